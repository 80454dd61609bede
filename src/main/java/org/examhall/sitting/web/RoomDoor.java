package org.examhall.sitting.web;

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
    private @Nullable String name;
    private @Nullable List<Doors.Name> names;

    /** Whether the code is right, and the names can be shown. */
    public boolean isOpen() {
        return names != null;
    }

    /** Shows the names behind the code. */
    public void look() {
        typed();
    }

    /** A code that nobody has shown is tried slowly; a whole room may come from one address. */
    private @Nullable DoorCode typed() {
        String who = "room@" + origin.of(request);
        Duration wait = throttle.waitFor(who);
        if (!wait.isZero()) {
            says.wrong(null, "sign-in.try-later", (wait.toSeconds() + 59) / 60);
            return null;
        }
        DoorCode read = DoorCode.typed(code == null ? "" : code);
        boolean right = read.isWellFormed() && says.unlessRefused(() -> names = doors.names(read));
        if (!read.isWellFormed()) {
            says.wrong("code", "room.code.wrong");
        }
        if (right) {
            throttle.succeeded(who);
            code = read.shown();
            return read;
        }
        throttle.failed(who, Throttle.FREE_TRIES_OF_MANY);
        return null;
    }

    /** Asks the invigilator to be let in by this name. */
    public @Nullable String choose() {
        DoorCode read = typed();
        if (read == null) {
            return null;
        }
        String chosen = name == null ? "" : name;
        if (!Reference.isWellFormed(chosen)) {
            says.wrong("name", "room.name.missing");
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

    public List<Doors.Name> getNames() {
        return names == null ? List.of() : names;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
