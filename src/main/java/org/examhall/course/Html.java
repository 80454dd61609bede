package org.examhall.course;

/** Plain text in HTML. */
public final class Html {

    private Html() {}

    /** The text so that it stands for itself, also within the quotation marks of an attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
