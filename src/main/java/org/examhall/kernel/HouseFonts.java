package org.examhall.kernel;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The typeface of the house for documents, script by script, so that every name can be written. It comes as WOFF, which
 * is a TrueType font whose tables are packed one by one; documents want it unpacked.
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what fonts are
public final class HouseFonts {

    /** The families in the order in which a letter is looked for. */
    public static final String FAMILIES = "Inter-latin, Inter-latin-ext, Inter-greek, Inter-cyrillic, Inter-vietnamese";

    /** Slanted letters are there for the languages of the house; names are never set in them. */
    private static final Set<String> SLANTED = Set.of("Inter-latin", "Inter-latin-ext");

    private static final List<Integer> WEIGHTS = List.of(400, 700);
    private static final int WOFF = 0x774F4646;

    /** The table of ligatures, with which the PDF library would spend more time than with the whole rest of a book. */
    private static final int LIGATURES = 0x47535542;

    private static final List<Font> FONTS = fonts();

    private record Font(String family, int weight, FontStyle style, byte[] bytes) {}

    private HouseFonts() {}

    private static List<Font> fonts() {
        List<Font> fonts = new ArrayList<>();
        for (String family : FAMILIES.split(", ")) {
            for (int weight : WEIGHTS) {
                fonts.add(font(family, weight, FontStyle.NORMAL));
            }
            if (SLANTED.contains(family)) {
                fonts.add(font(family, WEIGHTS.get(0), FontStyle.ITALIC));
            }
        }
        return fonts;
    }

    private static Font font(String family, int weight, FontStyle style) {
        String file = "fonts/" + (family + "-" + weight + "-" + style).toLowerCase(Locale.ROOT) + ".woff";
        try (InputStream woff = HouseFonts.class.getResourceAsStream(file)) {
            if (woff == null) {
                throw new IllegalStateException("no typeface " + file);
            }
            return new Font(family, weight, style, unpacked(woff.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds it to a document and to the drawings in it. */
    public static void addTo(PdfRendererBuilder builder) {
        for (Font font : FONTS) {
            builder.useFont(
                    () -> new ByteArrayInputStream(font.bytes()),
                    font.family(),
                    font.weight(),
                    font.style(),
                    true,
                    EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
        }
    }

    private record Table(int tag, int checksum, byte[] bytes) {}

    /** The font as TrueType; see the W3C recommendation "WOFF File Format 1.0". */
    static byte[] unpacked(byte[] woff) {
        ByteBuffer in = ByteBuffer.wrap(woff);
        if (in.getInt(0) != WOFF) {
            throw new IllegalArgumentException("not a WOFF font");
        }
        int flavour = in.getInt(4);
        int count = in.getShort(12);
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int entry = 44 + 20 * i;
            if (in.getInt(entry) == LIGATURES) {
                continue;
            }
            byte[] packed = new byte[in.getInt(entry + 8)];
            in.get(in.getInt(entry + 4), packed);
            tables.add(new Table(in.getInt(entry), in.getInt(entry + 16), inflated(packed, in.getInt(entry + 12))));
        }
        try {
            return written(flavour, tables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table that did not become smaller is not packed. */
    private static byte[] inflated(byte[] packed, int length) {
        if (packed.length == length) {
            return packed;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[length];
            if (inflater.inflate(bytes) != length) {
                throw new IllegalArgumentException("a table of the font is too short");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a table of the font cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] written(int flavour, List<Table> tables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int count = tables.size();
        int power = Integer.highestOneBit(count);
        out.writeInt(flavour);
        out.writeShort(count);
        out.writeShort(16 * power);
        out.writeShort(Integer.numberOfTrailingZeros(power));
        out.writeShort(16 * (count - power));
        int offset = 12 + 16 * count;
        for (Table table : tables) {
            out.writeInt(table.tag());
            out.writeInt(table.checksum());
            out.writeInt(offset);
            out.writeInt(table.bytes().length);
            offset += padded(table.bytes().length);
        }
        for (Table table : tables) {
            out.write(table.bytes());
            out.write(new byte[padded(table.bytes().length) - table.bytes().length]);
        }
        return bytes.toByteArray();
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }
}
