package org.examhall.course.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Gzip;

/**
 * A lesson's page as it is for all its readers, with gaps for what is somebody's own. A gap is a name between two signs
 * that no lesson has. A part that is shown to some begins with a gap whose name asks for it and ends with an empty one.
 */
final class LessonSheet {

    private static final char OPEN = '\uE010';
    private static final char CLOSE = '\uE011';
    private static final String ASKING = "?";
    private static final Pattern GAP = Pattern.compile(OPEN + "([^" + CLOSE + "]*)" + CLOSE);

    /** What the frame of the page says of its reader, with what stands in its place. */
    private static final Pattern READER = Pattern.compile("(<html [^>]*data-reader=\")[^\"]*");

    private static final Pattern NAME =
            Pattern.compile("(class=\"signed-in\">\\s*<p><span[^>]*>[^<]*</span><a [^>]*>)[^<]*");
    private static final Pattern NONCE = Pattern.compile("name=\"primefaces\\.nonce\" value=\"([^\"]+)\"");

    /** Room for what stands in the gaps, bytes. */
    private static final int ROOM = 1024;

    /** What stands in the gaps for one reader. */
    interface Gaps {

        /** What stands in a gap, as HTML. */
        String value(String gap);

        boolean holds(String condition);
    }

    /** A piece that is shorter is not packed, bytes. */
    private static final int WORTH_PACKING = 200;

    /** What is the same for all, in UTF-8; packed too, if that is worth it. */
    private static final class Piece {
        final byte[] bytes;
        final byte[] packed;

        Piece(String html) {
            bytes = html.getBytes(StandardCharsets.UTF_8);
            packed = bytes.length < WORTH_PACKING ? new byte[0] : ZippedPieces.packed(bytes);
        }
    }

    /** The last one stands after the last gap. */
    private final List<Piece> pieces = new ArrayList<>();

    /** The gap after each piece but the last. */
    private final List<String> gaps = new ArrayList<>();

    private final int length;

    private LessonSheet(String html) {
        Matcher gap = GAP.matcher(html);
        int from = 0;
        while (gap.find()) {
            pieces.add(new Piece(html.substring(from, gap.start())));
            gaps.add(gap.group(1));
            from = gap.end();
        }
        pieces.add(new Piece(html.substring(from)));
        length = pieces.stream().mapToInt(piece -> piece.bytes.length).sum();
    }

    static String gap(String name) {
        return OPEN + name + CLOSE;
    }

    /** Where a part begins that is shown to those for whom the condition holds. */
    static String when(String condition) {
        return gap(ASKING + condition);
    }

    /** Where such a part ends. */
    static String end() {
        return gap("");
    }

    /** The nonce that a page was rendered with, by which its scripts and its form are known. */
    static String nonceOf(String html) {
        Matcher nonce = NONCE.matcher(html);
        if (!nonce.find()) {
            throw new IllegalStateException("a lesson's page has no nonce");
        }
        return nonce.group(1);
    }

    /**
     * What was rendered for one reader, made into a sheet for all.
     *
     * @throws IllegalStateException if the page does not say of its reader what was expected, as nobody may be shown
     *     what it says of another
     */
    static LessonSheet of(String html) {
        String sheet = html.replace(nonceOf(html), gap("nonce"));
        for (Pattern own : List.of(READER, NAME)) {
            if (own.matcher(sheet).results().count() != 1) {
                throw new IllegalStateException("a lesson's page names its reader in another way: " + own);
            }
        }
        sheet = READER.matcher(sheet).replaceFirst("$1" + gap("reader"));
        return new LessonSheet(NAME.matcher(sheet).replaceFirst("$1" + gap("name")));
    }

    /** The page for one reader, in UTF-8. */
    byte[] filled(Gaps own) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(length + ROOM);
        fill(own, piece -> page.writeBytes(piece.bytes), page::writeBytes);
        return page.toByteArray();
    }

    /** The same as a gzip file. Most of it was packed when the page was rendered; packing it each time costs more. */
    byte[] zipped(Gaps own) {
        ZippedPieces page = new ZippedPieces(length / 2 + ROOM);
        fill(
                own,
                piece -> {
                    if (piece.packed.length == 0) {
                        page.add(piece.bytes);
                    } else {
                        page.add(piece.bytes, piece.packed);
                    }
                },
                page::add);
        return page.end();
    }

    private void fill(Gaps own, Consumer<Piece> same, Consumer<byte[]> theirs) {
        boolean shown = true;
        for (int i = 0; i < pieces.size(); i++) {
            if (shown) {
                same.accept(pieces.get(i));
            }
            String gap = i < gaps.size() ? gaps.get(i) : "";
            if (gap.isEmpty()) {
                shown = true;
            } else if (gap.startsWith(ASKING)) {
                shown = own.holds(gap.substring(ASKING.length()));
            } else if (shown) {
                theirs.accept(own.value(gap).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Answers with the page for one reader. */
    void send(Gaps own, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean zipped = Gzip.isTaken(request.getHeader("Accept-Encoding"));
        byte[] page = zipped ? zipped(own) : filled(own);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.addHeader("Vary", "Accept-Encoding");
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip"); // the server does not pack it a second time
        }
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
