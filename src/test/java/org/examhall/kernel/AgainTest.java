package org.examhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AgainTest {

    private int times;

    private int failing(int so, RuntimeException by) {
        Supplier<Integer> deed = () -> {
            if (++times <= so) {
                throw by;
            }
            return times;
        };
        return Again.whenRaced(deed);
    }

    @Test
    void whoComesSecondFindsWhatTheFirstWrote() {
        assertThat(failing(1, new PersistenceException("the row is there"))).isEqualTo(2);
    }

    @Test
    void whatNeverWorksIsSaid() {
        assertThatThrownBy(() -> failing(9, new PersistenceException("the disk is full")))
                .hasMessage("the disk is full");
        assertThat(times).isEqualTo(5);
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        assertThatThrownBy(() -> failing(9, Refusal.of("not-found").asException()))
                .isInstanceOf(Refused.class);
        assertThat(times).isEqualTo(1);
    }
}
