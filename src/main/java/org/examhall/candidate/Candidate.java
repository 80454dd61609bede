package org.examhall.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.examhall.kernel.Language;
import org.jspecify.annotations.NullUnmarked;

/**
 * Somebody who is examined. A candidate is registered by the foundation with a name and a date of birth, has the
 * candidate number that the awarding body allotted, and may then be entered for exams.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Candidate {

    @Id
    private String id;

    @Column(name = "candidate_number")
    private CandidateNumber number;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "born_on")
    private LocalDate bornOn;

    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    /** 1 for one who is made up, to try a server with. */
    private int rehearsal;

    @Version
    private long version;

    Candidate() {}

    Candidate(
            CandidateRef ref,
            CandidateNumber number,
            String givenName,
            String familyName,
            LocalDate bornOn,
            Language language,
            Instant now) {
        this.id = ref.value();
        this.number = number;
        this.givenName = givenName.strip();
        this.familyName = familyName.strip();
        this.bornOn = bornOn;
        this.language = language.tag();
        this.createdAt = now;
    }

    /** Somebody who does not exist: one of many by whom a server is tried. */
    static Candidate rehearsing(CandidateRef ref, CandidateNumber number, String name, Instant now) {
        Candidate candidate = new Candidate(ref, number, "Rehearsal", name, LocalDate.of(1990, 1, 1), Language.EN, now);
        candidate.rehearsal = 1;
        return candidate;
    }

    public CandidateRef ref() {
        return new CandidateRef(id);
    }

    public String getId() {
        return id;
    }

    public CandidateNumber getNumber() {
        return number;
    }

    public String getGivenName() {
        return givenName;
    }

    /** Whether this is somebody made up, to try a server with. */
    public boolean isRehearsing() {
        return rehearsal != 0;
    }

    public String getFamilyName() {
        return familyName;
    }

    public String getName() {
        return givenName + " " + familyName;
    }

    public LocalDate getBornOn() {
        return bornOn;
    }

    public Language getLanguage() {
        return Language.of(language);
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
