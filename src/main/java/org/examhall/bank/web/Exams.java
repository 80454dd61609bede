package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.web.Says;
import org.examhall.bank.BankExports;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.kernel.Language;

/** The exams there are, for pages of rooms that know them by their codes alone. */
@Named
@RequestScoped
public class Exams {

    @Inject
    Blueprints blueprints;

    @Inject
    Says says;

    @Inject
    BankExports exports;

    /** The names of all banks. */
    public List<String> getBanks() {
        return exports.banks();
    }

    /** With titles in the language of the page, where there are any. */
    public List<Blueprint> getAll() {
        return blueprints.all().stream().map(exam -> exam.in(language())).toList();
    }

    private Language language() {
        return Language.of(says.texts().locale().toLanguageTag());
    }

    /** An exam's title; its code if the bank does not have it any more. */
    public String title(String code) {
        return blueprints.find(code).map(exam -> exam.in(language()).title()).orElse(code);
    }
}
