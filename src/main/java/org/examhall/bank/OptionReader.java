package org.examhall.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what interactions have in common: options, areas, pictures, and how they may be used. */
final class OptionReader {

    private static final int MOST = 20;
    private static final Pattern COORDS = Pattern.compile("\\d{1,5}(\\s*,\\s*\\d{1,5}){2,39}");

    private final Defects defects;
    private final Markup markup;

    OptionReader(Defects defects, Markup markup) {
        this.defects = defects;
        this.markup = markup;
    }

    /** The choices of a list in which they stand as markup. */
    List<Item.Option> choices(XmlElement parent, List<XmlElement> elements) {
        List<Item.Option> options = new ArrayList<>();
        for (XmlElement element : elements) {
            if (expected(element, "qti-simple-choice")) {
                allow(element);
                options.add(new Item.Option(identifier(element), markup.choice(element)));
            }
        }
        return checked(parent, elements, options, 2);
    }

    /**
     * The options of a list that is a drop-down, which shows plain text.
     *
     * @param more attributes that they may have besides the usual ones
     */
    List<Item.Option> texts(XmlElement parent, List<XmlElement> elements, String name, String... more) {
        List<Item.Option> options = new ArrayList<>();
        for (XmlElement element : elements) {
            if (expected(element, name)) {
                allow(element, more);
                options.add(new Item.Option(identifier(element), text(element)));
            }
        }
        return checked(parent, elements, options, name.equals("qti-gap-text") ? 1 : 2);
    }

    /** The words of an option, also where one paragraph holds them all. */
    private String text(XmlElement element) {
        String html = markup.choice(element);
        if (html.contains("<")) {
            defects.add(element, "only words are supported here: they are shown in a list");
        }
        return html;
    }

    private boolean expected(XmlElement element, String name) {
        if (Qti.is(element, name)) {
            return true;
        }
        defects.add(element, element.where());
        return false;
    }

    private void allow(XmlElement element, String... more) {
        String[] usual = {"identifier", "fixed", "show-hide", "class", "id", "label"};
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        element.allow(defects, all).fixed(defects, "fixed", "false").fixed(defects, "show-hide", "show");
    }

    /** The identifier of something that can be chosen. */
    String identifier(XmlElement element) {
        String identifier = element.required("identifier", defects);
        if (!identifier.isEmpty() && !ItemRef.isName(identifier)) {
            defects.add(element, "not an identifier: " + identifier);
        }
        return identifier;
    }

    private List<Item.Option> checked(
            XmlElement parent, List<XmlElement> elements, List<Item.Option> options, int least) {
        if (options.size() == elements.size()) {
            Set<String> identifiers = new HashSet<>();
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < options.size(); i++) {
                Item.Option option = options.get(i);
                if (option.html().isBlank()) {
                    defects.add(elements.get(i), "an empty choice");
                }
                if (!identifiers.add(option.identifier())) {
                    defects.add(elements.get(i), "a second choice " + option.identifier());
                }
                if (!seen.add(option.html())) {
                    defects.add(elements.get(i), "a second choice with the same text");
                }
            }
        }
        count(parent, options.size(), least, "choices");
        return options;
    }

    /** A defect unless there are as many of something as an answer can take. */
    void count(XmlElement parent, int count, int least, String what) {
        if (count < least || count > MOST) {
            defects.add(parent, "there must be from " + least + " to " + MOST + " " + what);
        }
    }

    /** How many may be chosen: the attribute, where 0 and its absence mean as the specification has it. */
    int most(XmlElement element, String attribute, int otherwise, int all) {
        int most = Qti.count(element, attribute, otherwise, defects);
        if (most > all) {
            defects.add(element, attribute + " must be from 0 to " + all);
        }
        return most == 0 ? all : most;
    }

    /** How often each may be used, the same for all: 1, or 0 for any number, which {@code all} is as good as. */
    int uses(List<XmlElement> elements, int all) {
        Set<Integer> found = new HashSet<>();
        for (XmlElement element : elements) {
            element.required("match-max", defects);
            int most = Qti.count(element, "match-max", 1, defects);
            found.add(most >= all && most > 1 ? 0 : most);
            if (most > 1 && most < all) {
                defects.add(element, "match-max is 1, or 0 for any number");
            }
        }
        if (found.size() > 1) {
            defects.add(elements.get(0), "match-max must be the same for all");
        }
        return found.contains(0) ? 0 : 1;
    }

    boolean shuffle(XmlElement element) {
        return Qti.flag(element, "shuffle", false, defects);
    }

    /** A picture, by {@code <img>} or {@code <object>}. */
    Item.Picture picture(XmlElement element) {
        boolean object = Qti.is(element, "object");
        XmlElement image = object ? asImage(element) : element;
        image.allow(defects, "src", "alt", "width", "height", "class", "id", "label");
        String alt = image.attribute("alt");
        if (alt == null || alt.isBlank()) {
            defects.add(element, "a picture to be used needs words that say what it shows (alt)");
        }
        return new Item.Picture(
                markup.medium(image, Medium.Kind.PICTURE),
                alt == null ? "" : alt.strip().replaceAll("\\s+", " "),
                size(image, "width"),
                size(image, "height"));
    }

    private int size(XmlElement image, String attribute) {
        image.required(attribute, defects);
        int size = Qti.count(image, attribute, 1, defects);
        if (size < 1 || size > 9_999) {
            defects.add(image, attribute + " is a number of pixels");
        }
        return size;
    }

    private XmlElement asImage(XmlElement object) {
        object.allow(defects, "data", "type", "width", "height", "class", "id", "label");
        Map<String, String> attributes = new LinkedHashMap<>(object.attributes());
        attributes.put("src", object.required("data", defects));
        attributes.put("alt", Markup.plain(object));
        attributes.keySet().removeAll(Set.of("data", "type"));
        return new XmlElement(object.file(), object.line(), object.namespace(), "img", attributes, List.of());
    }

    /** An area of a picture; {@code more} as in {@link #texts}. */
    Item.Area area(XmlElement element, String... more) {
        String[] usual = {"identifier", "hotspot-label", "shape", "coords", "fixed", "show-hide", "class", "id", "label"
        };
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        element.allow(defects, all).fixed(defects, "fixed", "false").fixed(defects, "show-hide", "show");
        element.children(defects).forEach(child -> defects.add(child, child.where()));
        Item.Shape shape = switch (element.required("shape", defects)) {
            case "rect" -> Item.Shape.RECT;
            case "circle" -> Item.Shape.CIRCLE;
            case "poly" -> Item.Shape.POLY;
            default -> {
                defects.add(element, "a shape is rect, circle or poly");
                yield Item.Shape.RECT;
            }
        };
        String label = element.attributes().getOrDefault("hotspot-label", "").strip();
        return new Item.Area(identifier(element), label, shape, coords(element, shape));
    }

    private List<Integer> coords(XmlElement element, Item.Shape shape) {
        String coords = element.required("coords", defects);
        int count = coords.split(",").length;
        boolean fits = switch (shape) {
            case RECT -> count == 4;
            case CIRCLE -> count == 3;
            case POLY -> count >= 6 && count % 2 == 0;
        };
        if (!fits || !COORDS.matcher(coords).matches()) {
            defects.add(element, "the coords do not make the shape: " + coords);
            return List.of();
        }
        return Arrays.stream(coords.split(","))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList();
    }
}
