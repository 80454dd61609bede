package org.examhall.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.examhall.kernel.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An edition is known by the name of its file, and by no other. */
class EditionTest {

    static Stream<Edition> editions() {
        return Arrays.stream(Format.values()).map(form -> new Edition("internet-safety", Language.NB, form));
    }

    @ParameterizedTest
    @MethodSource("editions")
    void itsNameLeadsBackToIt(Edition edition) {
        assertThat(Edition.named(edition.fileName())).contains(edition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fits-practitioner-en",
                "fits-practitioner-xx.pdf",
                "fits-practitioner-en.exe",
                "fits-../x-en.pdf",
                "../fits-practitioner-en.pdf",
                "fits-practitioner-en.pdf.part",
                "FITS-practitioner-en.pdf"
            })
    void whatIsNoSuchNameIsNone(String name) {
        assertThat(Edition.named(name)).isEmpty();
    }
}
