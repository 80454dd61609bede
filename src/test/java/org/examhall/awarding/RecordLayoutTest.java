package org.examhall.awarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.examhall.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordLayoutTest {

    private static final String FIXED = """
            [file]
            name = test
            title = Test
            file = t{batch:4}.txt
            form = fixed
            characters = ISO-8859-1
            line-end = LF

            [code grade]
            PASS = P
            FAIL = F

            [header]
            'HD' width 2
            created date 'yyyyMMddHHmm' width 12

            [record]
            candidate-number digits width 9
            family-name text width 12 cut upper
            completed-on date 'ddMMyyyy' width 8
            grade code grade width 1
            marks decimal 2 width 6 point ''

            [trailer]
            'TR' width 4 align right
            records digits width 6
            hash-total digits width 6 cut
            lines digits width 4 pad ' '
            """;

    private final RecordLayout ours = AwardingFixture.ours();
    private final RecordLayout fixed = AwardingFixture.layout("test.layout", FIXED);

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void oursWritesTheseBytes() {
        ResultLine line = AwardingFixture.line().build();
        Totals totals = Totals.NONE.plus(line).plus(line);
        assertThat(text(ours.header(AwardingFixture.BATCH))).isEqualTo("H,7,2026-03-10,ours\r\n");
        assertThat(text(ours.record(AwardingFixture.BATCH, 1, line)))
                .isEqualTo("R,1,123456785,Ó Briain,Máire,1984-12-31,F81L34,2026-03-02,P,48.50,60.00\r\n");
        assertThat(text(ours.trailer(AwardingFixture.BATCH, totals))).isEqualTo("T,2,97.00,246913570\r\n");
        assertThat(ours.fileName(AwardingFixture.BATCH)).isEqualTo("examhall-20260310-000007.csv");
    }

    @Test
    void fixedFormPadsAlignsCutsAndCapitalises() {
        AwardingFixture.Builder line = AwardingFixture.line();
        line.family = "Christophersen";
        assertThat(latin(fixed.header(AwardingFixture.BATCH))).isEqualTo("HD202603100800\n");
        assertThat(latin(fixed.record(AwardingFixture.BATCH, 1, line.build())))
                .isEqualTo("123456785CHRISTOPHERS02032026P004850\n");
        line.family = "Bø";
        assertThat(latin(fixed.record(AwardingFixture.BATCH, 1, line.build())))
                .isEqualTo("123456785BØ          02032026P004850\n");
        Totals totals = new Totals(12, new BigDecimal("500"), 123_456_789_012L);
        assertThat(latin(fixed.trailer(AwardingFixture.BATCH, totals))).isEqualTo("  TR000012789012  14\n");
    }

    @Test
    void characterOutsideTheSetIsRefusedAndNamed() {
        AwardingFixture.Builder line = AwardingFixture.line();
        line.family = "Łukasz";
        ResultLine built = line.build();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> fixed.record(AwardingFixture.BATCH, 1, built))
                .satisfies(refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("line-characters");
                    assertThat(refused.refusal().arguments()).contains("Ł");
                });
        assertThat(ours.objection(AwardingFixture.BATCH, built)).isNull();
    }

    @Test
    void whatIsTooLongIsRefusedUnlessTheLayoutSaysCut() {
        RecordLayout narrow = AwardingFixture.layout("n", FIXED.replace("width 12 cut upper", "width 5"));
        var objection =
                narrow.objection(AwardingFixture.BATCH, AwardingFixture.line().build());
        assertThat(objection).isNotNull();
        assertThat(objection.code()).isEqualTo("line-too-long");
        assertThat(objection.arguments()).containsExactly("family-name", 5, "Ó Briain");
    }

    @Test
    void separatorInAValueIsQuotedOrRefused() {
        String dashed = Layouts.ours().replace("separator  = ,", "separator  = -");
        AwardingFixture.Builder line = AwardingFixture.line();
        line.given = "Ann-Kari";
        assertThat(text(AwardingFixture.layout("d", dashed).record(AwardingFixture.BATCH, 1, line.build())))
                .contains("-\"Ann-Kari\"-");
        RecordLayout unquoted = AwardingFixture.layout("d", dashed.replace("quote      = \"", "quote = none"));
        assertThat(unquoted.objection(AwardingFixture.BATCH, line.build()))
                .isNotNull()
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("line-separator"));
    }

    @Test
    void sourceGivesTheSameLayoutAgain() {
        RecordLayout again = AwardingFixture.layout("again", ours.source());
        ResultLine line = AwardingFixture.line().build();
        assertThat(again.record(AwardingFixture.BATCH, 3, line)).isEqualTo(ours.record(AwardingFixture.BATCH, 3, line));
    }

    record Case(String name, String layout, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> broken() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (var stream = RecordLayoutTest.class.getResourceAsStream("layout-cases.txt")) {
            for (String block : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^== ")) {
                if (block.startsWith("#")) {
                    continue;
                }
                List<String> lines = block.lines().toList();
                String old = lines.get(1).substring(2);
                String changed = lines.get(2).length() > 2 ? lines.get(2).substring(2) : "";
                assertThat(FIXED.lines().filter(old::equals)).as(old).hasSize(1);
                String layout = String.join(
                        "\n",
                        FIXED.lines().map(l -> l.equals(old) ? changed : l).toList());
                cases.add(new Case(
                        lines.get(0),
                        layout,
                        lines.stream()
                                .filter(l -> l.startsWith("! "))
                                .map(l -> l.substring(2))
                                .toList()));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenLayoutIsRefusedWithLineAndReason(Case broken) {
        LayoutReading reading = RecordLayout.read("test.layout", broken.layout());
        assertThat(reading).isInstanceOf(LayoutReading.Defective.class);
        assertThat(((LayoutReading.Defective) reading).defects())
                .extracting(defect -> defect.line() + " " + defect.reason().code())
                .containsExactlyInAnyOrderElementsOf(broken.expected());
        assertThat(((LayoutReading.Defective) reading).defects())
                .allMatch(defect -> defect.reason().arguments().get(0).equals("test.layout"));
    }

    @Test
    void emptyFileIsRefused() {
        assertThat(RecordLayout.read("empty.layout", "")).isInstanceOf(LayoutReading.Defective.class);
    }

    @Test
    void folderAddsLayoutsAndBrokenOnesAreListed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.layout"), FIXED);
        Files.writeString(folder.resolve("b.layout"), FIXED.replace("name = test", "name = Test"));
        Files.writeString(folder.resolve("c.layout"), FIXED);
        Files.write(folder.resolve("d.layout"), new byte[] {(byte) 0xC3, (byte) 0x28});
        Files.writeString(folder.resolve("notes.txt"), "not a layout");
        Layouts.Choice choice = new Layouts(folder).all();
        assertThat(choice.usable()).extracting(RecordLayout::getName).containsExactly("ours", "test");
        assertThat(choice.defects())
                .extracting(LayoutDefect::file, defect -> defect.reason().code())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b.layout", "layout-setting-name"),
                        org.assertj.core.groups.Tuple.tuple("c.layout", "layout-name-taken"),
                        org.assertj.core.groups.Tuple.tuple("d.layout", "layout-not-utf8"));
    }
}
