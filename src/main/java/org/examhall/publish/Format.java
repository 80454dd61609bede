package org.examhall.publish;

import java.util.Arrays;
import java.util.Optional;

/** The forms in which a course leaves the house. */
public enum Format {
    /** The reference manual, set as a book. */
    PDF("", ".pdf", "application/pdf"),
    /** The book for electronic readers, EPUB 3. */
    EPUB("", ".epub", "application/epub+zip"),
    /** A package for platforms that know SCORM 1.2. */
    SCORM_12("-scorm-1.2", ".zip", "application/zip"),
    /** A package for platforms that know SCORM 2004, 4th edition. */
    SCORM_2004("-scorm-2004", ".zip", "application/zip"),
    /** A package for platforms that keep xAPI statements, by the rules of cmi5. */
    CMI5("-cmi5", ".zip", "application/zip");

    private final String mark;
    private final String ending;
    private final String mediaType;

    Format(String mark, String ending, String mediaType) {
        this.mark = mark;
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** How the name of a file in this form ends; no two forms share one. */
    String tail() {
        return mark + ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether it is to be read as it is; the others are for the people who run another platform. */
    public boolean isBook() {
        return this == PDF || this == EPUB;
    }

    static Optional<Format> endingWith(String tail) {
        return Arrays.stream(values()).filter(one -> one.tail().equals(tail)).findFirst();
    }
}
