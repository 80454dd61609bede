package org.examhall.bank;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text as an author types it in a plain field, and the checked markup that it stands for. A blank line begins a new
 * paragraph; {@code **strong**}, {@code *emphasis*} and {@code `code`}; lines that begin with {@code - } or {@code 1. }
 * are a list; lines that begin with {@code |} are a table, whose caption is the line {@code |= …}, whose first row
 * holds the heads of the columns and in which {@code |!} begins the head of a row. A backslash takes a sign for itself.
 * A block that begins with {@code <} is markup already and is checked as such, and so is running text after {@code <>}:
 * nothing that an item may contain is beyond a plain field.
 */
final class HouseText {

    private static final Pattern BULLET = Pattern.compile("- (.*)");
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,2}\\. (.*)");
    private static final Pattern LOOKS_LIKE_A_BLOCK = Pattern.compile("(- |\\d{1,2}\\. |[|<]).*", Pattern.DOTALL);
    private static final Map<String, String> SIGNS = Map.of("strong", "**", "em", "*", "code", "`");

    /** Before running text that is markup already. */
    private static final String RAW = "<>";

    private HouseText() {}

    /** The checked markup of a text of paragraphs, lists and tables; what is wrong with it is added to the defects. */
    static String blocks(String text, Defects defects) {
        StringBuilder xml = new StringBuilder();
        for (String block : text.replace("\r", "").strip().split("\\n\\s*\\n")) {
            if (!block.isBlank()) {
                xml.append(block(block.strip()));
            }
        }
        XmlElement root = read(xml.toString(), defects);
        return root == null ? "" : new Markup(defects).blocks(root);
    }

    /** The checked markup of running text, such as a choice. */
    static String phrases(String text, Defects defects) {
        String flat = text.strip().replaceAll("\\s+", " ");
        XmlElement root = read(flat.startsWith(RAW) ? flat.substring(RAW.length()) : running(flat), defects);
        return root == null ? "" : new Markup(defects).phrases(root);
    }

    /** The text for which checked markup of blocks stands; a block that the signs cannot say is markup itself. */
    static String ofBlocks(String html) {
        List<XmlElement> elements = children(parse(html));
        List<String> written = MarkupWriter.blocks(html);
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            String text = blockText(unwrapped(elements.get(i)));
            String markup = written.get(i);
            boolean same = blocks(text, new Defects()).equals(blocks(markup, new Defects()));
            blocks.add(same ? text : markup);
        }
        return String.join("\n\n", blocks);
    }

    /** The text for which checked markup of running text stands. */
    static String ofPhrases(String html) {
        String text = runningText(parse(html)).strip();
        return phrases(text, new Defects()).equals(html) ? text : RAW + MarkupWriter.write(html);
    }

    private static XmlElement parse(String html) {
        Defects defects = new Defects();
        XmlElement root = read(html, defects);
        if (root == null) {
            throw new IllegalArgumentException("not checked markup: " + defects.list());
        }
        return root;
    }

    private static @Nullable XmlElement read(String xml, Defects defects) {
        return XmlReader.read("", "<text xmlns=\"" + Qti.NAMESPACE + "\">" + xml + "</text>", defects);
    }

    // --- from text to markup ---

    private static String block(String block) {
        if (block.startsWith("<")) {
            return block;
        }
        List<String> lines = block.lines().map(String::strip).toList();
        if (lines.stream().allMatch(line -> line.startsWith("|"))) {
            return table(lines);
        }
        if (lines.stream().allMatch(line -> BULLET.matcher(line).matches())) {
            return list("ul", lines, BULLET);
        }
        if (lines.stream().allMatch(line -> NUMBERED.matcher(line).matches())) {
            return list("ol", lines, NUMBERED);
        }
        return "<p>" + running(String.join(" ", lines)) + "</p>";
    }

    private static String list(String name, List<String> lines, Pattern item) {
        StringBuilder xml = new StringBuilder("<" + name + ">");
        for (String line : lines) {
            Matcher matcher = item.matcher(line);
            if (matcher.matches()) {
                xml.append("<li>").append(running(matcher.group(1))).append("</li>");
            }
        }
        return xml.append("</").append(name).append('>').toString();
    }

    private static String table(List<String> lines) {
        StringBuilder caption = new StringBuilder();
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("|=")) {
                caption.append("<caption>")
                        .append(running(line.substring(2).strip()))
                        .append("</caption>");
            } else {
                rows.add(cells(line));
            }
        }
        StringBuilder xml = new StringBuilder("<table>").append(caption);
        for (int i = 0; i < rows.size(); i++) {
            xml.append(i == 0 ? "<thead><tr>" : i == 1 ? "<tbody><tr>" : "<tr>");
            for (String cell : rows.get(i)) {
                xml.append(cell(cell, i == 0));
            }
            xml.append(i == 0 ? "</tr></thead>" : "</tr>");
        }
        return xml.append(rows.size() > 1 ? "</tbody></table>" : "</table>").toString();
    }

    private static String cell(String cell, boolean head) {
        if (head) {
            return "<th scope=\"col\">" + running(cell) + "</th>";
        }
        return cell.startsWith("!")
                ? "<th scope=\"row\">" + running(cell.substring(1).strip()) + "</th>"
                : "<td>" + running(cell) + "</td>";
    }

    /** What stands between the bars of a line; a bar after a backslash is none. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                cell.append(c).append(line.charAt(++i));
            } else if (c == '|') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (!cell.toString().isBlank()) {
            cells.add(cell.toString().strip());
        }
        return cells;
    }

    /** Running text; a sign that is never closed stands for itself. */
    private static String running(String text) {
        StringBuilder xml = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                xml.append(Markup.escape(text.substring(i + 1, i + 2)));
                i++;
                continue;
            }
            String name = sign(text, i, open);
            if (name.isEmpty()) {
                xml.append(Markup.escape(text.substring(i, i + 1)));
            } else {
                i += SIGNS.getOrDefault(name, "").length() - 1;
                if (name.equals(open.peek())) {
                    open.pop();
                    xml.append("</").append(name).append('>');
                } else {
                    open.push(name);
                    xml.append('<').append(name).append('>');
                }
            }
        }
        return xml.toString();
    }

    /** The element that begins or ends here, or nothing. */
    private static String sign(String text, int at, Deque<String> open) {
        if ("code".equals(open.peek())) {
            return text.charAt(at) == '`' ? "code" : "";
        }
        if (text.charAt(at) == '`') {
            return closes(text, at + 1, "`") ? "code" : "";
        }
        if (text.charAt(at) != '*') {
            return "";
        }
        boolean two = text.startsWith("**", at);
        if ("em".equals(open.peek()) && (!two || open.contains("strong"))) {
            return "em";
        }
        if (two) {
            return open.contains("strong") || closes(text, at + 2, "**") ? "strong" : "";
        }
        return open.contains("em") || closes(text, at + 1, "*") ? "em" : "";
    }

    private static boolean closes(String text, int from, String sign) {
        int at = from;
        while (at < text.length()) {
            if (text.charAt(at) == '\\') {
                at += 2;
            } else if (text.startsWith(sign, at)) {
                return at > from;
            } else {
                at++;
            }
        }
        return false;
    }

    // --- from markup to text ---

    /** A table is shown in a box that scrolls, which is no part of what was written. */
    private static XmlElement unwrapped(XmlElement element) {
        return element.name().equals("div") && !children(element).isEmpty()
                ? children(element).get(0)
                : element;
    }

    private static List<XmlElement> children(XmlElement element) {
        List<XmlElement> children = new ArrayList<>();
        for (XmlElement.Piece piece : element.pieces()) {
            if (piece instanceof XmlElement.Child child) {
                children.add(child.element());
            }
        }
        return children;
    }

    private static String blockText(XmlElement element) {
        return switch (element.name()) {
            case "ul" -> listText(element, "- ");
            case "ol" -> listText(element, "");
            case "table" -> tableText(element);
            default -> {
                String text = runningText(element).strip();
                yield LOOKS_LIKE_A_BLOCK.matcher(text).matches() ? "\\" + text : text;
            }
        };
    }

    private static String listText(XmlElement list, String sign) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (XmlElement item : children(list)) {
            number++;
            text.append(number > 1 ? "\n" : "").append(sign.isEmpty() ? number + ". " : sign);
            text.append(runningText(item).strip());
        }
        return text.toString();
    }

    private static String tableText(XmlElement table) {
        StringBuilder text = new StringBuilder();
        for (XmlElement part : children(table)) {
            if (part.name().equals("caption")) {
                text.append("|= ").append(runningText(part).strip()).append('\n');
            } else {
                children(part).forEach(row -> text.append(rowText(row)).append('\n'));
            }
        }
        return text.toString().strip();
    }

    private static String rowText(XmlElement row) {
        StringBuilder text = new StringBuilder("|");
        for (XmlElement cell : children(row)) {
            boolean head = "row".equals(cell.attribute("scope"));
            String words = runningText(cell).strip().replace("|", "\\|");
            text.append(head ? "! " : " ").append(words).append(" |");
        }
        return text.toString();
    }

    private static String runningText(XmlElement element) {
        StringBuilder text = new StringBuilder();
        for (XmlElement.Piece piece : element.pieces()) {
            if (piece instanceof XmlElement.Text t) {
                text.append(t.value().replaceAll("[\\\\*`]", "\\\\$0"));
            } else if (piece instanceof XmlElement.Child child) {
                String sign = SIGNS.getOrDefault(child.element().name(), "");
                text.append(sign).append(runningText(child.element())).append(sign);
            }
        }
        return text.toString();
    }
}
