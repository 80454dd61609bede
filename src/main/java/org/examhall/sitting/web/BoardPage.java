package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.examhall.account.web.Says;
import org.examhall.account.web.Times;
import org.examhall.sitting.BoardReach;
import org.examhall.sitting.IrregularityKind;
import org.examhall.sitting.Sitting;
import org.jspecify.annotations.Nullable;

/** The board, the projector's clock and the slips of one sitting; what moves on them comes by the board's calls. */
@Named
@RequestScoped
public class BoardPage {

    @Inject
    BoardReach reach;

    @Inject
    HttpServletRequest request;

    @Inject
    Times times;

    @Inject
    Says says;

    private @Nullable Sitting sitting;

    /** The sitting that the address names, if the person at the page may see it. */
    Optional<Sitting> asked() {
        if (sitting == null) {
            sitting = reach.find(request.getParameter("sitting")).orElse(null);
        }
        return Optional.ofNullable(sitting);
    }

    /** An address that names no sitting of this person's is answered with 404, on the board as on clock and slips. */
    public void look() throws IOException {
        if (asked().isEmpty()) {
            says.notFound();
        }
    }

    public boolean isFound() {
        return asked().isPresent();
    }

    public String getSitting() {
        return asked().map(Sitting::getId).orElse("");
    }

    public String getTitle() {
        return asked().map(Sitting::getTitle).orElse("");
    }

    public String getVenue() {
        return asked().map(Sitting::getVenueName).orElse("");
    }

    public String getZone() {
        return asked().map(one -> one.getZone().getId()).orElse("UTC");
    }

    public String getScheduled() {
        return asked().map(one -> says.texts()
                        .get(
                                "board.scheduled",
                                times.show(one.getScheduledAt(), one.getZone().getId())))
                .orElse("");
    }

    /** The kinds of irregularity that can be noted. */
    public List<String> getKinds() {
        return Arrays.stream(IrregularityKind.values()).map(Enum::name).toList();
    }

    /** All the board's texts as JSON, for its script. */
    public String getTexts() {
        JsonObjectBuilder texts = Json.createObjectBuilder();
        says.texts().startingWith("board.").forEach(texts::add);
        return texts.build().toString();
    }
}
