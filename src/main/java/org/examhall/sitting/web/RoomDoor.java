package org.examhall.sitting.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.examhall.account.Throttle;
import org.examhall.account.web.Origin;
import org.examhall.account.web.Says;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refused;
import org.examhall.sitting.DoorCode;
import org.examhall.sitting.Doors;
import org.examhall.sitting.ScriptRef;
import org.jspecify.annotations.Nullable;

/** Where candidates without a keycode come in: with the code on the wall, and their name from a list. */
@Named("roomDoor")
@RequestScoped
public class RoomDoor {

    @Inject
    Doors doors;

    @Inject
    ExamDoor door;

    @Inject
    Throttle throttle;

    @Inject
    Origin origin;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable String code;
    private @Nullable DoorCode shown;
    private @Nullable List<Doors.Name> names;

    /** The list of names carries its code along, so that nothing has to be remembered between the two steps. */
    @PostConstruct
    void carryOn() {
        String room = request.getParameter("room");
        if (room != null) {
            open(room);
        }
    }

    /** Shows the names behind the code. */
    public void look() {
        open(code == null ? "" : code);
    }

    /** Codes are tried slowly, though not at once: a whole room may come from one address. */
    private void open(String typed) {
        String who = "room@" + origin.of(request);
        Duration wait = throttle.waitFor(who);
        if (!wait.isZero()) {
            says.wrong(null, "sign-in.try-later", (wait.toSeconds() + 59) / 60);
            return;
        }
        DoorCode read = DoorCode.typed(typed);
        if (!read.isWellFormed()) {
            says.wrong("code", "room.code.wrong");
        }
        if (read.isWellFormed() && says.unlessRefused(() -> names = doors.names(read))) {
            throttle.succeeded(who);
            shown = read;
        } else {
            throttle.failed(who, Throttle.FREE_TRIES_OF_MANY);
        }
    }

    /** Asks the invigilator to be let in by this name. */
    public @Nullable String choose() {
        DoorCode read = shown;
        String chosen = request.getParameter("name");
        if (read == null) {
            return null;
        }
        if (chosen == null || !Reference.isWellFormed(chosen)) {
            says.wrong(null, "room.name.missing");
            return null;
        }
        boolean asked = says.unlessRefused(() -> {
            try {
                door.hand(doors.choose(read, new ScriptRef(chosen)));
            } catch (Refused refused) {
                names = doors.names(read); // somebody has come in meanwhile
                throw refused;
            }
        });
        return asked ? "/exam/asking.xhtml?faces-redirect=true" : null;
    }

    /** Whether the code was right, and the names are shown. */
    public boolean isOpen() {
        return shown != null;
    }

    public List<Doors.Name> getNames() {
        return names == null ? List.of() : names;
    }

    /** The code of the names that are shown. */
    public String getRoom() {
        return shown == null ? "" : shown.shown();
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
