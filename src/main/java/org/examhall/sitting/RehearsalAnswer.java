package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.examhall.bank.Response;
import org.jspecify.annotations.NullUnmarked;

/** The newest answer that has arrived from a computer at a rehearsal, for one of the sample questions. */
@Entity
@Table(name = "rehearsal_answer")
@IdClass(RehearsalAnswer.Key.class)
@NullUnmarked // JPA fills the fields
class RehearsalAnswer {

    @Id
    @Column(name = "computer_id")
    private String computerId;

    @Id
    private int position;

    private long revision;
    private String response;

    RehearsalAnswer() {}

    RehearsalAnswer(String computer, GivenAnswer given) {
        this.computerId = computer;
        this.position = given.position();
        take(given);
    }

    /** Takes what is newer. */
    void take(GivenAnswer given) {
        if (given.revision() > revision) {
            revision = given.revision();
            response = given.response().json();
        }
    }

    boolean isSameAs(GivenAnswer given) {
        return revision == given.revision() && response.equals(given.response().json());
    }

    Scripts.CurrentAnswer shown() {
        return new Scripts.CurrentAnswer(position, revision, Response.parse(response));
    }

    int position() {
        return position;
    }

    /** A computer's key and a position. */
    static class Key implements Serializable {

        private String computerId = "";
        private int position;

        Key() {}

        Key(String computerId, int position) {
            this.computerId = computerId;
            this.position = position;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.position == position && key.computerId.equals(computerId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(computerId, position);
        }
    }
}
