package org.examhall.kernel;

/**
 * A text as a QR code, ready to be drawn: a square of {@code size} units with the quiet margin that readers need, and
 * the dark fields as the data of an SVG path.
 */
public record QrCode(int size, String path) {

    private static final int MARGIN = 4;

    /** Draws a text, so that it can still be read when up to 15 % of it are smudged. */
    public static QrCode of(String text) {
        io.nayuki.qrcodegen.QrCode code =
                io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder(4_096);
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M')
                            .append(from + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append('h')
                            .append(x - from)
                            .append("v1H")
                            .append(from + MARGIN)
                            .append('z');
                }
                x++;
            }
        }
        return new QrCode(code.size + 2 * MARGIN, path.toString());
    }

    public int getSize() {
        return size;
    }

    public String getPath() {
        return path;
    }
}
