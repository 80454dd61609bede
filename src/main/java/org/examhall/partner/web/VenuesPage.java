package org.examhall.partner.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.partner.Venue;
import org.examhall.partner.Venues;
import org.jspecify.annotations.Nullable;

/** Shows the venues and adds one. */
@Named
@RequestScoped
public class VenuesPage {

    /** Zones by region and place, those where courses are given first. */
    private static final List<String> ZONES = zones();

    @Inject
    Venues venues;

    @Inject
    Current current;

    @Inject
    Says says;

    private String words = "";
    private String partner = "";
    private String name = "";
    private String place = "";
    private String zone = "";
    private @Nullable List<Venue> found;

    private static List<String> zones() {
        TreeSet<String> all = new TreeSet<>(ZoneId.getAvailableZoneIds());
        all.removeIf(id -> !id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"));
        return Stream.of(
                        Stream.of("Europe/London", "Europe/Oslo"),
                        all.stream().filter(id -> id.startsWith("Australia/")),
                        all.stream())
                .flatMap(ids -> ids)
                .distinct()
                .toList();
    }

    public @Nullable String add() {
        if (!ZONES.contains(zone.strip())) {
            says.wrong("zone", "venues.zone.wrong");
            return null;
        }
        venues.add(partner, name, place, ZoneId.of(zone.strip()), current.actor());
        says.done("venues.done", name.strip());
        says.keep();
        return "/partner/venues.xhtml?faces-redirect=true";
    }

    public List<Venue> getFound() {
        if (found == null) {
            String wanted = words.strip().toLowerCase(Locale.ROOT);
            found = venues.all().stream()
                    .filter(v -> String.join(
                                    " ",
                                    v.getPartner(),
                                    v.getName(),
                                    v.getPlace(),
                                    v.getZone().getId())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
                    .toList();
        }
        return found;
    }

    public List<String> getZones() {
        return ZONES;
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public String getPartner() {
        return partner;
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPlace() {
        return place;
    }

    public void setPlace(String place) {
        this.place = place;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }
}
