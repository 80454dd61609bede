package org.examhall.site.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.account.Address;

/** What search engines should leave alone: what is behind a sign-in, and the doors to it. */
@WebServlet("/robots.txt")
public class Robots extends HttpServlet {

    @Inject
    Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print("""
                        User-agent: *
                        Disallow: /account/
                        Disallow: /api/
                        Disallow: /bank/
                        Disallow: /desk/
                        Disallow: /exam/
                        Disallow: /forgotten.xhtml
                        Disallow: /language
                        Disallow: /new-password.xhtml
                        Disallow: /receipt.xhtml
                        Disallow: /sign-in.xhtml
                        Disallow: /sitting/

                        Sitemap: %s/sitemap.xml
                        """.formatted(address.of(request)));
    }
}
