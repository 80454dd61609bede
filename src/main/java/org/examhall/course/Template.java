package org.examhall.course;

import org.examhall.kernel.Language;

/** A form to fill in or a sheet to hang up, as checked markup; the same lies ready for office programs. */
public record Template(TemplateRef ref, String title, Language language, TemplateSource.Kind kind, String html) {

    /** Where its office file lies below the folder of all of them. */
    public String file() {
        return file(ref, language, kind);
    }

    /** How the file is called that somebody takes away. */
    public String fileName() {
        return ref.value() + "." + language.tag() + "." + kind.ending();
    }

    static String file(TemplateRef ref, Language language, TemplateSource.Kind kind) {
        return ref.course() + "/" + language.tag() + "/" + ref.id() + "." + kind.ending();
    }
}
