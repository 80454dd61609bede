package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.examhall.account.Current;
import org.examhall.account.web.Address;
import org.examhall.account.web.Says;
import org.examhall.sitting.ClosedBooks;
import org.examhall.sitting.SafeBrowserTerms;
import org.jspecify.annotations.Nullable;

/** The terms on which a sitting is held in Safe Exam Browser, as an administrator fills them in. */
@Named
@RequestScoped
public class SebTermsPage {

    @Inject
    ClosedBookPage page;

    @Inject
    ClosedBooks books;

    @Inject
    Address where;

    @Inject
    HttpServletRequest request;

    @Inject
    Current current;

    @Inject
    Says says;

    private @Nullable SafeBrowserTerms terms;
    private @Nullable String address;
    private @Nullable Boolean atDoor;
    private @Nullable Boolean allowQuit;
    private @Nullable String quitPassword;
    private @Nullable Boolean wholeScreen;
    private @Nullable Boolean spellCheck;
    private @Nullable Boolean isolatedClipboard;
    private @Nullable String agentSuffix;
    private @Nullable String allowed;
    private @Nullable String examKeys;

    private SafeBrowserTerms now() {
        SafeBrowserTerms known = terms;
        if (known == null) {
            known = page.getBook().terms();
            terms = known;
        }
        return known;
    }

    public @Nullable String require() {
        SafeBrowserTerms wished = new SafeBrowserTerms(
                getAddress().strip(),
                isAtDoor(),
                isAllowQuit(),
                quitPassword == null ? "" : quitPassword,
                isWholeScreen(),
                isSpellCheck(),
                isIsolatedClipboard(),
                getAgentSuffix().strip(),
                lines(getAllowed()),
                lines(getExamKeys().toLowerCase(Locale.ROOT)));
        return done("closed.required", () -> books.require(page.getSitting().ref(), wished, current.actor()));
    }

    public @Nullable String accept() {
        List<String> keys = lines(getExamKeys().toLowerCase(Locale.ROOT));
        return done("closed.accepted", () -> books.accept(page.getSitting().ref(), keys, current.actor()));
    }

    private @Nullable String done(String key, Runnable deed) {
        if (!says.unlessRefused(deed)) {
            return null;
        }
        says.done(key);
        says.keep();
        return "/sitting/closed-book.xhtml?faces-redirect=true&sitting="
                + page.getSitting().getId();
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\\s+")).filter(line -> !line.isEmpty()).toList();
    }

    /** As it is set, and before that as this page was reached, which is usually how candidates reach it too. */
    public String getAddress() {
        if (address != null) {
            return address;
        }
        return now().address().isEmpty() ? where.origin(request) + request.getContextPath() : now().address();
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
    }

    public boolean isAtDoor() {
        return atDoor == null ? now().atDoor() : atDoor;
    }

    public void setAtDoor(boolean atDoor) {
        this.atDoor = atDoor;
    }

    public boolean isAllowQuit() {
        return allowQuit == null ? now().allowQuit() : allowQuit;
    }

    public void setAllowQuit(boolean allowQuit) {
        this.allowQuit = allowQuit;
    }

    public @Nullable String getQuitPassword() {
        return quitPassword;
    }

    public void setQuitPassword(@Nullable String quitPassword) {
        this.quitPassword = quitPassword;
    }

    public boolean isWholeScreen() {
        return wholeScreen == null ? now().wholeScreen() : wholeScreen;
    }

    public void setWholeScreen(boolean wholeScreen) {
        this.wholeScreen = wholeScreen;
    }

    public boolean isSpellCheck() {
        return spellCheck == null ? now().spellCheck() : spellCheck;
    }

    public void setSpellCheck(boolean spellCheck) {
        this.spellCheck = spellCheck;
    }

    public boolean isIsolatedClipboard() {
        return isolatedClipboard == null ? now().isolatedClipboard() : isolatedClipboard;
    }

    public void setIsolatedClipboard(boolean isolatedClipboard) {
        this.isolatedClipboard = isolatedClipboard;
    }

    public String getAgentSuffix() {
        return agentSuffix == null ? now().agentSuffix() : agentSuffix;
    }

    public void setAgentSuffix(@Nullable String agentSuffix) {
        this.agentSuffix = agentSuffix == null ? "" : agentSuffix;
    }

    public String getAllowed() {
        return allowed == null ? String.join("\n", now().allowed()) : allowed;
    }

    public void setAllowed(@Nullable String allowed) {
        this.allowed = allowed == null ? "" : allowed;
    }

    public String getExamKeys() {
        return examKeys == null ? String.join("\n", now().examKeys()) : examKeys;
    }

    public void setExamKeys(@Nullable String examKeys) {
        this.examKeys = examKeys == null ? "" : examKeys;
    }
}
