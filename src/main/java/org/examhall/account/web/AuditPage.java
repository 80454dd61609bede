package org.examhall.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.AuditEntry;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Texts;
import org.jspecify.annotations.Nullable;

/** Searches the audit trail; the words may be those in which the page itself names a deed. */
@Named
@RequestScoped
public class AuditPage {

    private static final int SIZE = 50;
    private static final String PREFIX = "audit.";

    @Inject
    AuditTrail trail;

    @Inject
    Says says;

    private String words = "";
    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable List<AuditEntry> found;

    /** The actions whose text on this page contains the words. */
    private Set<String> alike() {
        Texts texts = says.texts();
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? Set.of()
                : texts.startingWith(PREFIX).entrySet().stream()
                        .filter(text -> text.getValue().toLowerCase(Locale.ROOT).contains(wanted))
                        .map(text -> text.getKey().substring(PREFIX.length()))
                        .collect(Collectors.toSet());
    }

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(page, SIZE, trail.count(words, alike()), Map.of("words", words));
        }
        return paging;
    }

    public List<AuditEntry> getFound() {
        if (found == null) {
            found = trail.latest(words, alike(), getPaging().skipped(), SIZE);
        }
        return found;
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }
}
