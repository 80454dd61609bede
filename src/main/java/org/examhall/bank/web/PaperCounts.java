package org.examhall.bank.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.Locale;
import org.examhall.bank.BlueprintReport;
import org.examhall.kernel.Texts;

/** Says how many papers there are, in numbers that one can grasp: 1,820, or about 3 × 10⁴¹. */
@Named
@ApplicationScoped
public class PaperCounts {

    private static final BigInteger GRASPED = BigInteger.valueOf(1_000_000);
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    public String words(BlueprintReport report, Locale locale) {
        String count = count(report.papers(), locale);
        Texts texts = Texts.in(locale);
        return report.variety().exact() ? count : texts.get("blueprint.papers.at-least", count);
    }

    static String count(BigInteger papers, Locale locale) {
        if (papers.compareTo(GRASPED) < 0) {
            return NumberFormat.getIntegerInstance(locale).format(papers);
        }
        String digits = papers.toString();
        StringBuilder power = new StringBuilder();
        String.valueOf(digits.length() - 1).chars().forEach(digit -> power.append(RAISED.charAt(digit - '0')));
        return Texts.in(locale).get("blueprint.papers.about", digits.substring(0, 1), power);
    }
}
