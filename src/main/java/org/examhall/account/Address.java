package org.examhall.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * The address at which the person who asks reaches the platform, for links that leave the screen: on paper, on a wall.
 * Behind a proxy the server already takes the scheme from {@code X-Forwarded-Proto}, and the proxy hands on the host.
 */
@ApplicationScoped
public class Address {

    /** Such as {@code https://exams.example}, without a slash at the end. */
    public String of(HttpServletRequest request) {
        String host = Objects.requireNonNullElseGet(
                request.getHeader("Host"), () -> request.getServerName() + ":" + request.getServerPort());
        return (request.isSecure() ? "https" : "http") + "://" + host + request.getContextPath();
    }
}
