package org.examhall.member.assessment;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The answers of an assessment by question, {@code incident-management.3}. */
public record Answers(SortedMap<String, Degree> given) {

    public Answers {
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    /** @param place of the question in its process, from 0 */
    public Optional<Degree> to(String process, int place) {
        return Optional.ofNullable(given.get(name(process, place)));
    }

    static String name(String process, int place) {
        return process + "." + place;
    }

    Answers with(Map<String, Degree> more) {
        SortedMap<String, Degree> all = new TreeMap<>(given);
        all.putAll(more);
        return new Answers(all);
    }

    /** As the database keeps them. */
    static Answers read(String text) {
        return new Answers(Arrays.stream(text.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("="))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> Degree.of(pair[1]).orElseThrow(),
                        (one, other) -> other,
                        TreeMap::new)));
    }

    String text() {
        return given.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue().points())
                .collect(Collectors.joining(" "));
    }
}
