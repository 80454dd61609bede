package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.examhall.account.web.Address;
import org.examhall.sitting.SafeBrowsers;
import org.examhall.sitting.SeatHolder;

/**
 * What candidates have to know of the browser of their sitting: the paper whether to ask for the full screen, the
 * explanation where the settings are, the receipt that there is a way out.
 */
@Named
@RequestScoped
public class SafeBrowserPage {

    @Inject
    SafeBrowsers browsers;

    @Inject
    SeatHolder seat;

    @Inject
    Address address;

    @Inject
    HttpServletRequest request;

    private SafeBrowsers.Facts facts() {
        return browsers.of(seat.script());
    }

    public String getScript() {
        return seat.script().value();
    }

    /** Whether the sitting asks for Safe Exam Browser. */
    public boolean isRequired() {
        return facts().safeBrowser();
    }

    /** Whether the page hands out the settings; otherwise the invigilator does. */
    public boolean isHandedOut() {
        return facts().atDoor();
    }

    /** Whether the paper asks for the full screen: the other browser has it anyway. */
    public boolean isFullScreen() {
        return facts().fullScreen() && !facts().safeBrowser();
    }

    /** Where the settings are, as a path of this platform. */
    public String getFile() {
        return request.getContextPath() + "/exam/seb/"
                + browsers.sittingOf(seat.script()).value();
    }

    /** The same as an address that opens Safe Exam Browser where it is installed: {@code sebs:} stands for https. */
    public String getLink() {
        String whole = address.origin(request) + getFile();
        return whole.replaceFirst("^http", "seb");
    }
}
