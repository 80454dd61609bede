package org.examhall.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.examhall.candidate.Arrangement;
import org.examhall.candidate.ArrangementFixture;
import org.examhall.candidate.Needs;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {

    @ParameterizedTest(name = "{1} % of {0} minutes is {2} minutes")
    @CsvSource({
        "90, 0, 0",
        "90, 25, 23",
        "90, 15, 14",
        "90, 10, 9",
        "90, 1, 1",
        "90, 50, 45",
        "90, 100, 90",
        "90, 200, 180",
        "60, 25, 15",
        "45, 33, 15",
        "100, 1, 1",
        "7, 3, 1"
    })
    void extraTimeIsRoundedUpToAWholeMinute(int minutes, int percent, int extra) {
        Entry entry = EntryFixture.entry("practitioner", EntryFixture.SITTING, minutes, percent);
        assertThat(entry.base()).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(entry.extra()).isEqualTo(Duration.ofMinutes(extra));
    }

    @Test
    void anArrangementIsFrozenWithItsExtraTime() {
        Entry entry = EntryFixture.practitioner(0);
        Arrangement arrangement = ArrangementFixture.approved("extra-time=25;rest-breaks=20;size=150;reader=yes");
        entry.freeze(arrangement);
        assertThat(entry.isArranged()).isTrue();
        assertThat(entry.extra()).isEqualTo(Duration.ofMinutes(23));
        assertThat(entry.needs()).isEqualTo(Needs.parse("extra-time=25;rest-breaks=20;size=150;reader=yes"));
    }

    @Test
    void anArrangementWithoutExtraTimeGivesNone() {
        Entry entry = EntryFixture.practitioner(0);
        entry.freeze(ArrangementFixture.approved("colours=cream"));
        assertThat(entry.extra()).isEqualTo(Duration.ZERO);
        assertThat(entry.needs().extraPercent()).isZero();
    }

    @Test
    void extraTimeGivenWithTheEntryIsAmongItsNeeds() {
        assertThat(EntryFixture.practitioner(15).needs()).isEqualTo(Needs.parse("extra-time=15"));
        assertThat(EntryFixture.practitioner(0).needs().isEmpty()).isTrue();
        assertThat(EntryFixture.practitioner(15).isArranged()).isFalse();
    }

    @Test
    void aPaperIsGivenOnce() {
        Entry entry = EntryFixture.practitioner(0);
        entry.assign(EntryFixture.PAPER, Language.EN, 3);
        assertThat(entry.paper()).contains(EntryFixture.PAPER);
        assertThat(entry.getRepeatedItems()).isEqualTo(3);
        assertThatThrownBy(() -> entry.assign(EntryFixture.PAPER, Language.EN, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theLanguageCanBeChangedUntilThePaperIsDrawn() {
        Entry entry = EntryFixture.practitioner(0);
        assertThat(entry.language()).isEqualTo(Language.EN);
        assertThat(entry.speak(Language.NB)).isEmpty();
        assertThat(entry.language()).isEqualTo(Language.NB);
        entry.assign(EntryFixture.PAPER, Language.NB, 0);
        assertThat(entry.speak(Language.EN)).contains(Refusal.of("entry-language-settled"));
        assertThat(entry.language()).isEqualTo(Language.NB);
    }

    @Test
    void anEntrySaysInWhichLanguageItsPaperWasDrawnAfterAll() {
        Entry entry = EntryFixture.practitioner(0);
        entry.speak(Language.NB);
        entry.assign(EntryFixture.PAPER, Language.EN, 0);
        assertThat(entry.language()).isEqualTo(Language.EN);
    }
}
