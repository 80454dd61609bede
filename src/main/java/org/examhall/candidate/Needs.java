package org.examhall.candidate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;

/** What an arrangement grants: for each need a value, in the order of {@link Need}. Never why. */
public record Needs(Map<Need, String> granted) {

    public static final Needs NONE = new Needs(Map.of());

    public Needs {
        Map<Need, String> ordered = new EnumMap<>(Need.class);
        ordered.putAll(granted);
        granted = Collections.unmodifiableMap(ordered);
    }

    /** The needs that a canonical text names; what it names that is no need any more is left out. */
    public static Needs parse(String canonical) {
        Map<Need, String> granted = new EnumMap<>(Need.class);
        for (String part : canonical.split(";")) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                Need.ofKey(part.substring(0, sign)).ifPresent(need -> granted.put(need, part.substring(sign + 1)));
            }
        }
        return new Needs(granted);
    }

    /** One text for one set of needs, such as {@code extra-time=25;size=150;reader=yes}. */
    public String canonical() {
        return granted.entrySet().stream()
                .map(one -> one.getKey().key() + "=" + one.getValue())
                .collect(Collectors.joining(";"));
    }

    /** Why these needs cannot be asked for: there is none, or one has a value that it cannot have. */
    Optional<Refusal> objection() {
        if (granted.isEmpty()) {
            return Optional.of(Refusal.of("arrangement-empty"));
        }
        return granted.entrySet().stream()
                .filter(one -> !one.getKey().accepts(one.getValue()))
                .findFirst()
                .map(one -> switch (one.getKey()) {
                    case EXTRA_TIME -> Refusal.of("arrangement-extra-time", Need.EXTRA_TIME.greatest());
                    case REST_BREAKS -> Refusal.of("arrangement-rest-breaks", Need.REST_BREAKS.greatest());
                    default -> Refusal.of("arrangement-choice");
                });
    }

    public boolean isEmpty() {
        return granted.isEmpty();
    }

    /** Extra time as a percentage, 0 for none. */
    public int extraPercent() {
        return number(Need.EXTRA_TIME);
    }

    /** Rest breaks in minutes in all, 0 for none. */
    public int breakMinutes() {
        return number(Need.REST_BREAKS);
    }

    private int number(Need need) {
        return Integer.parseInt(granted.getOrDefault(need, "0"));
    }

    /** The same needs with another percentage of extra time, or none if it is 0. */
    public Needs withExtraPercent(int percent) {
        Map<Need, String> changed = new LinkedHashMap<>(granted);
        if (percent == 0) {
            changed.remove(Need.EXTRA_TIME);
        } else {
            changed.put(Need.EXTRA_TIME, Integer.toString(percent));
        }
        return new Needs(changed);
    }

    /** The settings of the exam page that are granted, by their names there. */
    public Map<String, String> display() {
        Map<String, String> display = new LinkedHashMap<>();
        granted.forEach((need, value) -> {
            if (need.isDisplay()) {
                display.put(need.key(), value);
            }
        });
        return display;
    }

    /** All needs on one line. */
    public String line(Texts texts) {
        return String.join(" · ", words(texts));
    }

    /** The helps of the exam page that are granted, by their keys, with spaces between them. */
    public String aids() {
        return granted.keySet().stream().filter(Need::isAid).map(Need::key).collect(Collectors.joining(" "));
    }

    /** Each need in a few words, for lists and rows. */
    public List<String> words(Texts texts) {
        return granted.entrySet().stream()
                .map(one -> texts.get(
                        "arrangement.need." + one.getKey().key()
                                + (one.getKey().isNumber() || one.getKey().isPlain() ? "" : "." + one.getValue()),
                        one.getKey().isNumber() ? new Object[] {one.getValue()} : new Object[0]))
                .toList();
    }
}
