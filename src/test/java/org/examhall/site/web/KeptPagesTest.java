package org.examhall.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

/** What is kept ready for visitors, and what is not. */
class KeptPagesTest {

    private final KeptPages<String> kept = new KeptPages<>();
    private final KeptPage page = new KeptPage("text/plain", new byte[] {1}, StoppedClock.MORNING);

    @Test
    void aPageIsKeptUntilSomethingChanges() {
        kept.keep("/", page, kept.changes());
        assertThat(kept.find("/")).isSameAs(page);
        kept.forgetAll();
        assertThat(kept.find("/")).isNull();
    }

    @Test
    void aPageThatWasBegunBeforeAChangeIsNotKept() {
        long begun = kept.changes();
        kept.forgetAll();
        kept.keep("/", page, begun);
        assertThat(kept.find("/")).isNull();
    }

    @Test
    void onlySoManyAreKept() {
        for (int i = 0; i < 500; i++) {
            kept.keep("/?" + i, page, kept.changes());
        }
        assertThat(kept.find("/?0")).isNull();
        assertThat(kept.find("/?499")).isSameAs(page);
    }
}
