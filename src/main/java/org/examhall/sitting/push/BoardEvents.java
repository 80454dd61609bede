package org.examhall.sitting.push;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;

/**
 * Where a board follows its sitting: a stream of server-sent events, {@code whole} first, then {@code change}s, and a
 * {@code beat} when there is no news. The stream ends after some minutes; the board comes again, which keeps its
 * sign-in from running out in the middle of an exam, and proves it. With {@code seconds=0} it ends after the whole.
 */
@WebServlet(urlPatterns = "/api/follow/*", asyncSupported = true)
public class BoardEvents extends HttpServlet {

    /** How long a stream lasts at most; some last a little longer, so that not all boards come again at once. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration SPREAD = Duration.ofMinutes(1);

    @Inject
    transient BoardHub hub;

    @Inject
    transient Sittings sittings;

    @Inject
    transient Current current;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Account account = current.account().orElseThrow();
        HttpSession session = request.getSession(false);
        Optional<Sitting> sitting = sitting(request).filter(one -> BoardHub.mayFollow(account, one));
        Texts texts = Texts.in(request.getLocale());
        if (sitting.isEmpty() || session == null) {
            refuse(response, 404, "not-found", texts);
            return;
        }
        if (!hub.hasRoomFor(account.ref())) {
            refuse(response, 503, "too-many-boards", texts);
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // for a proxy that would collect what is meant to flow
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Owner owner = new Owner(account.ref(), account.passwordMark(), session);
        hub.join(new Follower(sitting.get().ref(), texts, owner, clock.millis() + lasts(request), context, hub::leave));
    }

    private Optional<Sitting> sitting(HttpServletRequest request) {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        String key = path.substring(1);
        return Reference.isWellFormed(key) ? sittings.find(new SittingRef(key)) : Optional.empty();
    }

    private static long lasts(HttpServletRequest request) {
        if (Objects.equals(request.getParameter("seconds"), "0")) {
            return 0;
        }
        return LONGEST.toMillis() + ThreadLocalRandom.current().nextLong(SPREAD.toMillis());
    }

    private static void refuse(HttpServletResponse response, int status, String code, Texts texts) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("reason", code)
                        .add("text", texts.refusal(Refusal.of(code)))
                        .build()
                        .toString());
    }
}
