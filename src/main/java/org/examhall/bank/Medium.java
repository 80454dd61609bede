package org.examhall.bank;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Digest;

/**
 * A picture or a sound, known by what it contains.
 *
 * @param name SHA-256 of the bytes in hexadecimal, a dot and the ending of its type
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what it is
public record Medium(String name, byte[] bytes) {

    /** Where the markup of a question looks for media, as seen from the page. */
    static final String FOLDER = "media/";

    /** The most bytes of one. */
    static final int MOST_BYTES = 4 << 20;

    private static final Pattern NAMES = Pattern.compile("[0-9a-f]{64}\\.(png|jpg|gif|webp|svg|mp3|ogg|wav)");

    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "svg", "image/svg+xml",
            "mp3", "audio/mpeg",
            "ogg", "audio/ogg",
            "wav", "audio/wav");

    /** What a medium is for. */
    enum Kind {
        PICTURE,
        SOUND
    }

    /** Whether a text is the name of a medium. */
    public static boolean isName(String text) {
        return NAMES.matcher(text).matches();
    }

    /** Every medium that a text names, such as the markup of a question or the file of an item. */
    public static Set<String> namedIn(String text) {
        Set<String> names = new TreeSet<>();
        if (text.contains(FOLDER)) {
            Matcher matcher = NAMES.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group());
            }
        }
        return names;
    }

    /**
     * The medium that these bytes are; empty if they are nothing that we show.
     *
     * @param fileName whose ending says what they claim to be
     */
    static Optional<Medium> of(String fileName, byte[] bytes) {
        String ending =
                ending(fileName.toLowerCase(Locale.ROOT)).replace("jpeg", "jpg").replace("oga", "ogg");
        return of(bytes).filter(medium -> medium.name().endsWith("." + ending));
    }

    /** The medium that these bytes are, whatever their file calls itself; empty if they are nothing that we show. */
    static Optional<Medium> of(byte[] bytes) {
        String ending = endingOf(bytes);
        return ending.isEmpty() ? Optional.empty() : Optional.of(new Medium(digest(bytes) + "." + ending, bytes));
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Digest.sha256().digest(bytes));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether files of this name may be media at all. */
    static boolean mayBe(String fileName) {
        String ending = ending(fileName.toLowerCase(Locale.ROOT));
        return TYPES.containsKey(ending) || ending.equals("jpeg") || ending.equals("oga");
    }

    static Kind kindOf(String name) {
        return TYPES.getOrDefault(ending(name), "").startsWith("image/") ? Kind.PICTURE : Kind.SOUND;
    }

    /** As the first bytes tell it, whatever the file calls itself. */
    private static String endingOf(byte[] bytes) {
        if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return "png";
        }
        if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return "jpg";
        }
        if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) {
            return "gif";
        }
        if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
            return "webp";
        }
        if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WAVE")) {
            return "wav";
        }
        if (starts(bytes, 0, "OggS")) {
            return "ogg";
        }
        boolean frame = bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xe6) == 0xe2;
        if (frame || starts(bytes, 0, "ID3")) {
            return "mp3";
        }
        return starts(bytes, 0, "<") || starts(bytes, 0, "\u00ef\u00bb\u00bf<") ? "svg" : "";
    }

    private static boolean starts(byte[] bytes, int from, String signs) {
        byte[] wanted = signs.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= from + wanted.length
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    /** Whether it is a drawing, which could do more than be looked at. */
    boolean isDrawing() {
        return name.endsWith(".svg");
    }

    /** As HTTP names the type. */
    public String type() {
        return TYPES.getOrDefault(ending(name), "");
    }

    /** Whether the bytes are still those that the name was made of. */
    boolean isWhole() {
        return name.startsWith(digest(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Medium medium && medium.name.equals(name) && Arrays.equals(medium.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
