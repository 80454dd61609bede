package org.examhall.bank.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.Blueprint;
import org.examhall.bank.BlueprintReport;
import org.examhall.bank.BlueprintVersions;
import org.examhall.bank.DrawPreview;
import org.examhall.bank.Rule;
import org.examhall.bank.Spread;
import org.examhall.bank.VersionLine;
import org.examhall.kernel.Texts;
import org.jspecify.annotations.Nullable;

/** One version of a blueprint: what it asks, what the bank gives, a paper to try, and its other versions. */
@Named
@RequestScoped
public class BlueprintPage {

    @Inject
    BlueprintVersions versions;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    HttpServletRequest request;

    private String code = "";
    private String seed = "";
    private List<VersionLine> lines = List.of();
    private @Nullable VersionLine line;
    private @Nullable BlueprintReport report;
    private @Nullable DrawPreview preview;

    /** Reads the version, by default the one in use, before anything of the page is asked for. */
    @PostConstruct
    void load() {
        code = parameter("code");
        seed = parameter("seed");
        String version = parameter("version");
        lines = versions.of(code);
        lines.stream()
                .filter(one -> version.isEmpty() ? one.inUse() : one.id().equals(version))
                .findFirst()
                .ifPresent(found -> {
                    line = found;
                    report = versions.report(versions.read(found.id()));
                });
    }

    private String parameter(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /** Draws the paper that is asked for; an address that names no version is answered with 404. */
    public void look() throws IOException {
        if (report == null) {
            says.notFound();
        } else if (seed.matches("\\d{1,9}")) {
            Blueprint shown = report.blueprint();
            says.unlessRefused(() -> preview = versions.preview(shown, Long.parseLong(seed), current.actor()));
        }
    }

    /** Puts the version to use. */
    public @Nullable String use() {
        VersionLine wanted = Objects.requireNonNull(line);
        boolean used = says.unlessRefused(() -> versions.use(wanted.id(), current.actor()));
        if (used) {
            says.done("blueprint.use.done", wanted.number());
        }
        says.keep();
        return "/bank/blueprint.xhtml?faces-redirect=true&code=" + code + (used ? "" : "&version=" + wanted.id());
    }

    /** What a section draws from, in words; empty for a list of items. */
    public String rule(Blueprint.Section section) {
        Rule rule = section.rule();
        if (rule == null) {
            return "";
        }
        Texts texts = says.texts();
        StringBuilder words =
                new StringBuilder(texts.get("blueprint.rule.facility", rule.from() / 10, (rule.to() + 9) / 10));
        if (!rule.process().isEmpty()) {
            words.append(" · ").append(rule.process());
        }
        if (!rule.topic().isEmpty()) {
            words.append(" · ").append(texts.get("blueprint.rule.topic", rule.topic()));
        }
        rule.orderedTypes().forEach(type -> words.append(" · ").append(texts.get("item.type." + type.name())));
        return words.toString();
    }

    /** The spread of difficulty as columns of a chart that is 100 high. */
    public List<Column> getColumns() {
        Spread spread = report == null ? null : report.variety().spread();
        if (spread == null) {
            return List.of();
        }
        double most = spread.columns().stream()
                .mapToDouble(Spread.Column::share)
                .max()
                .orElse(1);
        return spread.columns().stream()
                .map(column -> new Column(column.percent(), column.share(), 100 * column.share() / most))
                .toList();
    }

    /**
     * A column of the chart.
     *
     * @param height of the highest column's 100
     */
    public record Column(int percent, double share, double height) {}

    public @Nullable Blueprint getBlueprint() {
        return report == null ? null : report.blueprint();
    }

    /** Nothing where the form comes back by which somebody signs out, which names no version. */
    public @Nullable BlueprintReport getReport() {
        return report;
    }

    public @Nullable VersionLine getLine() {
        return line;
    }

    public List<VersionLine> getLines() {
        return lines;
    }

    public @Nullable DrawPreview getPreview() {
        return preview;
    }

    public String getCode() {
        return code;
    }

    public String getSeed() {
        return seed;
    }
}
