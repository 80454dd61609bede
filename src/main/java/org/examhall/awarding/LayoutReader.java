package org.examhall.awarding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.awarding.LayoutSource.Kind;
import org.examhall.awarding.LayoutSource.Section;
import org.examhall.kernel.Refusal;
import org.examhall.result.Grade;
import org.jspecify.annotations.Nullable;

/** Reads a layout file, and finds everything that is wrong with it in one go. */
final class LayoutReader {

    private static final Pattern SECTION = Pattern.compile("\\[(file|code [a-z0-9-]+|header|record|trailer)]");
    private static final Pattern SETTING = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)\\s*=\\s*(.*)");
    private static final Pattern TOKEN = Pattern.compile("'([^']*)'|[^\\s']+");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final List<String> SETTINGS =
            List.of("name", "title", "file", "form", "separator", "quote", "characters", "line-end");
    private static final Map<String, Charset> CHARACTERS = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "windows-1252", Charset.forName("windows-1252"),
            "US-ASCII", StandardCharsets.US_ASCII);
    private static final int WIDEST = 500;

    private final String file;
    private final List<LayoutDefect> defects = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Integer> settingLines = new HashMap<>();
    private final Map<String, Map<String, String>> tables = new HashMap<>();
    private final Map<Section, List<Line>> fields = new EnumMap<>(Section.class);

    /** A line that is not empty. */
    private record Line(int number, String text) {}

    LayoutReader(String file) {
        this.file = file;
    }

    LayoutReading read(String text) {
        collect(text.lines().toList());
        RecordLayout.@Nullable Heading heading = heading();
        boolean fixed = "fixed".equals(settings.get("form"));
        List<LayoutField> header = fields(Section.HEADER, fixed);
        List<LayoutField> record = fields(Section.RECORD, fixed);
        List<LayoutField> trailer = fields(Section.TRAILER, fixed);
        if (!fields.containsKey(Section.RECORD)) {
            defect(0, "layout-record-missing");
        }
        if (!defects.isEmpty() || heading == null) {
            return new LayoutReading.Defective(defects);
        }
        return new LayoutReading.Usable(new RecordLayout(heading, header, record, trailer, text));
    }

    private void defect(int line, String code, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(file, line));
        arguments.addAll(Arrays.asList(more));
        defects.add(new LayoutDefect(file, line, new Refusal(code, arguments)));
    }

    private void collect(List<String> lines) {
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            Line line = new Line(i + 1, lines.get(i).strip());
            if (line.text().isEmpty() || line.text().startsWith("#")) {
                continue;
            }
            if (line.text().startsWith("[")) {
                section = section(line);
            } else {
                put(section, line);
            }
        }
    }

    private String section(Line line) {
        Matcher matcher = SECTION.matcher(line.text());
        if (!matcher.matches()) {
            defect(line.number(), "layout-section-unknown", line.text());
            return "";
        }
        String name = matcher.group(1);
        if (name.startsWith("code ")) {
            tables.putIfAbsent(name.substring(5), new LinkedHashMap<>());
        } else if (!name.equals("file")) {
            fields.putIfAbsent(Section.valueOf(name.toUpperCase(Locale.ROOT)), new ArrayList<>());
        }
        return name;
    }

    private void put(String section, Line line) {
        if (section.isEmpty()) {
            // Below a heading that was refused, the lines are not refused once more.
            if (defects.isEmpty()) {
                defect(line.number(), "layout-outside-section", line.text());
            }
            return;
        }
        if (!section.equals("file") && !section.startsWith("code ")) {
            fields.computeIfAbsent(Section.valueOf(section.toUpperCase(Locale.ROOT)), any -> new ArrayList<>())
                    .add(line);
            return;
        }
        Matcher matcher = SETTING.matcher(line.text());
        if (!matcher.matches()) {
            defect(line.number(), "layout-not-a-setting", line.text());
            return;
        }
        String name = matcher.group(1);
        Map<String, String> target = section.equals("file")
                ? settings
                : tables.computeIfAbsent(section.substring(5), any -> new LinkedHashMap<>());
        if (section.equals("file")) {
            if (!SETTINGS.contains(name)) {
                defect(line.number(), "layout-setting-unknown", name, String.join(", ", SETTINGS));
                return;
            }
            settingLines.putIfAbsent(name, line.number());
        }
        if (target.putIfAbsent(name, matcher.group(2).strip()) != null) {
            defect(line.number(), "layout-twice", name);
        }
    }

    private RecordLayout.@Nullable Heading heading() {
        int before = defects.size();
        String name = require("name", NAME);
        String title = require("title", Pattern.compile(".{1,100}"));
        String fileName = require("file", Pattern.compile(".{1,120}"));
        checkFileName(fileName);
        String form = require("form", Pattern.compile("delimited|fixed"));
        Charset characters = CHARACTERS.get(require("characters", oneOf(CHARACTERS.keySet())));
        String lineEnd = require("line-end", Pattern.compile("CRLF|LF"));
        String separator = "";
        String quote = "";
        if (form.equals("delimited")) {
            String given = require("separator", Pattern.compile("tab|[^\\s\"']"));
            separator = given.equals("tab") ? "\t" : given;
            quote = require("quote", Pattern.compile("none|[\"']"));
            quote = quote.equals("none") ? "" : quote;
        }
        if (defects.size() > before || characters == null) {
            return null;
        }
        return new RecordLayout.Heading(
                name,
                title,
                fileName,
                form.equals("fixed"),
                separator,
                quote,
                characters,
                lineEnd.equals("CRLF") ? "\r\n" : "\n");
    }

    private static Pattern oneOf(Iterable<String> words) {
        List<String> quoted = new ArrayList<>();
        words.forEach(word -> quoted.add(Pattern.quote(word)));
        return Pattern.compile(String.join("|", quoted));
    }

    /** The value of a setting that has to be there; empty, with a defect noted, if it is not or is not right. */
    private String require(String name, Pattern form) {
        String value = settings.get(name);
        if (value == null) {
            defect(0, "layout-setting-missing", name);
            return "";
        }
        if (!form.matcher(value).matches()) {
            defect(settingLines.getOrDefault(name, 0), "layout-setting-" + name, value);
            return "";
        }
        return value;
    }

    private void checkFileName(String pattern) {
        if (pattern.isEmpty()) {
            return;
        }
        int line = settingLines.getOrDefault("file", 0);
        StringBuilder plain = new StringBuilder();
        boolean batch = false;
        Matcher places = RecordLayout.PLACE.matcher(pattern);
        boolean good = true;
        while (places.find()) {
            String form = places.group(2);
            if (places.group(1).equals("batch")) {
                batch = true;
                good &= form == null || form.matches("[1-9]");
            } else {
                good &= form == null
                        || formatter(form, OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC)) != null;
                good &= form == null || form.matches("[A-Za-z]+");
            }
            places.appendReplacement(plain, "0");
        }
        places.appendTail(plain);
        if (!good || !batch || !FILE.matcher(plain).matches()) {
            defect(line, "layout-setting-file", pattern);
        }
    }

    private List<LayoutField> fields(Section section, boolean fixed) {
        List<LayoutField> read = new ArrayList<>();
        for (Line line : fields.getOrDefault(section, List.of())) {
            LayoutField field = field(section, fixed, line);
            if (field != null) {
                read.add(field);
            }
        }
        List<Line> lines = fields.get(section);
        if (lines != null && lines.isEmpty()) {
            defect(0, "layout-section-empty", section.name().toLowerCase(Locale.ROOT));
        }
        return read;
    }

    private @Nullable LayoutField field(Section section, boolean fixed, Line line) {
        int before = defects.size();
        Tokens tokens = tokens(line);
        if (tokens == null) {
            return null;
        }
        String name = tokens.next();
        LayoutSource source = null;
        LayoutField.@Nullable Form form;
        if (tokens.lastWasQuoted()) {
            form = new LayoutField.Constant(name);
        } else {
            source = LayoutSource.ofKey(name).orElse(null);
            if (source == null) {
                defect(line.number(), "layout-source-unknown", name);
                return null;
            }
            if (!source.isIn(section)) {
                defect(
                        line.number(),
                        "layout-source-elsewhere",
                        name,
                        section.name().toLowerCase(Locale.ROOT));
                return null;
            }
            form = form(source, tokens, line);
        }
        if (form == null) {
            return null;
        }
        Options options =
                options(tokens, line, form instanceof LayoutField.Digits || form instanceof LayoutField.Decimal);
        if (options == null || defects.size() > before) {
            return null;
        }
        return complete(name, source, form, options, fixed, section, line);
    }

    private @Nullable LayoutField complete(
            String name,
            @Nullable LayoutSource source,
            LayoutField.Form form,
            Options options,
            boolean fixed,
            Section section,
            Line line) {
        boolean number = form instanceof LayoutField.Digits || form instanceof LayoutField.Decimal;
        Character pad = options.pad;
        if (fixed && options.width == 0) {
            defect(line.number(), "layout-width-missing", name);
            return null;
        }
        if (fixed && pad == null) {
            pad = number ? '0' : ' ';
        }
        if (options.pad != null && options.width == 0) {
            defect(line.number(), "layout-pad-without-width", name);
            return null;
        }
        if (options.cut && number && section == Section.RECORD) {
            defect(line.number(), "layout-cut-number", name);
            return null;
        }
        if (form instanceof LayoutField.Constant constant
                && options.width > 0
                && constant.text().length() > options.width) {
            defect(line.number(), "layout-constant-too-long", name, options.width);
            return null;
        }
        LayoutField.Form complete = form instanceof LayoutField.Decimal decimal
                ? new LayoutField.Decimal(decimal.places(), options.point)
                : form;
        return new LayoutField(name, source, complete, options.width, options.right, pad, options.upper, options.cut);
    }

    private LayoutField.@Nullable Form form(LayoutSource source, Tokens tokens, Line line) {
        if (!tokens.hasNext()) {
            defect(line.number(), "layout-type-missing", source.key());
            return null;
        }
        String type = tokens.next();
        Kind kind = source.kind();
        boolean fits = switch (type) {
            case "text", "code" -> kind == Kind.TEXT || kind == Kind.DIGITS;
            case "digits" -> kind == Kind.DIGITS || kind == Kind.WHOLE;
            case "decimal" -> kind == Kind.NUMBER || kind == Kind.WHOLE;
            case "date" -> kind == Kind.DATE;
            default -> false;
        };
        if (!fits) {
            boolean known = List.of("text", "code", "digits", "decimal", "date").contains(type);
            defect(line.number(), known ? "layout-type-unfit" : "layout-type-unknown", type, source.key());
            return null;
        }
        return switch (type) {
            case "text" -> new LayoutField.Text();
            case "digits" -> new LayoutField.Digits();
            case "decimal" -> decimal(tokens, line);
            case "date" -> date(source, tokens, line);
            default -> code(source, tokens, line);
        };
    }

    private LayoutField.@Nullable Form decimal(Tokens tokens, Line line) {
        int places = tokens.hasNext() ? number(tokens.next(), 0, 6) : -1;
        if (places < 0) {
            defect(line.number(), "layout-decimal-places");
            return null;
        }
        return new LayoutField.Decimal(places, ".");
    }

    private LayoutField.@Nullable Form date(LayoutSource source, Tokens tokens, Line line) {
        String pattern = tokens.hasNext() ? tokens.next() : "";
        LocalDate day = LocalDate.of(2026, 1, 2);
        TemporalAccessor sample =
                source == LayoutSource.CREATED ? day.atTime(LocalTime.NOON).atOffset(ZoneOffset.UTC) : day;
        DateTimeFormatter formatter = pattern.isEmpty() ? null : formatter(pattern, sample);
        if (formatter == null) {
            defect(line.number(), "layout-date-pattern", pattern);
            return null;
        }
        return new LayoutField.Date(formatter);
    }

    private static @Nullable DateTimeFormatter formatter(String pattern, TemporalAccessor sample) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            return formatter.format(sample).isEmpty() ? null : formatter;
        } catch (IllegalArgumentException | DateTimeException notAPattern) {
            return null;
        }
    }

    private LayoutField.@Nullable Form code(LayoutSource source, Tokens tokens, Line line) {
        String name = tokens.hasNext() ? tokens.next() : "";
        Map<String, String> table = tables.get(name);
        if (table == null) {
            defect(line.number(), "layout-code-table-unknown", name);
            return null;
        }
        if (source == LayoutSource.GRADE) {
            for (Grade grade : Grade.values()) {
                if (!table.containsKey(grade.name())) {
                    defect(line.number(), "layout-code-incomplete", name, grade.name());
                    return null;
                }
            }
        }
        return new LayoutField.Code(name, table);
    }

    private static final class Options {
        private int width;
        private boolean right;
        private @Nullable Character pad;
        private boolean upper;
        private boolean cut;
        private String point = ".";
    }

    private @Nullable Options options(Tokens tokens, Line line, boolean number) {
        Options options = new Options();
        options.right = number;
        while (tokens.hasNext()) {
            String option = tokens.next();
            boolean argument = List.of("width", "align", "pad", "point").contains(option);
            if (argument && !tokens.hasNext()) {
                defect(line.number(), "layout-option-value", option, "");
                return null;
            }
            if (!take(options, option, argument ? tokens.next() : "", line)) {
                return null;
            }
        }
        return options;
    }

    private boolean take(Options options, String option, String value, Line line) {
        boolean good = true;
        switch (option) {
            case "width" -> {
                options.width = number(value, 1, WIDEST);
                good = options.width > 0;
            }
            case "align" -> {
                options.right = value.equals("right");
                good = value.equals("right") || value.equals("left");
            }
            case "pad" -> {
                good = value.length() == 1;
                options.pad = good ? value.charAt(0) : null;
            }
            case "point" -> {
                good = value.length() <= 1;
                options.point = value;
            }
            case "upper" -> options.upper = true;
            case "cut" -> options.cut = true;
            default -> {
                defect(line.number(), "layout-option-unknown", option);
                return false;
            }
        }
        if (!good) {
            defect(line.number(), "layout-option-value", option, value);
        }
        return good;
    }

    /** The number, or -1 if it is none within the bounds. */
    private static int number(String text, int least, int most) {
        if (!text.matches("\\d{1,4}")) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number >= least && number <= most ? number : -1;
    }

    private @Nullable Tokens tokens(Line line) {
        Matcher matcher = TOKEN.matcher(line.text());
        List<String> words = new ArrayList<>();
        List<Boolean> quoted = new ArrayList<>();
        int end = 0;
        while (matcher.find()) {
            if (!line.text().substring(end, matcher.start()).isBlank()) {
                break;
            }
            boolean inQuotes = matcher.group(1) != null;
            words.add(inQuotes ? matcher.group(1) : matcher.group());
            quoted.add(inQuotes);
            end = matcher.end();
        }
        if (words.isEmpty() || !line.text().substring(end).isBlank()) {
            defect(line.number(), "layout-quotes", line.text());
            return null;
        }
        return new Tokens(words, quoted);
    }

    /** The words of a field's line. */
    private static final class Tokens {
        private final List<String> words;
        private final List<Boolean> quoted;
        private int next;

        Tokens(List<String> words, List<Boolean> quoted) {
            this.words = words;
            this.quoted = quoted;
        }

        boolean hasNext() {
            return next < words.size();
        }

        String next() {
            return words.get(next++);
        }

        boolean lastWasQuoted() {
            return quoted.get(next - 1);
        }
    }
}
