package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.examhall.candidate.CandidateNumber;

/** Says years later whether a receipt is one of ours, and whether what it stands for is still all there. */
@ApplicationScoped
@Transactional
public class Receipts {

    /** A receipt has twenty hexadecimal digits. */
    private static final int DIGITS = 20;

    @PersistenceContext
    EntityManager em;

    @Inject
    Journals journals;

    /**
     * What a receipt stands for. Nobody is named, and nothing is said of what was answered or of the result.
     *
     * @param handedInAt when the script was closed with this receipt
     * @param answered how many questions were answered then
     * @param whole whether the journal is still as it was
     * @param later whether the script was taken up again afterwards, and closed with another receipt
     */
    public record Checked(Instant handedInAt, ZoneId zone, int answered, int questions, boolean whole, boolean later) {}

    /** The digits of a code as it was typed, in lower case without what stands between them. */
    static String digits(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    /** Whether this can be a code at all. */
    public static boolean isWellFormed(String typed) {
        return digits(typed).matches("[0-9a-f]{" + DIGITS + "}");
    }

    /** Looks for a receipt; empty if there is none with this number and this code. */
    public Optional<Checked> check(CandidateNumber number, String typed) {
        String digits = digits(typed);
        if (!isWellFormed(typed)) {
            return Optional.empty();
        }
        for (Object[] row : em.createQuery(
                        "select s, t from Script s, Candidate c, Sitting t where c.number = :number"
                                + " and s.candidateId = c.id and t.id = s.sittingId and s.journalLength > 0 order by s.id",
                        Object[].class)
                .setParameter("number", number)
                .getResultList()) {
            Optional<Checked> found = find((Script) row[0], (Sitting) row[1], digits);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Checked> find(Script script, Sitting sitting, String digits) {
        List<JournalLine> lines = new ArrayList<>();
        try {
            Connection connection = Objects.requireNonNull(em.unwrap(Connection.class), "outside a transaction");
            new JournalReader(connection).check(script.ref(), lines::add);
        } catch (SQLException e) {
            throw new IllegalStateException("the journal could not be read", e);
        }
        int closing = closing(lines, digits);
        if (closing < 0) {
            return Optional.empty();
        }
        return Optional.of(new Checked(
                handedInAt(lines.subList(0, closing + 1)),
                sitting.getZone(),
                answered(lines.subList(0, closing + 1)),
                script.getQuestions(),
                journals.check(script.ref()).orElseThrow().isWhole(),
                closing < lines.size() - 1));
    }

    /**
     * Where the row stands that closed the script with this code; -1 if there is none. A receipt has the hash of the
     * last row of a closed script: that of the hand-in, or of an answer that arrived late and counts.
     */
    static int closing(List<JournalLine> lines, String digits) {
        boolean closed = false;
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            JournalLine line = lines.get(i);
            closed = line.kind().equals(JournalKind.HANDED_IN.name())
                    || (closed && line.kind().equals(JournalKind.LATE_ANSWER.name()));
            if (closed && line.hash().startsWith(digits)) {
                found = i;
            }
        }
        return found;
    }

    /** When the script was handed in, the last time in these rows. */
    private static Instant handedInAt(List<JournalLine> lines) {
        return lines.stream()
                .filter(line -> line.kind().equals(JournalKind.HANDED_IN.name()))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .recordedAt();
    }

    /** How many questions have an answer after these rows. */
    static int answered(List<JournalLine> lines) {
        Map<Integer, String> last = new TreeMap<>();
        for (JournalLine line : lines) {
            if (Tallies.isAnswer(line)) {
                last.put(line.position(), line.response());
            }
        }
        return Tallies.answered(last).size();
    }
}
