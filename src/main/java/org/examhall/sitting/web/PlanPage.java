package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.partner.Venue;
import org.examhall.partner.VenueRef;
import org.examhall.partner.Venues;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/** Plans a sitting. Its time is given as the clocks at the venue show it. */
@Named
@RequestScoped
public class PlanPage {

    @Inject
    Sittings sittings;

    @Inject
    Venues venues;

    @Inject
    Accounts accounts;

    @Inject
    Blueprints blueprints;

    @Inject
    Current current;

    @Inject
    Says says;

    private @Nullable String title;
    private @Nullable String blueprint;
    private @Nullable String venue;
    private @Nullable String time;
    private @Nullable String invigilator;

    public @Nullable String plan() {
        Optional<Venue> place = venues.find(new VenueRef(venue == null ? "" : venue));
        if (place.isEmpty() || title == null || blueprint == null || invigilator == null || time == null) {
            return null;
        }
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(time);
        } catch (DateTimeParseException notATime) {
            says.wrong("time", "plan.time.wrong");
            return null;
        }
        Sitting[] planned = new Sitting[1];
        boolean done = says.unlessRefused(() -> planned[0] = sittings.plan(
                String.valueOf(title),
                String.valueOf(blueprint),
                place.get(),
                local.atZone(place.get().getZone()).toInstant(),
                new AccountRef(String.valueOf(invigilator)),
                current.actor()));
        if (!done) {
            return null;
        }
        says.done("plan.done");
        says.keep();
        return "/sitting/entries.xhtml?faces-redirect=true&sitting=" + planned[0].getId();
    }

    public List<Venue> getVenues() {
        return venues.all();
    }

    public List<Account> getInvigilators() {
        return accounts.invigilators();
    }

    public List<Blueprint> getBlueprints() {
        return blueprints.all();
    }

    public @Nullable String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title;
    }

    public @Nullable String getBlueprint() {
        return blueprint;
    }

    public void setBlueprint(@Nullable String blueprint) {
        this.blueprint = blueprint;
    }

    public @Nullable String getVenue() {
        return venue;
    }

    public void setVenue(@Nullable String venue) {
        this.venue = venue;
    }

    public @Nullable String getTime() {
        return time;
    }

    public void setTime(@Nullable String time) {
        this.time = time;
    }

    public @Nullable String getInvigilator() {
        return invigilator;
    }

    public void setInvigilator(@Nullable String invigilator) {
        this.invigilator = invigilator;
    }
}
