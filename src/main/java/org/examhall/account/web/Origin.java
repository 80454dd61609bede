package org.examhall.account.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The network address that a request comes from. Behind a proxy ({@code examhall.behind-proxy}) it is the last one in
 * {@code X-Forwarded-For}, which the proxy itself has written; otherwise that header could come from anybody and is not
 * read.
 */
@ApplicationScoped
public class Origin {

    private final boolean behindProxy = ConfigProvider.getConfig()
            .getOptionalValue("examhall.behind-proxy", Boolean.class)
            .orElse(false);

    public String of(HttpServletRequest request) {
        @Nullable String via = behindProxy ? request.getHeader("X-Forwarded-For") : null;
        return via == null
                ? request.getRemoteAddr()
                : via.substring(via.lastIndexOf(',') + 1).strip();
    }
}
