package org.examhall.account.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.jspecify.annotations.Nullable;

/** Shows the accounts; creates, disables and enables them. The view keeps whom its question is about. */
@Named
@ViewScoped
public class AccountsPage implements Serializable {

    private static final String BACK = "/account/accounts.xhtml?faces-redirect=true";

    @Inject
    Accounts accounts;

    @Inject
    Current current;

    @Inject
    Says says;

    private String words = "";
    private String role = "";
    private @Nullable String chosen;
    private String email = "";
    private String name = "";
    private String password = "";
    private List<String> roles = List.of();
    private transient @Nullable List<Account> found;

    public @Nullable String create() {
        Set<Role> given = roles.stream().map(Role::ofKey).collect(Collectors.toSet());
        if (!says.unlessRefused(() -> accounts.create(email, name, password, given, current.actor()))) {
            return null;
        }
        says.done("accounts.done", name.strip());
        says.keep();
        return BACK;
    }

    /** Disables the chosen account, or enables it if it is disabled. */
    public @Nullable String turn() {
        Account account = getChosenAccount().orElseThrow();
        boolean enable = account.isDisabled();
        if (says.unlessRefused(() -> accounts.setEnabled(account.ref(), enable, current.actor()))) {
            says.done(enable ? "accounts.enabled.done" : "accounts.disabled.done", account.getName());
        }
        says.keep();
        return BACK;
    }

    public List<Account> getFound() {
        if (found == null) {
            String wanted = words.strip().toLowerCase(Locale.ROOT);
            found = accounts.all().stream()
                    .filter(a -> (a.getName() + " " + a.getEmail())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
                    .filter(a -> role.isEmpty()
                            || a.roles().stream().anyMatch(r -> r.key().equals(role)))
                    .toList();
        }
        return found;
    }

    /** The account that is to be disabled or enabled; nobody's own. */
    public Optional<Account> getChosenAccount() {
        return chosen == null
                ? Optional.empty()
                : accounts.find(new AccountRef(chosen))
                        .filter(a -> !a.getId().equals(current.actor().id()));
    }

    /** Roles that come with an account; candidates sign in with a keycode. */
    public List<String> getRoleKeys() {
        return List.of(Role.TRAINER, Role.AUTHOR, Role.KEEPER, Role.ADMINISTRATOR, Role.VERIFIER, Role.MEMBER).stream()
                .map(Role::key)
                .toList();
    }

    public String getOwn() {
        return current.actor().id();
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public String getRole() {
        return role;
    }

    public void setRole(@Nullable String role) {
        this.role = role == null ? "" : role;
    }

    public @Nullable String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return "";
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public List<String> getRoles() {
        return roles;
    }

    public void setRoles(List<String> roles) {
        this.roles = roles;
    }
}
