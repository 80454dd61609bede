package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.account.Actor;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;

/**
 * The way of an answer that comes after the end, from a window or in a sealed file. First it is handed over like any
 * other, and so it is stored whatever happens next: as an answer if there was time left after all, else held. Then what
 * is held is judged by its proofs.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class LateAnswers {

    private static final int LONGEST_WAIT_SECONDS = 9;

    @Inject
    Scripts scripts;

    @Inject
    HeldAnswers held;

    @Inject
    SealedFile files;

    /** What a window is told: the same as of answers in time, with what is held and proven among the saved. */
    public SaveOutcome give(ScriptRef script, EntryRef owner, List<LateAnswer> answers) {
        SaveOutcome outcome = store(script, owner, answers);
        return outcome instanceof SaveOutcome.Taken taken ? judged(script, answers, taken) : outcome;
    }

    private SaveOutcome store(ScriptRef script, EntryRef owner, List<LateAnswer> answers) {
        List<GivenAnswer> plain = answers.stream().map(LateAnswer::answer).toList();
        try {
            return scripts.giveAnswers(script, owner, plain).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return new SaveOutcome.NotStored();
        } catch (TimeoutException | ExecutionException notStored) {
            return new SaveOutcome.NotStored();
        }
    }

    private SaveOutcome.Taken judged(ScriptRef script, List<LateAnswer> answers, SaveOutcome.Taken taken) {
        List<LateAnswer> late = answers.stream()
                .filter(each -> taken.held().contains(saved(each)))
                .toList();
        if (late.isEmpty()) {
            return taken;
        }
        Set<SaveOutcome.Saved> counted = judge(script, late).stream()
                .map(answer -> new SaveOutcome.Saved(answer.position(), answer.revision()))
                .collect(Collectors.toSet());
        return new SaveOutcome.Taken(
                taken.clock(),
                Stream.concat(taken.saved().stream(), counted.stream()).toList(),
                taken.stale(),
                taken.held().stream().filter(each -> !counted.contains(each)).toList(),
                taken.unacceptable());
    }

    private static SaveOutcome.Saved saved(LateAnswer late) {
        return new SaveOutcome.Saved(late.answer().position(), late.answer().revision());
    }

    private Set<GivenAnswer> judge(ScriptRef script, List<LateAnswer> late) {
        try {
            return held.judge(script, late, true);
        } catch (Refused refused) {
            if (!refused.refusal().code().equals("result-settled-already")) {
                throw refused;
            }
            return held.judge(script, late, false);
        }
    }

    /**
     * What came of a decision about several.
     *
     * @param refused one reason for each candidate for whom nothing was done
     */
    public record Decided(int done, List<Refusal> refused) {}

    /**
     * A person decides about answers that are held at a sitting.
     *
     * @param ids of held answers; those of other sittings are passed over
     * @param counts whether they are to count
     * @throws Refused {@code reason-missing}, {@code held-none-chosen} or {@code reason-too-long}
     */
    public Decided decide(SittingRef sitting, Collection<String> ids, boolean counts, String why, Actor by) {
        String reason = why.strip();
        if (reason.isEmpty()) {
            throw Refusal.of("reason-missing").asException();
        }
        if (reason.length() > HeldAnswers.LONGEST_REASON) {
            throw Refusal.of("held-reason-too-long", HeldAnswers.LONGEST_REASON).asException();
        }
        int[] done = new int[1];
        List<Refusal> refused = new ArrayList<>();
        held.chosen(sitting, ids).forEach((script, chosen) -> {
            try {
                held.decide(script, chosen, counts, reason, by);
                done[0] += chosen.size();
            } catch (Refused no) {
                refused.add(no.refusal());
            }
        });
        if (done[0] == 0 && refused.isEmpty()) {
            throw Refusal.of("held-none-chosen").asException();
        }
        return new Decided(done[0], refused);
    }

    /**
     * What a sealed file held.
     *
     * @param script whose answers they are
     * @param counted answers that count: in time, proven to be, or known already
     * @param held answers that wait for a person
     * @param unacceptable positions whose answers do not fit their questions
     */
    public record Imported(ScriptRef script, int counted, int held, List<Integer> unacceptable) {}

    /**
     * Takes a sealed file in, once.
     *
     * @throws Refused {@code sealed-not-ours}, {@code sealed-other-server}, {@code sealed-damaged},
     *     {@code sealed-other-sitting}, {@code sealed-imported-already} or {@code not-stored}
     */
    public Imported take(SittingRef sitting, byte[] file, Actor by) {
        LateMessage message = files.open(file);
        Script script = scripts.at(sitting).stream()
                .filter(each -> each.getId().equals(message.script()))
                .findFirst()
                .orElseThrow(() -> Refusal.of("sealed-other-sitting").asException());
        String digest = Digest.hex(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1));
        if (held.importedAt(digest).isPresent()) {
            throw Refusal.of("sealed-imported-already").asException();
        }
        SaveOutcome outcome = give(script.ref(), script.entry(), message.answers());
        if (!(outcome instanceof SaveOutcome.Taken taken)) {
            throw Refusal.of("not-stored").asException();
        }
        List<LateAnswer> overtaken = message.answers().stream()
                .filter(each -> taken.stale().stream()
                        .anyMatch(stale -> stale.position() == each.answer().position()))
                .toList();
        if (!overtaken.isEmpty()) {
            held.holdOvertaken(script.ref(), overtaken);
        }
        // Last, so that a file whose import was cut short is taken in when it comes again; what it stored is known
        // then.
        held.imported(digest, script.ref(), message.answers().size(), by);
        return new Imported(
                script.ref(), taken.saved().size(), taken.held().size() + overtaken.size(), taken.unacceptable());
    }
}
