package org.examhall.bank.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What kind of file it is. It is read from the content: names and endings claim what they like. */
public enum Format {
    /** A content package of QTI 2.x or 3.0. */
    QTI_PACKAGE,
    /** One item of QTI 2.x or 3.0. */
    QTI_ITEM,
    MOODLE_XML,
    GIFT,
    AIKEN,
    CSV,
    XLSX;

    private static final int LOOK = 64 * 1024;
    private static final Pattern ANSWER = Pattern.compile("(?im)^\\s*ANSWER\\s*:");
    private static final Pattern BRACE = Pattern.compile("(?<!\\\\)\\{");

    /**
     * Recognises a file.
     *
     * @throws Unreadable if it is none of these
     */
    public static Format of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        if (start.length == 0) {
            throw new Unreadable("import-empty");
        }
        if (start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] <= 8) {
            return ofZip(file);
        }
        String text = beginning(file);
        if (text.stripLeading().startsWith("<")) {
            return ofXml(file);
        }
        return ofText(text);
    }

    private static Format ofZip(Path file) throws IOException {
        try (SafeZip zip = SafeZip.open(file)) {
            return zip.has("xl/workbook.xml") ? XLSX : QTI_PACKAGE;
        }
    }

    private static Format ofXml(Path file) throws IOException {
        try (XmlStream stream = new XmlStream(Files.newInputStream(file))) {
            if (stream.root().equals("quiz")) {
                return MOODLE_XML;
            }
            if (QtiFile.isItem(stream)) {
                return QTI_ITEM;
            }
            throw stream.root().equals(PackageSource.QTI1)
                    ? new Unreadable("import-qti1")
                    : new Unreadable("import-root", Desk.shown(stream.root()));
        }
    }

    private static String beginning(Path file) throws IOException {
        char[] text = new char[LOOK];
        try (BufferedReader reader = new BufferedReader(Encoding.of(file).open(file))) {
            int length = reader.read(text);
            return new String(text, 0, Math.max(0, length));
        }
    }

    private static Format ofText(String text) throws Unreadable {
        if (text.indexOf('\0') >= 0) {
            throw new Unreadable("import-not-text", 1);
        }
        String first = text.lines().findFirst().orElse("");
        List<String> headings = Arrays.stream(
                        first.toLowerCase(Locale.ROOT).split(Pattern.quote(String.valueOf(CsvRows.separator(first)))))
                .map(heading -> heading.replace("\"", "").strip())
                .toList();
        if (headings.contains(Column.TYPE.heading()) && headings.contains(Column.QUESTION.heading())) {
            return CSV;
        }
        int answer = firstOf(ANSWER, text);
        int brace = firstOf(BRACE, text);
        if (answer < brace) {
            return AIKEN;
        }
        if (brace < Integer.MAX_VALUE || text.contains("::")) {
            return GIFT;
        }
        throw new Unreadable("import-unknown");
    }

    private static int firstOf(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .mapToInt(found -> found.start())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /** Opens a file of this kind. */
    public QuestionSource open(Path file, Defaults defaults) throws IOException {
        Desk desk = new Desk(defaults);
        return switch (this) {
            case QTI_PACKAGE -> new PackageSource(file, desk);
            case QTI_ITEM -> new SingleItemSource(file, desk);
            case MOODLE_XML -> new MoodleSource(file, desk);
            case GIFT -> new GiftSource(file, desk);
            case AIKEN -> new AikenSource(file, desk);
            case CSV -> new SheetSource(new CsvRows(file), desk);
            case XLSX -> new SheetSource(new XlsxRows(file), desk);
        };
    }
}
