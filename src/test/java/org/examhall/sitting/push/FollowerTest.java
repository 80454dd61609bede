package org.examhall.sitting.push;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Texts;
import org.examhall.sitting.Board;
import org.junit.jupiter.api.Test;

/** A board on a slow connection holds up nobody, gets the whole when it can, and is given up in the end. */
class FollowerTest {

    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private static final Board.View VIEW = new Board.View(
            1,
            new Board.SittingView("01s1tt1ng", "Practitioner", "Hall", "Europe/Oslo", "OPEN", 1, 60, null),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /** A connection that takes what is written only while it is told to. */
    private static final class Wire extends ServletOutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean ready = true;
        private boolean broken;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // the test calls it by itself
        }

        @Override
        public void write(int one) throws IOException {
            if (broken) {
                throw new IOException("the connection is gone");
            }
            assertThat(ready)
                    .as("nothing is written where it would have to wait")
                    .isTrue();
            taken.write(one);
        }

        String text() {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }

    private final Wire wire = new Wire();
    private final List<String> ends = new ArrayList<>();
    private final Follower follower = follower();

    private Follower follower() {
        try {
            return new Follower(
                    new SittingRef("01s1tt1ng00000000000000000"),
                    ENGLISH,
                    new Owner(new AccountRef("01acc0vnt00000000000000000"), "mark", stub(HttpSession.class)),
                    Long.MAX_VALUE,
                    stub(AsyncContext.class),
                    left -> ends.add("left"));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private <T> T stub(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            switch (method.getName()) {
                case "getResponse":
                    return stub(ServletResponse.class);
                case "getOutputStream":
                    return wire;
                case "complete":
                    ends.add("completed");
                    return null;
                default:
                    return null;
            }
        }));
    }

    private void tick(long now) {
        BoardHub.tell(
                follower, VIEW, VIEW, new HashMap<>(Map.of(ENGLISH.locale(), Optional.of("{}"))), new HashMap<>(), now);
    }

    @Test
    void theWholeComesFirstAndThenWhatChanges() {
        tick(0);
        tick(800);
        assertThat(wire.text())
                .startsWith("event: whole\ndata: {\"now\":1")
                .endsWith("\n\nevent: change\ndata: {}\n\n");
    }

    @Test
    void whoIsUpToDateHearsAtLeastThat() {
        tick(0);
        Map<Locale, Optional<String>> nothing = new HashMap<>(Map.of(ENGLISH.locale(), Optional.empty()));
        BoardHub.tell(follower, VIEW, VIEW, nothing, new HashMap<>(), 800);
        assertThat(wire.text()).doesNotContain("beat");
        BoardHub.tell(follower, VIEW, VIEW, nothing, new HashMap<>(), BoardHub.BEAT.toMillis());
        assertThat(wire.text()).endsWith("event: beat\ndata: {\"now\":1}\n\n");
    }

    @Test
    void aConnectionThatTakesNothingIsToldTheWholeWhenItDoesAgain() throws IOException {
        tick(0);
        wire.ready = false;
        tick(800);
        tick(1_600);
        tick(2_400);
        int before = wire.text().length();
        wire.ready = true;
        follower.onWritePossible();
        assertThat(wire.text().substring(before)).isEqualTo("event: change\ndata: {}\n\n");
        tick(3_200);
        assertThat(wire.text().substring(before))
                .contains("event: whole")
                .doesNotContain("change\ndata: {}\n\nevent: c");
        assertThat(ends).isEmpty();
    }

    @Test
    void aConnectionThatTakesNothingForLongIsGivenUp() {
        wire.ready = false;
        tick(0);
        tick(800);
        tick(800 + BoardHub.STUCK.toMillis());
        assertThat(ends).isEmpty();
        tick(801 + BoardHub.STUCK.toMillis());
        assertThat(ends).containsExactly("completed", "left");
    }

    @Test
    void aConnectionThatBreaksIsLetGoOnce() {
        wire.broken = true;
        tick(0);
        tick(800);
        follower.drop();
        assertThat(ends).containsExactly("completed", "left");
    }

    @Test
    void whatWasSaidBeforeTheEndStillGoesOut() throws IOException {
        wire.ready = false;
        tick(0);
        follower.end();
        assertThat(ends).isEmpty();
        wire.ready = true;
        follower.onWritePossible();
        assertThat(wire.text()).startsWith("event: whole");
        assertThat(ends).containsExactly("completed", "left");
    }
}
