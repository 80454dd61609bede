package org.examhall.site;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** The countries in which FITS courses are given, as visitors look for them. */
public enum Country {
    GB,
    AU,
    NO,
    /** Any other. */
    ZZ;

    private static final Set<String> BRITISH =
            Set.of("Europe/London", "Europe/Belfast", "Europe/Jersey", "Europe/Guernsey", "Europe/Isle_of_Man", "GB");
    private static final Set<String> NORWEGIAN = Set.of("Europe/Oslo", "Arctic/Longyearbyen", "Atlantic/Jan_Mayen");

    /** Where the clocks of this zone hang. */
    public static Country of(ZoneId zone) {
        String id = zone.getId();
        if (id.startsWith("Australia/")) {
            return AU;
        }
        if (NORWEGIAN.contains(id)) {
            return NO;
        }
        return BRITISH.contains(id) ? GB : ZZ;
    }

    /** The ISO code in lower case, for addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
