package org.examhall.awarding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.awarding.BatchRef;
import org.examhall.awarding.ExportBatch;
import org.examhall.awarding.Exports;
import org.examhall.awarding.LayoutDefect;
import org.examhall.awarding.Layouts;
import org.examhall.awarding.RefusedLine;
import org.examhall.awarding.batch.ExportJobs;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The batches: what waits, what runs, what went out; and what one batch left out. */
@Named
@RequestScoped
public class BatchesPage {

    private static final int SHOWN = 50;

    @Inject
    Exports exports;

    @Inject
    ExportJobs jobs;

    @Inject
    Layouts layouts;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    HttpServletRequest request;

    private Layouts.@Nullable Choice choice;
    private String layout = "ours";

    public long getWaiting() {
        return exports.waiting();
    }

    public Layouts.Choice getLayouts() {
        Layouts.Choice read = choice;
        if (read == null) {
            read = layouts.all();
            choice = read;
        }
        return read;
    }

    public String words(LayoutDefect defect) {
        return says.texts().refusal(defect.reason());
    }

    public @Nullable ExportBatch getUnfinished() {
        return exports.unfinished().orElse(null);
    }

    public boolean working(ExportBatch batch) {
        return jobs.isWorking(batch.ref());
    }

    public List<ExportBatch> getHistory() {
        return exports.history(0, SHOWN);
    }

    /** The batch whose refused results the address asks for. */
    public @Nullable ExportBatch getBatch() {
        String key = Objects.requireNonNullElse(request.getParameter("batch"), "");
        return Reference.isWellFormed(key) ? exports.find(new BatchRef(key)).orElse(null) : null;
    }

    public List<RefusedLine> getRefused() {
        ExportBatch batch = getBatch();
        return batch == null ? List.of() : exports.refused(batch.ref());
    }

    public String words(RefusedLine line) {
        return says.texts().refusal(line.reason());
    }

    public void start() {
        says.unlessRefused(() -> {
            requireOffice();
            ExportBatch batch = jobs.start(layout, current.actor());
            says.done("awarding.started", batch.getNumber());
        });
    }

    public void resume() {
        says.unlessRefused(() -> {
            requireOffice();
            ExportBatch batch = exports.unfinished()
                    .orElseThrow(() -> Refusal.of("export-not-interrupted").asException());
            jobs.resume(batch.ref(), current.actor());
            says.done("awarding.resumed", batch.getNumber());
        });
    }

    private void requireOffice() {
        if (!current.is(Role.ADMINISTRATOR)) {
            throw Refusal.of("not-allowed").asException();
        }
    }

    public String kind(ExportBatch batch) {
        return switch (batch.getState()) {
            case PREPARED, RUNNING -> working(batch) ? "info" : "warn";
            case SEALED -> "good";
            case VOID -> "bad";
        };
    }

    public String getLayout() {
        return layout;
    }

    public void setLayout(String layout) {
        this.layout = layout;
    }
}
