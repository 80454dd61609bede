package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * A file of questions that an author brings into a bank. A first job reads it and reports the fate of every question in
 * it; nothing is in the bank yet. When the author has read the report, a second job makes drafts of what can be taken:
 * all of it, or nothing.
 */
@Entity
@Table(name = "question_import")
@NullUnmarked // JPA fills the fields
public class QuestionImport {

    private static final int LONGEST_LEFT_OUT = 8_000;

    /** How far an import has come. */
    public enum State {
        /** The file is being read. */
        CHECKING,
        /** The report is there; nothing is in the bank. */
        CHECKED,
        /** Drafts are being made. */
        COMMITTING,
        /** The drafts are in the bank. */
        COMMITTED,
        /** The file as a whole cannot be taken. */
        REFUSED,
        /** Somebody stopped the reading. */
        CANCELLED,
        /** The reading broke off for a reason of our own. */
        FAILED
    }

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "file_name")
    private String fileName;

    private long bytes;
    private String digest;
    private String format;
    private String bank;

    @Enumerated(EnumType.STRING)
    private Language language;

    private int outcome;
    private String process;
    private String topic;
    private int facility;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "owner_name")
    private String ownerName;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "execution_id")
    private Long executionId;

    @Column(name = "questions")
    private int found;

    private int imported;
    private int duplicates;
    private int refused;
    private int written;
    private String problem;

    @Column(name = "left_out")
    private String leftOut;

    QuestionImport() {}

    QuestionImport(ImportPlan plan, Actor owner, Clock clock) {
        this.id = Reference.fresh(clock);
        this.fileName = plan.fileName();
        this.bytes = plan.bytes();
        this.digest = plan.digest();
        this.format = plan.format();
        this.bank = plan.bank();
        this.language = plan.language();
        this.outcome = plan.facts().outcome();
        this.process = plan.facts().process();
        this.topic = plan.facts().topic();
        this.facility = plan.facts().facility();
        this.state = State.CHECKING;
        this.ownerId = owner.id();
        this.ownerName = owner.name();
        this.begunAt = clock.instant();
        this.leftOut = "";
    }

    /** A job has taken it on. */
    void begin(long execution) {
        executionId = execution;
        problem = null;
    }

    /** The whole file is read, and each question in it has one fate. */
    void check(List<ImportNote> notRead, Instant now) {
        require(State.CHECKING);
        if (found != imported + duplicates + refused) {
            throw new IllegalStateException(found + " questions were found, but the fates are " + imported + " + "
                    + duplicates + " + " + refused);
        }
        state = State.CHECKED;
        leftOut = ImportNote.lines(notRead, LONGEST_LEFT_OUT);
        endedAt = now;
    }

    /** The author wants the drafts. */
    void commit() {
        require(State.CHECKED);
        state = State.COMMITTING;
        problem = null;
    }

    /** All drafts are made. */
    void complete(Instant now) {
        require(State.COMMITTING);
        if (written != found) {
            throw new IllegalStateException(written + " of " + found + " questions were gone through");
        }
        state = State.COMMITTED;
        endedAt = now;
    }

    /** Nothing comes of the present job; what it has done so far is taken back by then. */
    void giveUp(State instead, Refusal reason, Instant now) {
        boolean reading = state == State.CHECKING;
        if (reading || state == State.COMMITTING) {
            state = reading ? instead : State.CHECKED;
            problem = ImportNote.of(reason).text();
            endedAt = now;
            written = 0;
            if (reading) {
                found = 0;
                imported = 0;
                duplicates = 0;
                refused = 0;
            }
        }
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw Refusal.of("import-state").asException();
        }
    }

    public ImportRef ref() {
        return new ImportRef(id);
    }

    public String getId() {
        return id;
    }

    public String getFileName() {
        return fileName;
    }

    public long getBytes() {
        return bytes;
    }

    /** SHA-256 of the file, in hexadecimal. */
    public String getDigest() {
        return digest;
    }

    public String getFormat() {
        return format;
    }

    public String getBank() {
        return bank;
    }

    public Language getLanguage() {
        return language;
    }

    /** Of questions that bring none. */
    public ItemFacts facts() {
        return new ItemFacts(outcome, process, topic, facility);
    }

    public State getState() {
        return state;
    }

    /** Whether a job has yet to finish. */
    public boolean isUnderWay() {
        return state == State.CHECKING || state == State.COMMITTING;
    }

    /** Whether there is a report of every question. */
    public boolean isReported() {
        return state == State.CHECKED || state == State.COMMITTING || state == State.COMMITTED;
    }

    /** Whether drafts can be made of it. */
    public boolean isReady() {
        return state == State.CHECKED && imported > 0;
    }

    public boolean isCommitted() {
        return state == State.COMMITTED;
    }

    public Actor owner() {
        return new Actor(ownerId, ownerName);
    }

    public String getOwnerName() {
        return ownerName;
    }

    public Instant getBegunAt() {
        return begunAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public Optional<Long> execution() {
        return Optional.ofNullable(executionId);
    }

    /** How many questions were found so far. */
    public int getFound() {
        return found;
    }

    public int getImported() {
        return imported;
    }

    public int getDuplicates() {
        return duplicates;
    }

    public int getRefused() {
        return refused;
    }

    /** How many of the questions found have been gone through to make drafts. */
    public int getWritten() {
        return written;
    }

    /** Why nothing came of it, or of the last try to make drafts. */
    public Optional<Refusal> problem() {
        return Optional.ofNullable(problem).map(text -> ImportNote.parse(text).asRefusal());
    }

    /** What of the file was no question. */
    public List<ImportNote> leftOut() {
        return ImportNote.parseLines(leftOut);
    }
}
