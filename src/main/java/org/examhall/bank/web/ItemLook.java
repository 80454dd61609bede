package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.bank.ItemRef;
import org.examhall.bank.ItemView;
import org.examhall.bank.Items;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** One item: as a candidate sees it, and beside that what only its authors may know. */
@Named
@RequestScoped
public class ItemLook {

    @Inject
    Items items;

    @Inject
    Blueprints blueprints;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable ItemView view;

    /** Looks the item up, which the audit trail remembers; an address that names none is answered with 404. */
    public void look() throws IOException {
        if (getView() == null) {
            says.notFound();
        }
    }

    public String outcome(int number) {
        return blueprints.all().stream()
                .filter(exam ->
                        view != null && exam.bank().equals(view.version().ref().bank()))
                .map(exam -> exam.outcomes().getOrDefault(number, ""))
                .findFirst()
                .orElse("");
    }

    public String process(String identifier) {
        return blueprints.all().stream()
                .flatMap(exam -> exam.sections().stream())
                .filter(section -> section.process().equals(identifier))
                .map(Blueprint.Section::title)
                .findFirst()
                .orElse(identifier);
    }

    /**
     * One version, if the address or a form names it; else the one in use or being worked on. Null if it is not theirs
     * to see. The request itself is asked: a form's buttons have to be there before its fields are read.
     */
    public @Nullable ItemView getView() {
        if (view == null) {
            String version = request.getParameter("version");
            try {
                view = version == null
                        ? items.look(
                                ItemRef.of(Objects.requireNonNullElse(request.getParameter("item"), "")),
                                current.actor())
                        : items.look(version, current.actor());
            } catch (Refused | IllegalArgumentException unknown) {
                return null;
            }
        }
        return view;
    }
}
