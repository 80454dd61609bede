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
import org.examhall.course.OpenedBenefits;

/**
 * Keeps members out of the guides and the self-assessment whose membership does not open them today. The results of
 * earlier assessments are a member's own data and stay open. They are answered 403, with a page that says what opens
 * them.
 */
@WebFilter({
    "/member/guides.xhtml",
    "/member/guide.xhtml",
    "/member/assessment-process.xhtml",
    "/member/assess/*",
    ToolsGate.PAGE
})
public class ToolsGate extends HttpFilter {

    static final String PAGE = "/member/tools.xhtml";

    @Inject
    Current current;

    @Inject
    OpenedBenefits benefits;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean shut = current.account().filter(this::isShut).isPresent();
        if (shut) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            request.getRequestDispatcher(PAGE).forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isShut(Account account) {
        return account.roles().contains(Role.MEMBER) && !benefits.of(account).contains(Benefit.TOOLS);
    }
}
