package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServedMarkupTest {

    private static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\"><title>A page</title></head><body>%s</body></html>";

    @Test
    void aSoundPageHasNoDefects() {
        assertThat(ServedMarkup.defects(PAGE.formatted("<h1>A page</h1>"))).isEmpty();
    }

    @Test
    void aDefectIsNamed() {
        assertThat(ServedMarkup.defects(PAGE.formatted("<ul><p>Not here</p></ul>")))
                .singleElement()
                .asString()
                .contains("Element \u201cp\u201d not allowed as child of element \u201cul\u201d");
    }
}
