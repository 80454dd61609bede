package org.examhall.kernel;

import java.util.regex.Pattern;

/** Text that strangers type and others read in mail, where a new line or an address would speak with our voice. */
public final class OneLine {

    private static final Pattern GAPS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Zs}\\s]+");
    private static final Pattern LEADS_SOMEWHERE = Pattern.compile("://|www\\.|@", Pattern.CASE_INSENSITIVE);

    private OneLine() {}

    /** The same words on one line, with one space between them and none around them. */
    public static String of(String text) {
        return GAPS.matcher(text).replaceAll(" ").strip();
    }

    /** Whether a mail program would make a link of it, or of a part of it. */
    public static boolean leadsSomewhere(String text) {
        return LEADS_SOMEWHERE.matcher(text).find();
    }
}
