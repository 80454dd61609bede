package org.examhall.bank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.examhall.kernel.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a QTI 3.0 assessment test as a blueprint: one part, to be answered in any order and handed in at once; in it a
 * section {@code outcome-N} for each outcome, and in that a section for each process, which selects from its items.
 */
final class BlueprintReader {

    private final Defects defects;
    private final TreeMap<Integer, String> outcomes = new TreeMap<>();
    private final List<Blueprint.Section> sections = new ArrayList<>();
    private final Set<ItemRef> pooled = new HashSet<>();

    BlueprintReader(Defects defects) {
        this.defects = defects;
    }

    /** The blueprint, or null if anything is wrong with it. */
    @Nullable
    Blueprint read(XmlElement root, BlueprintFacts facts, String xml) {
        int before = defects.count();
        if (!isQti(root, "qti-assessment-test")) {
            defects.add(root, "expected <qti-assessment-test> of QTI 3.0");
            return null;
        }
        root.allow(defects, "identifier", "title", "xml:lang", "tool-name", "tool-version", "xsi:schemaLocation");
        String code = root.required("identifier", defects);
        String title = root.required("title", defects);
        int seconds = 0;
        int parts = 0;
        for (XmlElement child : root.children(defects)) {
            if (isQti(child, "qti-time-limits")) {
                seconds = number(child.allow(defects, "max-time"), "max-time");
            } else if (isQti(child, "qti-test-part")) {
                parts++;
                part(child, facts.bank());
            } else {
                defects.add(child, child.where());
            }
        }
        if (!code.matches("[a-z][a-z0-9-]{0,39}")) {
            defects.add(root, "the identifier of a test is 1 to 40 small letters, digits and hyphens");
        }
        if (seconds == 0 || seconds % 60 != 0) {
            defects.add(root, "a time limit in whole minutes is needed");
        }
        if (parts != 1 || sections.isEmpty()) {
            defects.add(root, "a test has one part, with sections");
        }
        if (title.length() > 200
                || facts.unitCode().length() > 10
                || facts.level().length() > 10) {
            defects.add(root, "the title, the unit code or the level is too long");
        }
        if (defects.count() != before) {
            return null;
        }
        String hash = Digest.hex(xml + "\0" + facts);
        return new Blueprint(
                code,
                facts.bank(),
                hash,
                title,
                facts.unitCode(),
                facts.level(),
                seconds / 60,
                facts.passMark(),
                facts.attempts(),
                facts.languages(),
                outcomes,
                sections,
                Terms.NONE);
    }

    /** Reads a blueprint that was found good when it was stored. */
    static Blueprint readStored(String xml, BlueprintFacts facts) {
        Defects defects = new Defects();
        XmlElement root = XmlReader.read("blueprint", xml, defects);
        Blueprint blueprint = root == null ? null : new BlueprintReader(defects).read(root, facts, xml);
        if (blueprint == null) {
            throw new IllegalStateException("stored blueprint no longer readable: " + defects.list());
        }
        return blueprint;
    }

    /** Every reference to an item, at any depth. */
    static List<XmlElement> itemRefs(XmlElement element) {
        List<XmlElement> refs = new ArrayList<>();
        for (XmlElement.Piece piece : element.pieces()) {
            if (piece instanceof XmlElement.Child child) {
                if (isQti(child.element(), "qti-assessment-item-ref")) {
                    refs.add(child.element());
                } else {
                    refs.addAll(itemRefs(child.element()));
                }
            }
        }
        return refs;
    }

    private static boolean isQti(XmlElement element, String name) {
        return element.is(Qti.NAMESPACE, name);
    }

    private int number(XmlElement element, String attribute) {
        String text = element.required(attribute, defects);
        if (!text.matches("[1-9]\\d{0,5}")) {
            defects.add(element, attribute + " must be a whole number above 0");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private void part(XmlElement part, String bank) {
        part.allow(defects, "identifier", "title", "navigation-mode", "submission-mode")
                .fixed(defects, "navigation-mode", "nonlinear")
                .fixed(defects, "submission-mode", "simultaneous");
        for (XmlElement child : part.children(defects)) {
            if (isQti(child, "qti-assessment-section")) {
                outcome(child, bank);
            } else {
                defects.add(child, child.where());
            }
        }
    }

    private void outcome(XmlElement section, String bank) {
        section.allow(defects, "identifier", "title", "visible");
        String identifier = section.required("identifier", defects);
        String title = section.required("title", defects);
        if (!identifier.matches("outcome-[1-9]\\d?")) {
            defects.add(section, "the sections of the part are outcome-1, outcome-2, ...");
            return;
        }
        int outcome = Integer.parseInt(identifier.substring("outcome-".length()));
        if (outcomes.put(outcome, title) != null) {
            defects.add(section, "a second section " + identifier);
        }
        for (XmlElement child : section.children(defects)) {
            if (isQti(child, "qti-assessment-section")) {
                process(child, outcome, bank);
            } else if (isQti(child, "qti-ordering")) {
                ordering(child);
            } else {
                defects.add(child, child.where());
            }
        }
    }

    private void process(XmlElement section, int outcome, String bank) {
        section.allow(defects, "identifier", "title", "visible");
        String process = section.required("identifier", defects);
        String title = section.required("title", defects);
        int select = 0;
        boolean shuffle = false;
        List<ItemRef> pool = new ArrayList<>();
        for (XmlElement child : section.children(defects)) {
            switch (child.namespace().equals(Qti.NAMESPACE) ? child.name() : "") {
                case "qti-selection" ->
                    select = number(
                            child.allow(defects, "select", "with-replacement")
                                    .fixed(defects, "with-replacement", "false"),
                            "select");
                case "qti-ordering" -> shuffle = ordering(child);
                case "qti-assessment-item-ref" -> item(child, bank, pool);
                default -> defects.add(child, child.where());
            }
        }
        if (select > pool.size() || select == 0) {
            defects.add(section, "selects " + select + " of " + pool.size() + " items");
        }
        sections.add(new Blueprint.Section(outcome, process, title, select, shuffle, pool, null));
    }

    private boolean ordering(XmlElement element) {
        String shuffle = element.allow(defects, "shuffle").required("shuffle", defects);
        if (!shuffle.equals("true") && !shuffle.equals("false")) {
            defects.add(element, "shuffle is true or false");
        }
        return shuffle.equals("true");
    }

    private void item(XmlElement element, String bank, List<ItemRef> pool) {
        element.allow(defects, "identifier", "href");
        element.required("href", defects);
        String identifier = element.required("identifier", defects);
        if (!ItemRef.isName(identifier) || !ItemRef.isName(bank)) {
            defects.add(element, "not an identifier: " + identifier);
            return;
        }
        ItemRef ref = new ItemRef(bank, identifier);
        if (!pooled.add(ref)) {
            defects.add(element, "the item is in the test already: " + identifier);
        }
        pool.add(ref);
    }
}
