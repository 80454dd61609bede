package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.examhall.account.Actor;
import org.examhall.bank.Sheet;
import org.examhall.entry.Entry;
import org.examhall.entry.EntryFixture;
import org.examhall.kernel.Reference;

/** A script with its journal and ledger, as the database would have them. */
final class ScriptBooks {

    final Script script;
    final Entry entry;
    final List<JournalRow> journal = new ArrayList<>();
    final List<TimeEntry> ledger = new ArrayList<>();

    private final Clock clock;
    private final SortedMap<Integer, OpenScript.Current> answers = new TreeMap<>();

    /** Lays a script out, with the first lines of its ledger. */
    ScriptBooks(Entry entry, Clock clock) {
        this.entry = entry;
        this.clock = clock;
        this.script = new Script(ScriptFixture.SCRIPT, entry, EntryFixture.PAPER, ScriptFixture.QUESTIONS);
        Stream.of(
                        new Grant(TimeKind.BASE, entry.base(), clock.instant(), Actor.SYSTEM, "", null),
                        new Grant(TimeKind.EXTRA_TIME, entry.extra(), clock.instant(), Actor.SYSTEM, "", null))
                .filter(grant -> !grant.time().isZero())
                .forEach(this::enter);
    }

    /** As far as the call to the paper. */
    ScriptBooks called() {
        script.arrive(false, clock.instant());
        script.declareReady("2026-1", clock.instant());
        assertThat(script.admit()).isEmpty();
        assertThat(script.call()).isEmpty();
        return this;
    }

    ScriptBooks begun() {
        called();
        journal.add(script.begin(clock.instant()));
        return this;
    }

    private void enter(Grant grant) {
        ledger.add(new TimeEntry(Reference.fresh(clock), script.ref(), grant));
    }

    /** Stores what the last verb has made. */
    ScriptBooks book() {
        Script.Unbooked unbooked = script.unbooked();
        journal.addAll(unbooked.rows());
        unbooked.grants().forEach(this::enter);
        return this;
    }

    void handIn(HandedInBy by) {
        JournalRow last = script.handIn(by, clock.instant());
        book();
        journal.add(last);
    }

    /** Decides an answer upon a copy, as the desk does, and stores what the desk stores. */
    OpenScript.Decision give(GivenAnswer answer, Sheet sheet) {
        OpenScript copy = new OpenScript(
                script.getId(),
                script.entry().value(),
                script.paper().value(),
                script.getQuestions(),
                0,
                script.getState(),
                script.getSeat(),
                script.pausedAt().map(java.time.Instant::toEpochMilli).orElse(null),
                script.endsAt().map(java.time.Instant::toEpochMilli).orElse(null),
                script.getJournalLength(),
                head(),
                script.getAnswered(),
                script.getHeld(),
                new HashMap<>(answers),
                OpenScript.Place.FIRST);
        OpenScript.Decision decision = copy.decide(List.of(answer), clock.millis(), sheet);
        if (!decision.rows.isEmpty()) {
            OpenScript after = decision.after();
            journal.addAll(decision.rows);
            answers.putAll(after.answers);
            set("journalLength", after.journalLength);
            set("chainHead", after.chainHead);
            set("answered", after.answered);
        }
        return decision;
    }

    private String head() {
        return journal.isEmpty()
                ? JournalRow.ROOT
                : journal.get(journal.size() - 1).getHash();
    }

    /** The desk writes by JDBC, past the aggregate. */
    private void set(String field, Object value) {
        try {
            Field column = Script.class.getDeclaredField(field);
            column.setAccessible(true);
            column.set(script, value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    Map<Integer, OpenScript.Current> answers() {
        return answers;
    }

    List<JournalLine> lines() {
        return journal.stream()
                .map(row -> new JournalLine(
                        row.getSeq(),
                        row.getKind().name(),
                        row.getPosition(),
                        row.getRevision(),
                        row.response(),
                        row.getRecordedAt(),
                        row.getHash()))
                .toList();
    }

    List<Replay.Entered> entered() {
        return ledger.stream().map(Replay.Entered::of).toList();
    }

    Replay replay() {
        Replay replay = new Replay();
        lines().forEach(replay::pass);
        return replay;
    }

    /** The script as its row has it. */
    Replay.Stored stored() {
        return new Replay.Stored(
                script.getState().name(),
                script.allowance(),
                script.startedAt().orElse(null),
                script.endsAt().orElse(null),
                script.isPaused() ? script.pausedAt().orElse(null) : null,
                script.isPaused()
                                && script.breakUntil(script.pausedAt().orElseThrow())
                                        .isPresent()
                        ? script.breakUntil(script.pausedAt().orElseThrow()).orElseThrow()
                        : null,
                breakUsed(),
                script.handedInAt().orElse(null),
                script.handedInBy().map(Enum::name).orElse(null),
                script.getAnswered());
    }

    private java.time.Duration breakUsed() {
        return ledger.stream()
                .filter(line -> line.getKind() == TimeKind.BREAK)
                .map(TimeEntry::time)
                .reduce(java.time.Duration.ZERO, java.time.Duration::plus);
    }
}
