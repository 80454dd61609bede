package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.entry.EntryFixture;
import org.examhall.kernel.StoppedClock;
import org.examhall.kernel.Texts;
import org.examhall.partner.VenueFixture;
import org.junit.jupiter.api.Test;

/** The record as a document says what the record says, can be heard, and needs nothing that is not in it. */
class RecordDocumentTest {

    private static final Instant NINE = StoppedClock.MORNING;
    private static final Actor TRAINER = new Actor("01tra1ner00000000000000000", "Åse Trainer");
    private static final String TITLE = "Practitioner </title><script>alert(1)</script> & more";
    private static final String HAPPENED = "Łukasz, Ștefan, Γιώργος, Жанна og Nguyễn så det.\nDeretter <b>stille</b>.";

    private static byte[] pdf(String language) {
        Sitting sitting = new Sitting(
                EntryFixture.SITTING, TITLE, "practitioner", VenueFixture.oslo(), NINE, new AccountRef(TRAINER.id()));
        assertThat(sitting.open(NINE)).isEmpty();
        assertThat(sitting.close(0, NINE.plusSeconds(7_200))).isEmpty();
        ClosingRecord facts = new ClosingRecord(
                sitting,
                new ClosingRecord.Person(TRAINER.id(), TRAINER.name()),
                List.of(new ClosingRecord.Attendance(
                        "123456782",
                        "Bjørn Åsen-Lie",
                        "01scr1pt000000000000000000",
                        ScriptState.HANDED_IN,
                        NINE.plusSeconds(60),
                        NINE.plusSeconds(120),
                        NINE.plusSeconds(5_000),
                        HandedInBy.CLOCK,
                        Duration.ofSeconds(5_827),
                        58,
                        60,
                        0,
                        "AAAA-BBBB-CCCC-DDDD-EEEE")),
                List.of(),
                List.of(new ClosingRecord.Noted(
                        IrregularityKind.OTHER, HAPPENED, "Ingenting.", NINE, TRAINER.name(), List.of())),
                List.of(),
                List.of(),
                new ClosingRecord.Windows(
                        5,
                        List.of(new ClosingRecord.Noticed(
                                "123456782", "Bjørn Åsen-Lie", SignalTally.NONE.with(SignalKind.PASTE, 4, 0))),
                        List.of(new ClosingRecord.Locked(
                                "123456782", "Bjørn Åsen-Lie", NINE.plusSeconds(600), null, false, "", ""))));
        RecordSignature signature = new RecordSignature(
                "01s1gn00000000000000000000",
                facts,
                RecordSignature.Capacity.OFFICE,
                "Looked at with the school.",
                Records.DECLARATION,
                "",
                NINE.plusSeconds(9_000),
                new Actor("01adm000000000000000000000", "Office"));
        return new RecordDocument(
                        facts, signature, new SittingProof(1, 60, List.of()), Texts.in(Locale.forLanguageTag(language)))
                .pdf();
    }

    @Test
    void itSaysWhatTheRecordSays() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf("en"))) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            TITLE,
                            "Bjørn Åsen-Lie",
                            "123456782",
                            "by the clock",
                            "1:37:07",
                            "58 / 60",
                            "AAAA-BBBB-CCCC-DDDD-EEEE",
                            "Łukasz, Ștefan, Γιώργος, Жанна og Nguyễn så det.",
                            "Deretter <b>stille</b>.",
                            "Looked at with the school.",
                            "tries to copy, paste or print: 4",
                            "not before the end",
                            "2 Mar 2026, 12:30:00 CET");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void itIsTaggedAndKeepsItsTypefaceWithIt() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf("nb"))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("nb");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            String about = new String(
                    document.getDocumentCatalog().getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(about).contains("pdfaid", "pdfuaid");
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("Inter");
                }
            }
        }
    }
}
