package org.examhall.publish.file;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.examhall.course.Lesson;
import org.examhall.course.Term;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * The index of a manual: each term with the page where it is explained, and with those of the lessons that use it most.
 * A lesson begins on a page of its own, so that one place in each lesson never gives the same page twice.
 */
final class ManualIndex {

    /** So many places beside the one where a term is explained; more would help nobody to find anything. */
    private static final int MOST = 5;

    /** A word that stands in a lesson but once is not what the lesson is about. */
    private static final int FEWEST = 2;

    /**
     * Where a term stands in a lesson.
     *
     * @param order of the lesson in the book
     * @param times how often it stands there
     * @param explained whether the lesson explains it
     */
    private record Place(String anchor, int order, int times, boolean explained) {}

    private final CourseTexts texts;
    private final Map<String, String> terms = new HashMap<>();
    private final Pattern words;
    private final Map<String, List<Place>> places;
    private int lessons;

    ManualIndex(CourseTexts texts) {
        this.texts = texts;
        texts.course()
                .glossary()
                .forEach(entry ->
                        terms.putIfAbsent(key(entry.term().term()), entry.term().term()));
        // Of two terms that begin alike the longer one is meant; an ending may follow, as in the plural.
        String all = terms.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.words = Pattern.compile(
                "\\b(" + all + ")\\p{L}{0,3}\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
        Collator collator = Collator.getInstance(texts.course().language().locale());
        this.places = new TreeMap<>(Comparator.comparing((String term) -> term, collator::compare));
    }

    private static String key(String term) {
        return term.toLowerCase(Locale.ROOT);
    }

    /** Finds the terms in a lesson's text, and marks where each stands first. */
    void read(Lesson lesson, Element text) {
        lessons++;
        Set<String> explained =
                lesson.terms().stream().map(Term::term).map(ManualIndex::key).collect(Collectors.toSet());
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, String> anchors = new HashMap<>();
        for (Text run : runs(text)) {
            mark(run, times, anchors);
        }
        times.forEach((term, count) -> places.computeIfAbsent(terms.getOrDefault(term, term), key -> new ArrayList<>())
                .add(new Place(anchors.getOrDefault(term, ""), lessons, count, explained.contains(term))));
    }

    /** Running text; headings, links and drawings are no places to look a word up. */
    private static List<Text> runs(Element text) {
        List<Text> runs = new ArrayList<>();
        Set<String> passedOver = Set.of("a", "h1", "h2", "h3", "h4", "h5", "h6");
        for (Element element :
                Xml.below(text, one -> !ManualText.isDrawn(one) && !passedOver.contains(one.getLocalName()))) {
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Text run) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    private void mark(Text run, Map<String, Integer> times, Map<String, String> anchors) {
        Text rest = run;
        Matcher found = words.matcher(rest.getData());
        int from = 0;
        while (found.find(from)) {
            String term = key(found.group(1));
            times.merge(term, 1, Integer::sum);
            from = found.end();
            if (!anchors.containsKey(term)) {
                String anchor = "at-" + lessons + "-" + (anchors.size() + 1);
                anchors.put(term, anchor);
                Text word = rest.splitText(found.start());
                rest = word.splitText(found.end() - found.start());
                Element mark = run.getOwnerDocument().createElementNS(Xml.XHTML, "span");
                mark.setAttribute("id", anchor);
                word.getParentNode().replaceChild(mark, word);
                mark.appendChild(word);
                found = words.matcher(rest.getData());
                from = 0;
            }
        }
    }

    /** Writes the index, which is read letter by letter. */
    void write(Element section) {
        Element columns = Xml.div(section, "div", "columns");
        Set<String> letters = new HashSet<>();
        Element list = Xml.div(columns, "ul", "index-list");
        places.forEach((term, where) -> {
            List<Place> shown = shown(where);
            if (shown.isEmpty()) {
                return;
            }
            boolean first = letters.add(term.substring(0, 1).toUpperCase(Locale.ROOT));
            Element line = Xml.div(list, "li", first ? "first" : "further");
            Xml.add(line, "span", term);
            for (Place place : shown) {
                line.appendChild(line.getOwnerDocument().createTextNode(", "));
                Element link = Xml.div(line, "a", place.explained() ? "explained" : "used");
                link.setAttribute("href", "#" + place.anchor());
                link.setAttribute("title", texts.get("publish.index.at", term));
            }
        });
    }

    private static List<Place> shown(List<Place> where) {
        List<Place> explained = where.stream().filter(Place::explained).toList();
        List<Place> shown = new ArrayList<>(where.stream()
                .filter(place -> !place.explained() && place.times() >= FEWEST)
                .sorted(Comparator.comparingInt(Place::times).reversed())
                .limit(MOST)
                .toList());
        shown.addAll(explained);
        shown.sort(Comparator.comparingInt(Place::order));
        return shown;
    }
}
