package org.examhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InTurnTest {

    private int times;

    private int failing(int so, RuntimeException by) {
        return InTurn.of("somebody", () -> {
            if (++times <= so) {
                throw by;
            }
            return times;
        });
    }

    @Test
    void whatOnePersonDoesAtOnceIsDoneOneAfterTheOther() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService tabs = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(tabs.submit(() -> InTurn.of("somebody", () -> {
                    int now = inside.incrementAndGet();
                    Thread.sleep(5);
                    inside.decrementAndGet();
                    return most.accumulateAndGet(now, Math::max);
                })));
            }
            for (Future<Integer> one : all) {
                one.get();
            }
        } finally {
            tabs.shutdown();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void whatAnotherNodeWroteIsFoundTheSecondTime() {
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
