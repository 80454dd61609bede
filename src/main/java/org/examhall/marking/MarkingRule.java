package org.examhall.marking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;

/** How often a second person marks, as it was set for one exam or for all that have nothing of their own. */
@Entity
@Table(name = "marking_rule")
@NullUnmarked // JPA fills the fields
class MarkingRule {

    @Id
    private String blueprint;

    @Column(name = "share_percent")
    private int share;

    private BigDecimal margin;
    private BigDecimal tolerance;

    @Version
    private long version;

    MarkingRule() {}

    MarkingRule(String blueprint, SecondMarking rule) {
        this.blueprint = blueprint;
        become(rule);
    }

    final void become(SecondMarking rule) {
        share = rule.share();
        margin = rule.margin();
        tolerance = rule.tolerance();
    }

    SecondMarking value() {
        return new SecondMarking(share, margin, tolerance);
    }
}
