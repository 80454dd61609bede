package org.examhall.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.examhall.bank.Response;
import org.jspecify.annotations.NullUnmarked;

/** The newest answer that has arrived to a question of a mock exam. */
@Entity
@Table(name = "mock_answer")
@IdClass(MockAnswer.Key.class)
@NullUnmarked // JPA fills the fields
public class MockAnswer {

    /** The response variable of a choice, as the exam's page names it. */
    static final String VARIABLE = "RESPONSE";

    /**
     * An answer as the page sends it.
     *
     * @param position the question's place, from 1
     * @param revision how often this answer has changed; each change has a greater number than the one before
     */
    public record Given(int position, long revision, Response response) {}

    @Id
    @Column(name = "mock_id")
    private String mockId;

    @Id
    private int position;

    private long revision;
    private String response;

    MockAnswer() {}

    MockAnswer(MockRef mock, Given given) {
        this.mockId = mock.value();
        this.position = given.position();
        this.revision = given.revision();
        this.response = given.response().json();
    }

    /** Takes what is newer, and says whether it is. */
    boolean take(Given given) {
        boolean newer = given.revision() > revision;
        if (newer) {
            revision = given.revision();
            response = given.response().json();
        }
        return newer;
    }

    Given given() {
        return new Given(position, revision, Response.parse(response));
    }

    /** The name by which the page knows the option at this place, from 0. */
    static String identifier(int place) {
        return String.valueOf((char) ('A' + place));
    }

    /** The places of the options that a response chooses, from 0. */
    static Set<Integer> places(Response response) {
        Set<Integer> places = new TreeSet<>();
        for (String identifier : response.values().getOrDefault(VARIABLE, List.of())) {
            places.add(identifier.charAt(0) - 'A');
        }
        return places;
    }

    /** Whether a response chooses options that there are, and nothing else. */
    static boolean fits(Response response, Check check) {
        Set<String> known = new TreeSet<>();
        for (int place = 0; place < check.options().size(); place++) {
            known.add(identifier(place));
        }
        return response.values().entrySet().stream()
                .allMatch(one -> one.getKey().equals(VARIABLE) && known.containsAll(one.getValue()));
    }

    /** A mock exam's key and a position. */
    static class Key implements Serializable {

        private String mockId = "";
        private int position;

        Key() {}

        Key(MockRef mock, int position) {
            this.mockId = mock.value();
            this.position = position;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.position == position && key.mockId.equals(mockId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(mockId, position);
        }
    }
}
