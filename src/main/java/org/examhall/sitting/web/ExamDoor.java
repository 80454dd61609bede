package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.examhall.account.Throttle;
import org.examhall.account.web.ChosenLanguage;
import org.examhall.account.web.Origin;
import org.examhall.account.web.Says;
import org.examhall.candidate.CandidateNumber;
import org.examhall.entry.Entries;
import org.examhall.entry.Keycode;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.SeatRequests;
import org.examhall.sitting.Seats;
import org.jspecify.annotations.Nullable;

/** Where candidates come in: with their number and the keycode from the slip, typed, pasted or in the slip's link. */
@Named("door")
@RequestScoped
public class ExamDoor {

    private static final int ONE_DAY = 24 * 60 * 60;

    @Inject
    Scripts scripts;

    @Inject
    Seats seats;

    @Inject
    SeatRequests requests;

    @Inject
    Entries entries;

    @Inject
    Throttle throttle;

    @Inject
    Origin origin;

    @Inject
    FacesContext faces;

    @Inject
    Says says;

    private @Nullable String number;
    private @Nullable String keycode;
    private SeatRequests.@Nullable Waiting asking;

    public @Nullable String enter() {
        String digits = CandidateNumber.normal(number == null ? "" : number);
        if (!CandidateNumber.isValid(digits)) {
            says.wrong("number", "door.number.wrong");
            return null;
        }
        // By candidate and address together: a whole room may come in from one address, and nobody elsewhere can
        // make a candidate wait.
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        String who = "candidate:" + digits + "@" + origin.of(request);
        Duration wait = throttle.waitFor(who);
        if (!wait.isZero()) {
            says.wrong(null, "sign-in.try-later", (wait.toSeconds() + 59) / 60);
            return null;
        }
        boolean[] known = new boolean[1];
        boolean[] seated = new boolean[1];
        boolean done = says.unlessRefused(() -> {
            try {
                String token =
                        scripts.signIn(new CandidateNumber(digits), Keycode.typed(keycode == null ? "" : keycode));
                Optional<Seats.Seat> seat = seats.holder(token);
                seated[0] = seat.isPresent();
                seat.ifPresent(this::speak);
                give(token, ONE_DAY);
                known[0] = true;
            } catch (org.examhall.kernel.Refused refused) {
                known[0] = !refused.refusal().equals(Refusal.of("keycode-unknown"));
                throw refused;
            }
        });
        if (known[0]) {
            throttle.succeeded(who);
        } else {
            throttle.failed(who);
        }
        return done ? "/exam/" + (seated[0] ? "check-in" : "asking") + ".xhtml?faces-redirect=true" : null;
    }

    /** The candidate leaves this computer, on which the next one may sit down. */
    public String leave() {
        token().ifPresent(seats::end);
        give("", 0);
        return "/exam/index.xhtml?faces-redirect=true";
    }

    /** Whoever asked for a seat at this computer does not ask any more. */
    public String withdraw() {
        token().ifPresent(requests::withdraw);
        give("", 0);
        return "/exam/index.xhtml?faces-redirect=true";
    }

    /** What this browser asks for: sends it on if there is nothing to wait for. */
    public @Nullable String stay() {
        Optional<Seats.Seat> seat = token().flatMap(seats::holder);
        if (seat.isPresent()) {
            speak(seat.get());
            return "/exam/check-in.xhtml?faces-redirect=true";
        }
        return getAsking() == null ? "/exam/index.xhtml?faces-redirect=true" : null;
    }

    /** The request of this browser for a seat; null if there is none. */
    public SeatRequests.@Nullable Waiting getAsking() {
        if (asking == null) {
            asking = token().flatMap(requests::of).orElse(null);
        }
        return asking;
    }

    /** The pages around the paper begin in its language; the candidate may choose another for them. */
    private void speak(Seats.Seat seat) {
        ExternalContext external = faces.getExternalContext();
        entries.find(seat.entry())
                .map(entry ->
                        ChosenLanguage.cookie(entry.language(), (HttpServletRequest) external.getRequest()))
                .ifPresent(((HttpServletResponse) external.getResponse())::addCookie);
    }

    private Optional<String> token() {
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(Seats.COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Hands this browser the token of a request for a seat. */
    void hand(String token) {
        give(token, ONE_DAY);
    }

    private void give(String token, int seconds) {
        ExternalContext external = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        Cookie cookie = new Cookie(Seats.COOKIE, token);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        ((HttpServletResponse) external.getResponse()).addCookie(cookie);
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number;
    }

    public @Nullable String getKeycode() {
        return keycode;
    }

    public void setKeycode(@Nullable String keycode) {
        this.keycode = keycode;
    }
}
