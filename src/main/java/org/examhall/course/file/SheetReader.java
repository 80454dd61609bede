package org.examhall.course.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.examhall.course.TemplateSource;

/** Parts a sheet's text into its tables and into what is said about them, which comes first in the workbook. */
final class SheetReader {

    /** Spreadsheets allow no longer name, and none of these signs in one. */
    private static final int LONGEST_NAME = 31;

    private static final String FORBIDDEN = "[,;\\\\/?*\\[\\]:']+";

    private final List<SheetTable> tables = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** @param strong whether it is a heading */
    record Line(String text, boolean strong) {}

    SheetReader(TemplateSource template) {
        String heading = template.title();
        for (Node node = template.document().getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableBlock table) {
                tables.add(SheetTable.of(name(heading), Words.rows(table)));
            } else if (node instanceof BulletList || node instanceof OrderedList) {
                for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
                    lines.add(new Line("• " + Words.of(item), false));
                }
            } else {
                String words = Words.of(node);
                boolean isHeading = node instanceof Heading;
                heading = isHeading ? words : heading;
                lines.add(new Line(words, isHeading));
            }
        }
    }

    List<SheetTable> tables() {
        return List.copyOf(tables);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** A name that no other sheet has, as long as it may be. */
    private String name(String heading) {
        String plain =
                heading.replaceAll("[:(].*|_+", "").replaceAll(FORBIDDEN, " ").strip();
        String base = shortened(plain, LONGEST_NAME);
        String name = base;
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = shortened(base, LONGEST_NAME - 3) + " " + i;
        }
        return name;
    }

    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = text.lastIndexOf(' ', length);
        return text.substring(0, end > 0 ? end : length).replaceAll("[,\\s]+$", "");
    }
}
