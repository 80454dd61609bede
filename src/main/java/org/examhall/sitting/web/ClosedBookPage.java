package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.sitting.ClosedBook;
import org.examhall.sitting.ClosedBooks;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Thresholds;
import org.jspecify.annotations.Nullable;

/** How a sitting's exam is closed off: what the board points to, and the files for Safe Exam Browser. */
@Named
@RequestScoped
public class ClosedBookPage {

    private static final String FILE_NAME = "exam.seb";

    @Inject
    BoardPage board;

    @Inject
    ClosedBooks books;

    @Inject
    Current current;

    @Inject
    FacesContext faces;

    @Inject
    Says says;

    private @Nullable ClosedBook book;
    private @Nullable Boolean fullScreen;
    private @Nullable Integer awayTimes;
    private @Nullable Integer awaySeconds;
    private @Nullable Integer fullScreenTimes;
    private @Nullable Integer copyTimes;
    private @Nullable String password;

    public Sitting getSitting() {
        return board.asked().orElseThrow();
    }

    public ClosedBook getBook() {
        ClosedBook read = book;
        if (read == null) {
            read = books.of(getSitting().ref());
            book = read;
        }
        return read;
    }

    /** Whether this person decides about Safe Exam Browser; the thresholds are also the invigilator's. */
    public boolean isOffice() {
        return current.is(Role.ADMINISTRATOR);
    }

    public boolean isOver() {
        return getSitting().getState() == Sitting.State.CLOSED;
    }

    public boolean isPlanned() {
        return getSitting().getState() == Sitting.State.PLANNED;
    }

    public @Nullable String watch() {
        Thresholds wished = new Thresholds(getAwayTimes(), getAwaySeconds(), getFullScreenTimes(), getCopyTimes());
        boolean done =
                says.unlessRefused(() -> books.watch(getSitting().ref(), isFullScreen(), wished, current.actor()));
        return done ? said("closed.watched") : null;
    }

    public @Nullable String drop() {
        boolean done = says.unlessRefused(() -> books.drop(getSitting().ref(), current.actor()));
        return done ? said("closed.dropped") : null;
    }

    private String said(String key) {
        says.done(key);
        says.keep();
        return "/sitting/closed-book.xhtml?faces-redirect=true&sitting=" + board.getSitting();
    }

    /** Sends the settings, for everybody to open. */
    public void open() throws IOException {
        send(books.file(getSitting().ref()));
    }

    /** Sends the settings, to be opened with the password that was typed. */
    public void lock() throws IOException {
        String typed = password == null ? "" : password;
        if (typed.length() < ClosedBooks.SHORTEST_PASSWORD) {
            says.wrong("password", "closed.password.short", ClosedBooks.SHORTEST_PASSWORD);
            return;
        }
        send(books.lockedFile(getSitting().ref(), typed));
    }

    private void send(Optional<byte[]> file) throws IOException {
        if (file.isEmpty()) {
            says.notFound();
            return;
        }
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType("application/seb");
        external.setResponseContentLength(file.get().length);
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"" + FILE_NAME + "\"");
        external.setResponseHeader("Cache-Control", "no-store");
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.getResponseOutputStream().write(file.get());
        faces.responseComplete();
    }

    public boolean isFullScreen() {
        return fullScreen == null ? getBook().isFullScreen() : fullScreen;
    }

    public void setFullScreen(boolean fullScreen) {
        this.fullScreen = fullScreen;
    }

    public int getAwayTimes() {
        return awayTimes == null ? getBook().thresholds().awayTimes() : awayTimes;
    }

    public void setAwayTimes(int awayTimes) {
        this.awayTimes = awayTimes;
    }

    public int getAwaySeconds() {
        return awaySeconds == null ? getBook().thresholds().awaySeconds() : awaySeconds;
    }

    public void setAwaySeconds(int awaySeconds) {
        this.awaySeconds = awaySeconds;
    }

    public int getFullScreenTimes() {
        return fullScreenTimes == null ? getBook().thresholds().fullScreenTimes() : fullScreenTimes;
    }

    public void setFullScreenTimes(int fullScreenTimes) {
        this.fullScreenTimes = fullScreenTimes;
    }

    public int getCopyTimes() {
        return copyTimes == null ? getBook().thresholds().copyTimes() : copyTimes;
    }

    public void setCopyTimes(int copyTimes) {
        this.copyTimes = copyTimes;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }
}
