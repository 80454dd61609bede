package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.Blueprints;
import org.examhall.kernel.Refusal;

/** How often a second person marks: for one exam, or for all that have nothing of their own. */
@ApplicationScoped
@Transactional
public class MarkingRules {

    /** Stands for every exam that has no rule of its own. */
    public static final String ALL = "*";

    private static final BigDecimal MOST = BigDecimal.valueOf(20);

    @PersistenceContext
    EntityManager em;

    @Inject
    Blueprints blueprints;

    @Inject
    AuditTrail audit;

    /** The rule by which an exam is marked. */
    public SecondMarking of(String blueprint) {
        return own(blueprint).or(() -> own(ALL)).orElse(SecondMarking.USUAL);
    }

    /** What was set for an exam itself, or for {@link #ALL}. */
    public Optional<SecondMarking> own(String blueprint) {
        return Optional.ofNullable(em.find(MarkingRule.class, blueprint)).map(MarkingRule::value);
    }

    /**
     * Sets the rule of an exam, or of {@link #ALL}. The share holds for answers that are handed in from now on, the
     * rest for everything that is not settled.
     *
     * @throws org.examhall.kernel.Refused {@code blueprint-unknown}, {@code marking-rule-bounds}
     */
    public void set(String blueprint, SecondMarking rule, Actor by) {
        if (!blueprint.equals(ALL) && blueprints.find(blueprint).isEmpty()) {
            throw Refusal.of("blueprint-unknown", blueprint).asException();
        }
        boolean possible =
                rule.share() >= 0 && rule.share() <= 100 && isWithin(rule.margin()) && isWithin(rule.tolerance());
        if (!possible) {
            throw Refusal.of("marking-rule-bounds", MOST).asException();
        }
        MarkingRule kept = em.find(MarkingRule.class, blueprint);
        if (kept == null) {
            em.persist(new MarkingRule(blueprint, rule));
        } else {
            kept.become(rule);
        }
        audit.record(
                by,
                "marking-rule-set",
                "exam",
                blueprint,
                rule.share() + " %, " + rule.margin().toPlainString() + ", "
                        + rule.tolerance().toPlainString());
    }

    private static boolean isWithin(BigDecimal marks) {
        return marks.signum() >= 0 && marks.compareTo(MOST) <= 0;
    }
}
