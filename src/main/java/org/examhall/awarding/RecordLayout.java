package org.examhall.awarding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How the awarding body wants its file: fields in order, their form, header, trailer and control totals. Read from a
 * layout file, so that another layout is another file and not another program; {@code ours.layout} describes the form.
 */
public final class RecordLayout {

    static final Pattern PLACE = Pattern.compile("\\{(batch|created)(?::([^}]*))?}");

    private final Heading heading;
    private final List<LayoutField> header;
    private final List<LayoutField> record;
    private final List<LayoutField> trailer;
    private final String source;

    /**
     * The section {@code [file]}.
     *
     * @param separator empty if the form is fixed
     * @param quote empty for none
     */
    record Heading(
            String name,
            String title,
            String file,
            boolean fixed,
            String separator,
            String quote,
            Charset characters,
            String lineEnd) {}

    RecordLayout(
            Heading heading,
            List<LayoutField> header,
            List<LayoutField> record,
            List<LayoutField> trailer,
            String source) {
        this.heading = heading;
        this.header = List.copyOf(header);
        this.record = List.copyOf(record);
        this.trailer = List.copyOf(trailer);
        this.source = source;
    }

    /**
     * Reads a layout.
     *
     * @param file its name, for the defects
     */
    public static LayoutReading read(String file, String text) {
        return new LayoutReader(file).read(text);
    }

    /** By which the layout is chosen. */
    public String getName() {
        return heading.name();
    }

    public String getTitle() {
        return heading.title();
    }

    /** The file from which it was read; a batch keeps it, so that nobody can change the layout under it. */
    public String source() {
        return source;
    }

    /** The name of a batch's file. */
    public String fileName(BatchFacts batch) {
        Matcher places = PLACE.matcher(heading.file());
        StringBuilder name = new StringBuilder();
        while (places.find()) {
            String form = places.group(2);
            String value = places.group(1).equals("batch")
                    ? String.format(Locale.ROOT, form == null ? "%d" : "%0" + form + "d", batch.number())
                    : DateTimeFormatter.ofPattern(form == null ? "yyyyMMdd" : form, Locale.ROOT)
                            .format(batch.createdAt().atOffset(ZoneOffset.UTC));
            places.appendReplacement(name, Matcher.quoteReplacement(value));
        }
        return places.appendTail(name).toString();
    }

    /** The first line with its line end; nothing if the layout has none. */
    public byte[] header(BatchFacts batch) {
        return line(header, new LayoutSource.Row(batch, null, 0, Totals.NONE, 0));
    }

    /**
     * The line of one result with its line end.
     *
     * @param number of the line among the results, from 1
     * @throws org.examhall.kernel.Refused if a value does not fit its field or the layout's characters
     */
    public byte[] record(BatchFacts batch, int number, ResultLine line) {
        return line(record, new LayoutSource.Row(batch, line, number, Totals.NONE, 0));
    }

    /** The last line with its line end; nothing if the layout has none. */
    public byte[] trailer(BatchFacts batch, Totals totals) {
        int around = (header.isEmpty() ? 0 : 1) + 1;
        return line(trailer, new LayoutSource.Row(batch, null, 0, totals, totals.records() + around));
    }

    private byte[] line(List<LayoutField> fields, LayoutSource.Row row) {
        if (fields.isEmpty()) {
            return new byte[0];
        }
        StringBuilder line = new StringBuilder(160);
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                line.append(heading.separator());
            }
            LayoutField field = fields.get(i);
            line.append(heading.fixed() ? field.value(row) : delimited(field, field.value(row)));
        }
        return encode(line.append(heading.lineEnd()));
    }

    private String delimited(LayoutField field, String value) {
        String quote = heading.quote();
        boolean special = value.contains(heading.separator())
                || (!quote.isEmpty() && value.contains(quote))
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0;
        if (!special) {
            return value;
        }
        if (quote.isEmpty()) {
            throw Refusal.of("line-separator", field.name(), value).asException();
        }
        return quote + value.replace(quote, quote + quote) + quote;
    }

    private byte[] encode(CharSequence line) {
        try {
            ByteBuffer bytes = heading.characters()
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(line));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException unmappable) {
            throw Refusal.of("line-characters", heading.characters().name(), offender(line))
                    .asException();
        }
    }

    private String offender(CharSequence line) {
        return line.chars()
                .mapToObj(c -> String.valueOf((char) c))
                .filter(c -> !heading.characters().newEncoder().canEncode(c))
                .findFirst()
                .orElse("?");
    }

    /** The first reason why this line cannot be in this layout, or null if it can. */
    public @Nullable Refusal objection(BatchFacts batch, ResultLine line) {
        try {
            record(batch, 1, line);
            return null;
        } catch (org.examhall.kernel.Refused refused) {
            return refused.refusal();
        }
    }
}
