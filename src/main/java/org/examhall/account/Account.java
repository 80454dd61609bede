package org.examhall.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.kernel.Digest;
import org.jspecify.annotations.NullUnmarked;

/**
 * Somebody who signs in with an e-mail address and a password. An account is created by an administrator, may have its
 * password or roles changed, and is disabled rather than deleted, because the audit trail names it.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Account {

    @Id
    private String id;

    private String email;
    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    private String roles;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @Version
    private long version;

    Account() {}

    Account(AccountRef ref, String email, String name, String passwordHash, Set<Role> roles, Instant now) {
        this.id = ref.value();
        this.email = normal(email);
        this.name = name.strip();
        this.passwordHash = passwordHash;
        this.roles = joined(roles);
        this.createdAt = now;
    }

    private static String joined(Set<Role> roles) {
        return roles.stream().map(Role::key).sorted().collect(Collectors.joining(","));
    }

    /** E-mail addresses are compared without regard to case or surrounding space. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    /** May do this too from now on. */
    void grant(Role role) {
        Set<Role> all = roles();
        all.add(role);
        roles = joined(all);
    }

    void disable(Instant now) {
        if (disabledAt == null) {
            disabledAt = now;
        }
    }

    void enable() {
        disabledAt = null;
    }

    public AccountRef ref() {
        return new AccountRef(id);
    }

    public String getId() {
        return id;
    }

    public String getEmail() {
        return email;
    }

    public String getName() {
        return name;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** Changes with the password, so that a session can tell that it began under another one. */
    public String passwordMark() {
        return Digest.hex(passwordHash).substring(0, 16);
    }

    public Set<Role> roles() {
        Set<Role> set = EnumSet.noneOf(Role.class);
        Arrays.stream(roles.split(","))
                .filter(key -> !key.isEmpty())
                .map(Role::ofKey)
                .forEach(set::add);
        return set;
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public Actor actor() {
        return new Actor(id, name);
    }
}
