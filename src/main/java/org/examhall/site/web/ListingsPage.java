package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Current;
import org.examhall.account.web.Pressed;
import org.examhall.account.web.Says;
import org.examhall.kernel.InTurn;
import org.examhall.site.Country;
import org.examhall.site.Register;
import org.examhall.site.RegisterEntry;
import org.jspecify.annotations.Nullable;

/** Which trainers stand in the public register: listed by the office when they have agreed, and taken out again. */
@Named
@RequestScoped
public class ListingsPage {

    @Inject
    Register register;

    @Inject
    Accounts accounts;

    @Inject
    Current current;

    @Inject
    Pressed pressed;

    @Inject
    Says says;

    private String trainer = "";
    private String name = "";
    private String place = "";
    private String country = Country.GB.name();
    private boolean agreed;
    private @Nullable List<Line> lines;

    /**
     * A trainer and their entry.
     *
     * @param shown whether the public can find them today
     */
    public record Line(Account account, RegisterEntry entry, boolean shown) {}

    public @Nullable String enter() {
        if (!says.unlessRefused(() -> register.enter(
                new AccountRef(trainer), name, place, Country.valueOf(country), agreed, current.actor()))) {
            return null;
        }
        says.done("listings.entered", name.strip());
        return again();
    }

    /** Takes out the trainer whose button was pressed. */
    public String remove() {
        AccountRef listed = new AccountRef(pressed.key("remove"));
        Optional<String> removed = InTurn.of(listed.value(), () -> register.remove(listed, current.actor()));
        removed.ifPresentOrElse(
                called -> says.done("listings.removed", called), () -> says.done("listings.removed.before"));
        return again();
    }

    private String again() {
        says.keep();
        return "/site/register.xhtml?faces-redirect=true";
    }

    public List<Line> getLines() {
        if (lines == null) {
            Map<String, RegisterEntry> entries = register.entries();
            Set<String> findable = register.findable();
            lines = accounts.all().stream()
                    .filter(account -> entries.containsKey(account.getId()))
                    .map(account -> new Line(
                            account,
                            Objects.requireNonNull(entries.get(account.getId())),
                            findable.contains(account.getId())))
                    .toList();
        }
        return lines;
    }

    public List<Account> getTrainers() {
        return accounts.invigilators();
    }

    public List<Country> getCountries() {
        return List.of(Country.values());
    }

    public String getTrainer() {
        return trainer;
    }

    public void setTrainer(@Nullable String trainer) {
        this.trainer = Objects.requireNonNullElse(trainer, "");
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = Objects.requireNonNullElse(name, "");
    }

    public String getPlace() {
        return place;
    }

    public void setPlace(@Nullable String place) {
        this.place = Objects.requireNonNullElse(place, "");
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public boolean isAgreed() {
        return agreed;
    }

    public void setAgreed(boolean agreed) {
        this.agreed = agreed;
    }
}
