package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.bank.BlueprintReport;
import org.examhall.bank.BlueprintVersions;
import org.examhall.bank.Blueprints;
import org.jspecify.annotations.Nullable;

/** The exams, with what the bank gives for each. */
@Named
@RequestScoped
public class BlueprintsPage {

    @Inject
    Blueprints blueprints;

    @Inject
    BlueprintVersions versions;

    private @Nullable List<BlueprintReport> reports;

    public List<BlueprintReport> getReports() {
        if (reports == null) {
            reports = blueprints.all().stream().map(versions::report).toList();
        }
        return reports;
    }

    /** How many remarks there are on a blueprint and its sections. */
    public long remarks(BlueprintReport report) {
        return report.shortages().size()
                + report.sections().stream()
                        .mapToLong(part -> part.shortages().size())
                        .sum();
    }
}
