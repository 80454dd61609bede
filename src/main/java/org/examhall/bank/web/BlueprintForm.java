package org.examhall.bank.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.examhall.bank.Blueprint;
import org.examhall.bank.ItemRef;
import org.examhall.bank.Terms;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A blueprint as it is typed: numbers in per cent where people think in per cent, and pools as lists of words. */
public class BlueprintForm implements Serializable {

    private String title = "";
    private int minutes;
    private int passMark;
    private int attempts;
    private String mode = Terms.Mode.CANDIDATE.name();
    private @Nullable Integer bandFrom;
    private @Nullable Integer bandTo;
    private @Nullable Integer limitPapers;
    private @Nullable Integer limitDays;
    private @Nullable Integer limitPercent;
    private String form = "";
    private long formSeed;
    private List<SectionForm> sections = new ArrayList<>();

    /** The form filled in as the blueprint is. */
    static BlueprintForm of(Blueprint blueprint) {
        BlueprintForm form = new BlueprintForm();
        Terms terms = blueprint.terms();
        form.title = blueprint.title();
        form.minutes = blueprint.minutes();
        form.passMark = blueprint.passMark();
        form.attempts = blueprint.attempts();
        form.mode = terms.mode().name();
        Terms.Band band = terms.band();
        if (band != null) {
            form.bandFrom = band.from() / 10;
            form.bandTo = band.to() / 10;
        }
        Terms.Limit limit = terms.limit();
        if (limit != null) {
            form.limitPapers = orNothing(limit.papers());
            form.limitDays = orNothing(limit.days());
            form.limitPercent = orNothing(limit.percent());
        }
        form.fix(terms.form(), terms.formSeed());
        blueprint.sections().forEach(section -> form.sections.add(SectionForm.of(section)));
        return form;
    }

    private static @Nullable Integer orNothing(int number) {
        return number == 0 ? null : number;
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /** Puts the items of the one paper there is into the form. */
    final void fix(List<ItemRef> items, long seed) {
        form = words(items);
        formSeed = seed;
    }

    static String words(List<ItemRef> items) {
        return String.join(" ", items.stream().map(ItemRef::identifier).toList());
    }

    /**
     * Each item that the words name, once.
     *
     * @throws org.examhall.kernel.Refused {@code blueprint-item-name}, if a word cannot be the name of an item
     */
    static List<ItemRef> refs(String bank, String words) {
        return Arrays.stream(words.strip().split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(word -> ref(bank, word))
                .toList();
    }

    private static ItemRef ref(String bank, String word) {
        try {
            return new ItemRef(bank, word);
        } catch (IllegalArgumentException notAName) {
            throw Refusal.of("blueprint-item-name", word).asException();
        }
    }

    /**
     * The blueprint that the form says, made from the one it was filled with.
     *
     * @throws org.examhall.kernel.Refused {@code blueprint-item-name}
     */
    Blueprint blueprint(Blueprint from) {
        boolean fixed = mode.equals(Terms.Mode.FIXED.name());
        Terms terms = new Terms(
                Terms.Mode.valueOf(mode),
                bandFrom == null && bandTo == null
                        ? null
                        : new Terms.Band(orZero(bandFrom) * 10, bandTo == null ? 1000 : bandTo * 10),
                limitPapers == null && limitPercent == null
                        ? null
                        : new Terms.Limit(orZero(limitPapers), orZero(limitDays), orZero(limitPercent)),
                fixed ? refs(from.bank(), form) : List.of(),
                fixed ? formSeed : 0);
        return new Blueprint(
                from.code(),
                from.bank(),
                from.hash(),
                title.strip(),
                from.unitCode(),
                from.level(),
                minutes,
                passMark,
                attempts,
                from.languages(),
                from.outcomes(),
                sections.stream().map(section -> section.section(from.bank())).toList(),
                terms,
                from.titles());
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public int getMinutes() {
        return minutes;
    }

    public void setMinutes(int minutes) {
        this.minutes = minutes;
    }

    public int getPassMark() {
        return passMark;
    }

    public void setPassMark(int passMark) {
        this.passMark = passMark;
    }

    public int getAttempts() {
        return attempts;
    }

    public void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public @Nullable Integer getBandFrom() {
        return bandFrom;
    }

    public void setBandFrom(@Nullable Integer bandFrom) {
        this.bandFrom = bandFrom;
    }

    public @Nullable Integer getBandTo() {
        return bandTo;
    }

    public void setBandTo(@Nullable Integer bandTo) {
        this.bandTo = bandTo;
    }

    public @Nullable Integer getLimitPapers() {
        return limitPapers;
    }

    public void setLimitPapers(@Nullable Integer limitPapers) {
        this.limitPapers = limitPapers;
    }

    public @Nullable Integer getLimitDays() {
        return limitDays;
    }

    public void setLimitDays(@Nullable Integer limitDays) {
        this.limitDays = limitDays;
    }

    public @Nullable Integer getLimitPercent() {
        return limitPercent;
    }

    public void setLimitPercent(@Nullable Integer limitPercent) {
        this.limitPercent = limitPercent;
    }

    public String getForm() {
        return form;
    }

    public void setForm(@Nullable String form) {
        this.form = form == null ? "" : form;
    }

    public long getFormSeed() {
        return formSeed;
    }

    public void setFormSeed(long formSeed) {
        this.formSeed = formSeed;
    }

    public List<SectionForm> getSections() {
        return sections;
    }
}
