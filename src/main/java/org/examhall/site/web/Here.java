package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.examhall.account.Address;
import org.examhall.account.Current;
import org.examhall.account.web.Origin;
import org.examhall.kernel.Language;
import org.examhall.site.Article;
import org.examhall.site.NewsDoor;

/** Where the reader of a public page is: its addresses for search engines, its language, what they may read. */
@Named
@RequestScoped
public class Here {

    /** Parameters without which an address names another page. */
    private static final List<String> NAMING = List.of("id", "course", "page");

    @Inject
    FacesContext faces;

    @Inject
    Address address;

    @Inject
    Origin origin;

    @Inject
    Current current;

    @Inject
    NewsDoor newsDoor;

    private HttpServletRequest request() {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
    }

    /** This page in a language, by its tag. */
    public String in(String tag) {
        return bare() + (bare().contains("?") ? "&" : "?") + "lang=" + tag;
    }

    /** This page in the language that the reader prefers. */
    public String getBare() {
        return bare();
    }

    private String bare() {
        HttpServletRequest request = request();
        StringBuilder page = new StringBuilder(address.of(request))
                .append(request.getServletPath().replace("/index.xhtml", "/"));
        char mark = '?';
        for (String name : NAMING) {
            String value = request.getParameter(name);
            if (value != null && value.matches("[a-z0-9-]{1,60}")) {
                page.append(mark).append(name).append('=').append(value);
                mark = '&';
            }
        }
        return page.toString();
    }

    /** This page in the language in which it stands here. */
    public String getCanonical() {
        return in(getLanguage().tag());
    }

    public Language getLanguage() {
        return Language.of(faces.getViewRoot().getLocale().toLanguageTag());
    }

    /** The network address from which the reader asks. */
    String origin() {
        return origin.of(request());
    }

    /** What news the reader may see. */
    Set<Article.Audience> audiences() {
        return newsDoor.audiences(current.account());
    }
}
