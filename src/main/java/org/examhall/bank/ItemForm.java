package org.examhall.bank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.examhall.kernel.Choice;

/**
 * What an author has typed for an item: names and values, as they stand in the fields of the page. It may be half done
 * or wrong, so that nothing typed is ever lost; {@link ItemForms} makes an item of it.
 *
 * @param fields by name: those of every item, such as {@code title} and {@code prompt}, and those of its type
 * @param rows one for each choice, step, pair, gap, field or area
 * @param spares texts that belong to nothing, where a type has such
 */
public record ItemForm(Map<String, String> fields, List<Row> rows, List<Row> spares) {

    /** The value of a box that is ticked. */
    static final String YES = "yes";

    public ItemForm {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        rows = List.copyOf(rows);
        spares = List.copyOf(spares);
    }

    /**
     * Fields that belong together, one such group of several.
     *
     * @param options the choices in a gap; empty for all other rows
     */
    public record Row(Map<String, String> fields, List<Row> options) {

        public Row {
            fields = Collections.unmodifiableMap(new TreeMap<>(fields));
            options = List.copyOf(options);
        }

        static Row of(Map<String, String> fields) {
            return new Row(fields, List.of());
        }

        /** What was typed, without space at its ends; empty where there is no such field. */
        String get(String name) {
            return fields.getOrDefault(name, "").strip();
        }

        boolean is(String name) {
            return YES.equals(get(name));
        }

        /** Whether nothing that an author types is in it; ticks and identifiers alone do not count. */
        boolean isBlank() {
            return get("text").isEmpty()
                    && get("partner").isEmpty()
                    && get("why").isEmpty()
                    && get("label").isEmpty()
                    && get("coords").isEmpty()
                    && get("accepted").isEmpty()
                    && get("number").isEmpty()
                    && options.stream().allMatch(Row::isBlank);
        }
    }

    /**
     * A row and where it is.
     *
     * @param path by which the page finds its fields, {@code rows.2}
     */
    record Line(String path, Row row) {

        String get(String name) {
            return row.get(name);
        }

        boolean is(String name) {
            return row.is(name);
        }

        String field(String name) {
            return path + "." + name;
        }

        List<Line> options() {
            return written(lines(path + ".options", row.options()));
        }
    }

    /** What was typed, without space at its ends; empty where there is no such field. */
    String get(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    boolean is(String name) {
        return YES.equals(get(name));
    }

    /** The rows with something in them. */
    List<Line> lines() {
        return written(places());
    }

    /** Every row: those of places in a text are there for their places, even while nothing is in them. */
    List<Line> places() {
        return lines("rows", rows);
    }

    /** The spare texts with something in them. */
    List<Line> spareLines() {
        return written(lines("spares", spares));
    }

    private static List<Line> written(List<Line> lines) {
        return lines.stream().filter(line -> !line.row().isBlank()).toList();
    }

    private static List<Line> lines(String path, List<Row> rows) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(new Line(path + "." + i, rows.get(i)));
        }
        return lines;
    }

    /** The item's type; single choice where none has been chosen. */
    public ItemType type() {
        return Choice.named(ItemType.class, get("type")).orElse(ItemType.SINGLE);
    }

    public String bank() {
        return get("bank");
    }

    public String identifier() {
        return get("identifier");
    }

    public String title() {
        return get("title");
    }

    /** This form with more fields, which win over those it has. */
    ItemForm with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(fields);
        all.putAll(more);
        return new ItemForm(all, rows, spares);
    }
}
