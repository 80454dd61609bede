package org.examhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String LINK = "https://exams.example/exam/room.xhtml#K7QD-M3XP-2HJ9";

    /** What the path paints, field by field, against the library's own answer. */
    @Test
    void thePathPaintsTheDarkFieldsAndNoOthersWithAQuietMargin() {
        QrCode drawn = QrCode.of(LINK);
        io.nayuki.qrcodegen.QrCode code =
                io.nayuki.qrcodegen.QrCode.encodeText(LINK, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        assertThat(drawn.size()).isEqualTo(code.size + 8);
        boolean[][] painted = new boolean[drawn.size()][drawn.size()];
        for (MatchResult bar : Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H(\\d+)z")
                .matcher(drawn.path())
                .results()
                .toList()) {
            int x = Integer.parseInt(bar.group(1));
            int y = Integer.parseInt(bar.group(2));
            assertThat(bar.group(4)).isEqualTo(bar.group(1));
            for (int i = 0; i < Integer.parseInt(bar.group(3)); i++) {
                painted[y][x + i] = true;
            }
        }
        for (int y = 0; y < drawn.size(); y++) {
            for (int x = 0; x < drawn.size(); x++) {
                assertThat(painted[y][x]).as("%d, %d", x, y).isEqualTo(code.getModule(x - 4, y - 4));
            }
        }
    }
}
