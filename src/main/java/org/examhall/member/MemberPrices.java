package org.examhall.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What a membership costs and who is paid, as the operator sets it: {@code examhall.member.price.school},
 * {@code .individual} and {@code .family}, a year without VAT; {@code examhall.member.currency},
 * {@code examhall.member.vat} in per cent, {@code examhall.member.seats} for a school, {@code examhall.member.seller}
 * (name and address, lines apart by {@code |}) and {@code examhall.member.pay} (where to pay). Nobody has fixed the
 * prices; until the operator does, the pages say that they are examples.
 */
@ApplicationScoped
public class MemberPrices {

    /** Invoices are due within so many days. */
    static final int DAYS_TO_PAY = 30;

    private static final String SETTING = "examhall.member.";

    private final Config config = ConfigProvider.getConfig();

    /** What a membership of this kind costs a year, without VAT. */
    public Amount net(MembershipKind kind) {
        return Amount.parse(
                config.getOptionalValue(priceSetting(kind), String.class).orElse(example(kind)), currency());
    }

    /** The same with VAT. */
    public Amount gross(MembershipKind kind) {
        Amount net = net(kind);
        return net.plus(net.percent(vat()));
    }

    /** VAT in per cent. */
    public BigDecimal vat() {
        return new BigDecimal(
                config.getOptionalValue(SETTING + "vat", String.class).orElse("20"));
    }

    /** Whether the operator has left a price open. */
    public boolean isExample() {
        return Arrays.stream(MembershipKind.values())
                .anyMatch(kind -> config.getOptionalValue(priceSetting(kind), String.class)
                        .isEmpty());
    }

    /** How many people may use the membership of a school. */
    public int seats() {
        return config.getOptionalValue(SETTING + "seats", Integer.class).orElse(10);
    }

    /** Who sends the invoices, line by line. */
    public List<String> seller() {
        return lines("seller", "The FITS Foundation");
    }

    /** How an invoice is paid, line by line; none if the operator has not said. */
    public List<String> payTo() {
        return lines("pay", "");
    }

    private List<String> lines(String name, String otherwise) {
        return Arrays.stream(config.getOptionalValue(SETTING + name, String.class)
                        .orElse(otherwise)
                        .split("\\|"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private String currency() {
        return config.getOptionalValue(SETTING + "currency", String.class).orElse("GBP");
    }

    private static String priceSetting(MembershipKind kind) {
        return SETTING + "price." + kind.name().toLowerCase(Locale.ROOT);
    }

    private static String example(MembershipKind kind) {
        return switch (kind) {
            case SCHOOL -> "120.00";
            case INDIVIDUAL -> "60.00";
            case FAMILY -> "15.00";
        };
    }
}
