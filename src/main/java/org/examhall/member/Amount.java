package org.examhall.member;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.examhall.kernel.Language;

/**
 * Money, in the smallest coin of its currency.
 *
 * @param currency by ISO 4217, such as {@code GBP}
 */
public record Amount(long coins, String currency) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Such as {@code 60.00}, as an operator writes it. */
    static Amount parse(String text, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new Amount(
                new BigDecimal(text)
                        .movePointRight(digits)
                        .setScale(0, RoundingMode.UNNECESSARY)
                        .longValueExact(),
                currency);
    }

    /** So many per cent of this, rounded half up to the smallest coin. */
    Amount percent(BigDecimal rate) {
        return new Amount(
                BigDecimal.valueOf(coins)
                        .multiply(rate)
                        .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }

    Amount plus(Amount other) {
        return new Amount(Math.addExact(coins, other.coins), currency);
    }

    /** As a reader of this language writes it, such as {@code £60.00}. */
    public String shown(Locale locale) {
        Currency unit = Currency.getInstance(currency);
        NumberFormat format = NumberFormat.getCurrencyInstance(Language.writing(locale));
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(coins, unit.getDefaultFractionDigits()));
    }
}
