package org.examhall.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * Which button of a list was pressed. A list is read afresh for every request, and another row may stand where somebody
 * saw theirs: so a button in a list has the name of the deed and the key of its record, and a view action of the page
 * does the deed. Only what was sent as a form counts, never an address.
 */
@Named
@RequestScoped
public class Pressed {

    @Inject
    HttpServletRequest request;

    /** Whether the button with this name was pressed. */
    public boolean is(String name) {
        return request.getMethod().equals("POST") && request.getParameter(name) != null;
    }

    /** The key of the record whose button it was; empty if it was not pressed. */
    public String key(String name) {
        return is(name) ? Objects.requireNonNull(request.getParameter(name)) : "";
    }
}
