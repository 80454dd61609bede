package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    private @Nullable String code;
    private @Nullable String version;
    private @Nullable String seed;
    private List<VersionLine> lines = List.of();
    private @Nullable VersionLine line;
    private @Nullable BlueprintReport report;
    private @Nullable DrawPreview preview;

    /** Looks the version up, by default the one in use; an address that names none is answered with 404. */
    public void look() throws IOException {
        String asked = Objects.requireNonNullElse(version, "");
        lines = versions.of(Objects.requireNonNullElse(code, ""));
        Optional<VersionLine> found = lines.stream()
                .filter(one -> asked.isEmpty() ? one.inUse() : one.id().equals(asked))
                .findFirst();
        if (found.isEmpty()) {
            says.notFound();
            return;
        }
        line = found.get();
        report = versions.report(versions.read(line.id()));
        if (seed != null && seed.matches("\\d{1,9}")) {
            says.unlessRefused(() -> preview = versions.preview(getBlueprint(), Long.parseLong(seed), current.actor()));
        }
    }

    /** Puts the version to use. */
    public @Nullable String use() {
        boolean used = says.unlessRefused(() -> versions.use(getLine().id(), current.actor()));
        if (used) {
            says.done("blueprint.use.done", getLine().number());
        }
        says.keep();
        return "/bank/blueprint.xhtml?faces-redirect=true&code=" + code
                + (used ? "" : "&version=" + getLine().id());
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
        Spread spread = getReport().variety().spread();
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

    public Blueprint getBlueprint() {
        return getReport().blueprint();
    }

    public BlueprintReport getReport() {
        return Objects.requireNonNull(report);
    }

    public VersionLine getLine() {
        return Objects.requireNonNull(line);
    }

    public List<VersionLine> getLines() {
        return lines;
    }

    public @Nullable DrawPreview getPreview() {
        return preview;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public @Nullable String getVersion() {
        return version;
    }

    public void setVersion(@Nullable String version) {
        this.version = version;
    }

    public @Nullable String getSeed() {
        return seed;
    }

    public void setSeed(@Nullable String seed) {
        this.seed = seed;
    }
}
