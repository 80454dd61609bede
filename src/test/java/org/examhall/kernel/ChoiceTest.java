package org.examhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

    @Test
    void whatIsNamedIsFound() {
        assertThat(Choice.named(DayOfWeek.class, "FRIDAY")).contains(DayOfWeek.FRIDAY);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "friday", "FRIDAY ", "4", "SOMEDAY"})
    void whatIsNotIsNothing(String name) {
        assertThat(Choice.named(DayOfWeek.class, name)).isEmpty();
    }
}
