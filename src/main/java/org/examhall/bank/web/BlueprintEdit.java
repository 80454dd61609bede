package org.examhall.bank.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.Blueprint;
import org.examhall.bank.BlueprintReport;
import org.examhall.bank.BlueprintVersions;
import org.examhall.bank.ItemType;
import org.examhall.bank.Terms;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** Changes a version of a blueprint into a new one, and counts along how many papers that would make. */
@Named
@ViewScoped
public class BlueprintEdit implements Serializable {

    private static final SecureRandom SEEDS = new SecureRandom();
    private static final int LARGEST_SEED = 1_000_000;

    @Inject
    BlueprintVersions versions;

    @Inject
    Current current;

    @Inject
    Says says;

    private @Nullable String from;
    private @Nullable BlueprintForm form;
    private String reason = "";
    private Map<String, String> processes = Map.of();
    private transient @Nullable Blueprint begun;
    private transient @Nullable BlueprintReport report;

    /** Fills the form from the version that the address names; one that names none is answered with 404. */
    public void begin() throws IOException {
        if (form != null) {
            return;
        }
        try {
            Blueprint blueprint = begun();
            form = BlueprintForm.of(blueprint);
            processes = processes(blueprint);
        } catch (Refused unknown) {
            says.notFound();
        }
    }

    private Blueprint begun() {
        if (begun == null) {
            begun = versions.read(Objects.requireNonNullElse(from, ""));
        }
        return begun;
    }

    /** The processes of the bank by their titles, where a section of the exam says them. */
    private Map<String, String> processes(Blueprint blueprint) {
        Map<String, String> titles = new LinkedHashMap<>();
        versions.processes(blueprint.bank()).forEach(process -> titles.put(process, process));
        versions.of(blueprint.code()).stream()
                .map(line -> versions.read(line.id()))
                .flatMap(one -> one.sections().stream())
                .filter(section -> section.rule() == null)
                .forEach(section -> titles.replace(section.process(), section.title()));
        return titles;
    }

    public void add() {
        form().getSections().add(new SectionForm());
    }

    public void remove(SectionForm section) {
        form().getSections().remove(section);
    }

    /** Shows what the bank gives for the form as it stands; a page's script asks for it after each change. */
    public void count() {
        getReport();
    }

    /** Draws the one paper of a blueprint whose paper is fixed; a seed that was given draws the same again. */
    public void draw() {
        says.unlessRefused(() -> {
            long seed = form().getFormSeed() == 0 ? 1L + SEEDS.nextInt(LARGEST_SEED) : form().getFormSeed();
            form().fix(versions.form(changed(), seed), seed);
        });
    }

    public @Nullable String keep() {
        String[] kept = new String[1];
        if (!says.unlessRefused(() -> kept[0] = versions.keep(changed(), reason, current.actor()))) {
            return null;
        }
        says.done("blueprint.edit.done");
        says.keep();
        return "/bank/blueprint.xhtml?faces-redirect=true&code=" + begun().code() + "&version=" + kept[0];
    }

    private Blueprint changed() {
        return form().blueprint(begun());
    }

    /** What the bank gives for the form as it stands; nothing as long as it makes no sense. */
    public @Nullable BlueprintReport getReport() {
        if (form == null || !getObjection().isEmpty()) {
            return null;
        }
        Blueprint changed = changed();
        if (report == null || !report.blueprint().equals(changed)) {
            report = versions.report(changed);
        }
        return report;
    }

    /** Why the form makes no sense yet, in words; empty if it does. */
    public String getObjection() {
        if (form == null) {
            return "";
        }
        try {
            return versions.objection(changed()).map(says.texts()::refusal).orElse("");
        } catch (Refused notAName) {
            return says.texts().refusal(notAName.refusal());
        }
    }

    /** Nothing where a form comes back to a view that has been left. */
    public @Nullable BlueprintForm getForm() {
        return form;
    }

    private BlueprintForm form() {
        return Objects.requireNonNull(form);
    }

    public Map<Integer, String> getOutcomes() {
        return begun().outcomes();
    }

    public String getCode() {
        return begun().code();
    }

    public Map<String, String> getProcesses() {
        return processes;
    }

    public List<ItemType> getTypes() {
        return List.of(ItemType.values());
    }

    public List<Terms.Mode> getModes() {
        return List.of(Terms.Mode.values());
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }
}
