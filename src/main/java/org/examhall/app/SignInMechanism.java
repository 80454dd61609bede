package org.examhall.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.sitting.SeatHolder;
import org.examhall.sitting.Seats;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who makes a request. Staff and members are in the web session, by the key of their account, which is looked
 * up each time, so that disabling an account takes effect at once. Candidates carry a seat's token in a cookie, which
 * does not depend on any session.
 *
 * <p>A sign-in (a programmatic authentication with the account's key as credential, after the password was checked)
 * ends the session that there was and begins another, bound to the browser's user agent.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(SignInMechanism.class.getName());

    private static final String ACCOUNT = "examhall.account";
    private static final String AGENT = "examhall.agent";
    private static final String PASSWORD = "examhall.password";

    @Inject
    Accounts accounts;

    @Inject
    Seats seats;

    @Inject
    Current current;

    @Inject
    SeatHolder seatHolder;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Credential credential = context.getAuthParameters().getCredential();
        if (credential instanceof CallerOnlyCredential caller) {
            return signIn(caller, request, context);
        }
        if (Access.isStatic(request)) {
            return context.doNothing();
        }
        if (Access.isForCandidates(request)) {
            Optional<Seats.Seat> seat = token(request).flatMap(seats::holder);
            if (seat.isPresent()) {
                seatHolder.become(seat.get());
                return context.notifyContainerAboutLogin(seat.get().entry().value(), Set.of(Role.CANDIDATE.key()));
            }
            return context.doNothing();
        }
        Optional<Account> account = signedIn(request);
        if (account.isEmpty()) {
            return context.doNothing();
        }
        current.become(account.get());
        return context.notifyContainerAboutLogin(account.get().getId(), keys(account.get()));
    }

    private AuthenticationStatus signIn(
            CallerOnlyCredential caller, HttpServletRequest request, HttpMessageContext context) {
        Optional<Account> account =
                accounts.find(new AccountRef(caller.getCaller())).filter(a -> !a.isDisabled());
        if (account.isEmpty()) {
            return context.responseUnauthorized();
        }
        HttpSession old = request.getSession(false);
        if (old != null) {
            end(old);
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(ACCOUNT, account.get().getId());
        session.setAttribute(AGENT, agent(request));
        session.setAttribute(PASSWORD, account.get().passwordMark());
        current.become(account.get());
        return context.notifyContainerAboutLogin(account.get().getId(), keys(account.get()));
    }

    private static Set<String> keys(Account account) {
        return account.roles().stream().map(Role::key).collect(Collectors.toSet());
    }

    private Optional<Account> signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(said(session, ACCOUNT) instanceof String key)) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.find(new AccountRef(key)).filter(a -> !a.isDisabled());
        boolean same = account.isPresent()
                && agent(request).equals(said(session, AGENT))
                && account.get().passwordMark().equals(said(session, PASSWORD));
        if (!same) {
            end(session);
            return Optional.empty();
        }
        return account;
    }

    /** Nothing too if another request has ended the session meanwhile. */
    private static @Nullable Object said(HttpSession session, String name) {
        try {
            return session.getAttribute(name);
        } catch (IllegalStateException ended) {
            LOG.log(Level.FINE, "The session has been ended meanwhile.", ended);
            return null;
        }
    }

    /** Another request may have ended it already. */
    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException ended) {
            LOG.log(Level.FINE, "The session has been ended already.", ended);
        }
    }

    private static String agent(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent;
    }

    private static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(Seats.COOKIE)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
