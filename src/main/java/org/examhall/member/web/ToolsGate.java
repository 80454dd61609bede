package org.examhall.member.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.course.Benefit;
import org.examhall.member.Memberships;

/**
 * Keeps members out of the guides and the self-assessment whose membership does not open them today. The results of
 * earlier assessments are a member's own data and stay open.
 */
@WebFilter({"/member/guides.xhtml", "/member/guide.xhtml", "/member/assessment-process.xhtml", "/member/assess/*"})
public class ToolsGate extends HttpFilter {

    @Inject
    Current current;

    @Inject
    Memberships memberships;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean shut = current.account().filter(this::isShut).isPresent();
        if (shut) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isShut(Account account) {
        return account.roles().contains(Role.MEMBER)
                && !memberships.opened(account.ref()).contains(Benefit.TOOLS);
    }
}
