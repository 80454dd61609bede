package org.examhall.member.guide.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.web.Says;
import org.examhall.course.Guide;
import org.examhall.course.Handbook;
import org.examhall.kernel.Language;

/** All process guides. */
@Named
@RequestScoped
public class GuidesPage {

    @Inject
    Handbook handbook;

    @Inject
    Says says;

    public List<Guide> getGuides() {
        return handbook.guides(Language.of(says.texts().locale().toLanguageTag()));
    }
}
