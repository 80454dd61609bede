package org.examhall.marking.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.bank.Blueprints;
import org.examhall.kernel.Refusal;
import org.examhall.marking.MarkingRules;
import org.examhall.marking.SecondMarking;
import org.jspecify.annotations.Nullable;

/** How often a second person marks: for all exams, and for those that have a rule of their own. */
@Named
@RequestScoped
public class MarkingRulePage {

    @Inject
    MarkingRules rules;

    @Inject
    Blueprints blueprints;

    @Inject
    Current current;

    @Inject
    Says says;

    private String exam = MarkingRules.ALL;
    private int share = SecondMarking.USUAL.share();
    private BigDecimal margin = SecondMarking.USUAL.margin();
    private BigDecimal tolerance = SecondMarking.USUAL.tolerance();

    /**
     * An exam and its rule.
     *
     * @param title empty for all that have none of their own
     * @param own whether the rule was set for it
     */
    public record Line(String exam, String title, SecondMarking rule, boolean own) {}

    /** All exams first, then each. */
    public List<Line> getLines() {
        return Stream.concat(
                        Stream.of(line(MarkingRules.ALL, "")),
                        blueprints.all().stream().map(exam -> line(exam.code(), exam.title())))
                .toList();
    }

    private Line line(String code, String title) {
        return new Line(code, title, rules.of(code), rules.own(code).isPresent());
    }

    public @Nullable String save() {
        boolean done = says.unlessRefused(() -> {
            if (!current.is(Role.ADMINISTRATOR)) {
                throw Refusal.of("not-allowed").asException();
            }
            rules.set(exam, new SecondMarking(share, margin, tolerance), current.actor());
        });
        if (!done) {
            return null;
        }
        says.done("marking.rule.saved");
        says.keep();
        return "/marking/queue.xhtml?faces-redirect=true";
    }

    public String getExam() {
        return exam;
    }

    public void setExam(String exam) {
        this.exam = exam;
    }

    public int getShare() {
        return share;
    }

    public void setShare(int share) {
        this.share = share;
    }

    public BigDecimal getMargin() {
        return margin;
    }

    public void setMargin(BigDecimal margin) {
        this.margin = margin;
    }

    public BigDecimal getTolerance() {
        return tolerance;
    }

    public void setTolerance(BigDecimal tolerance) {
        this.tolerance = tolerance;
    }
}
