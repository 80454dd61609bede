package org.examhall.bank;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.examhall.kernel.Language;

/**
 * What an exam and its sections are called in a further language. A test of QTI has one language, so the titles stand
 * in the metadata of its resource, {@code <bank:translation language="nb" title="…">} with a {@code <bank:section>} for
 * each outcome and process, and in the database the same way.
 *
 * @param exam the title of the whole
 * @param sections titles by the identifiers of the sections
 */
public record Titles(String exam, SortedMap<String, String> sections) {

    private static final int LONGEST = 200;

    public Titles {
        sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
    }

    /** What a section is called; its own title if it has no other. */
    String of(String section, String otherwise) {
        return sections.getOrDefault(section, otherwise);
    }

    /**
     * Reads {@code <bank:translation>} elements, each of which has to name every section.
     *
     * @param own the language that the test itself is in
     */
    static Map<Language, Titles> read(
            List<XmlElement> elements, Language own, Blueprint blueprint, Defects defects) {
        Map<Language, Titles> all = new EnumMap<>(Language.class);
        for (XmlElement element : elements) {
            if (!element.is(Qti.HOUSE, "translation")) {
                defects.add(element, element.where());
                continue;
            }
            element.allow(defects, "language", "title");
            Language language = Translations.language(element, own, defects);
            Titles titles = new Titles(title(element, defects), sections(element, defects));
            for (String section : names(blueprint)) {
                if (!titles.sections.containsKey(section)) {
                    defects.add(element, "the translation of the test needs a title for the section " + section);
                }
            }
            if (titles.sections.size() > names(blueprint).size()) {
                defects.add(element, "the translation of the test has titles for sections that are not there");
            }
            if (language != null && all.put(language, titles) != null) {
                defects.add(element, "a second translation of the test into " + language.tag());
            }
        }
        return all;
    }

    private static SortedMap<String, String> sections(XmlElement element, Defects defects) {
        SortedMap<String, String> sections = new TreeMap<>();
        for (XmlElement child : element.children(defects)) {
            if (!child.is(Qti.HOUSE, "section")) {
                defects.add(child, child.where());
            } else if (sections.put(
                            child.allow(defects, "of", "title").required("of", defects), title(child, defects))
                    != null) {
                defects.add(child, "a second title of the same section");
            }
        }
        return sections;
    }

    private static String title(XmlElement element, Defects defects) {
        String title = element.required("title", defects);
        if (title.length() > LONGEST) {
            defects.add(element, "a title of more than " + LONGEST + " characters");
        }
        return title;
    }

    private static Set<String> names(Blueprint blueprint) {
        Set<String> names = new TreeSet<>();
        blueprint.sections().forEach(section -> {
            names.add("outcome-" + section.outcome());
            names.add(section.process());
        });
        return names;
    }

    /** The titles as text; empty if there are none. */
    static String write(Map<Language, Titles> titles) {
        StringBuilder xml = new StringBuilder();
        new TreeMap<>(titles).forEach((language, one) -> {
            xml.append("<translation language=\"").append(language.tag());
            xml.append("\" title=\"").append(Markup.escape(one.exam)).append("\">");
            one.sections.forEach((section, title) -> xml.append("<section of=\"")
                    .append(Markup.escape(section))
                    .append("\" title=\"")
                    .append(Markup.escape(title))
                    .append("\"/>"));
            xml.append("</translation>");
        });
        return xml.isEmpty() ? "" : "<titles xmlns=\"" + Qti.HOUSE + "\">" + xml + "</titles>";
    }

    /** Reads what {@link #write} wrote. */
    static Map<Language, Titles> readStored(String xml) {
        Map<Language, Titles> all = new EnumMap<>(Language.class);
        if (xml.isEmpty()) {
            return all;
        }
        Defects defects = new Defects();
        XmlElement root = XmlReader.read("titles", xml, defects);
        if (root != null) {
            for (XmlElement element : root.children(defects)) {
                Language language = Language.of(element.required("language", defects));
                all.put(language, new Titles(title(element, defects), sections(element, defects)));
            }
        }
        if (!defects.none()) {
            throw new IllegalStateException("stored titles no longer readable: " + defects.list());
        }
        return all;
    }
}
