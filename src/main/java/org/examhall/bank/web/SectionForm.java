package org.examhall.bank.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.examhall.bank.Blueprint;
import org.examhall.bank.ItemType;
import org.examhall.bank.Rule;
import org.jspecify.annotations.Nullable;

/** One section of a {@link BlueprintForm}: a rule, or a list of items. */
public class SectionForm implements Serializable {

    private int outcome = 1;
    private String title = "";
    private int select = 1;
    private boolean shuffle = true;
    private boolean ruled = true;
    private String process = "";
    private String topic = "";
    private List<String> types = new ArrayList<>();
    private int from;
    private int to = 100;
    private String pool = "";
    private String ofPool = "";

    static SectionForm of(Blueprint.Section section) {
        SectionForm form = new SectionForm();
        form.outcome = section.outcome();
        form.title = section.title();
        form.select = section.select();
        form.shuffle = section.shuffle();
        form.pool = BlueprintForm.words(section.pool());
        form.ofPool = section.process();
        form.process = section.process();
        Rule rule = section.rule();
        form.ruled = rule != null;
        if (rule != null) {
            form.process = rule.process();
            form.topic = rule.topic();
            form.types = new ArrayList<>(
                    rule.orderedTypes().stream().map(ItemType::name).toList());
            form.from = rule.from() / 10;
            form.to = (rule.to() + 9) / 10;
        }
        return form;
    }

    Blueprint.Section section(String bank) {
        return ruled
                ? new Blueprint.Section(outcome, process, title.strip(), select, shuffle, List.of(), rule())
                : new Blueprint.Section(
                        outcome, ofPool, title.strip(), select, shuffle, BlueprintForm.refs(bank, pool), null);
    }

    private Rule rule() {
        return new Rule(
                process,
                topic.strip(),
                types.stream().map(ItemType::valueOf).collect(Collectors.toSet()),
                Math.max(1, from * 10),
                Math.min(999, to * 10));
    }

    public int getOutcome() {
        return outcome;
    }

    public void setOutcome(int outcome) {
        this.outcome = outcome;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title == null ? "" : title;
    }

    public int getSelect() {
        return select;
    }

    public void setSelect(int select) {
        this.select = select;
    }

    public boolean isShuffle() {
        return shuffle;
    }

    public void setShuffle(boolean shuffle) {
        this.shuffle = shuffle;
    }

    public boolean isRuled() {
        return ruled;
    }

    public void setRuled(boolean ruled) {
        this.ruled = ruled;
    }

    public String getProcess() {
        return process;
    }

    public void setProcess(@Nullable String process) {
        this.process = process == null ? "" : process;
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(@Nullable String topic) {
        this.topic = topic == null ? "" : topic;
    }

    public List<String> getTypes() {
        return types;
    }

    public void setTypes(List<String> types) {
        this.types = types;
    }

    public int getFrom() {
        return from;
    }

    public void setFrom(int from) {
        this.from = from;
    }

    public int getTo() {
        return to;
    }

    public void setTo(int to) {
        this.to = to;
    }

    public String getPool() {
        return pool;
    }

    public void setPool(@Nullable String pool) {
        this.pool = pool == null ? "" : pool;
    }
}
