package org.examhall.awarding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One field of a layout.
 *
 * @param name the source's key or the constant, for people
 * @param source null for a constant
 * @param width the most characters, 0 for any
 * @param pad fills up to the width; null for not at all
 * @param cut whether what is too long is cut off, at the beginning for numbers
 */
record LayoutField(
        String name,
        @Nullable LayoutSource source,
        Form form,
        int width,
        boolean right,
        @Nullable Character pad,
        boolean upper,
        boolean cut) {

    /** How a value becomes text. */
    sealed interface Form {}

    record Constant(String text) implements Form {}

    record Text() implements Form {}

    record Digits() implements Form {}

    record Date(DateTimeFormatter formatter) implements Form {}

    record Decimal(int places, String point) implements Form {}

    record Code(String table, Map<String, String> codes) implements Form {
        Code {
            codes = Map.copyOf(codes);
        }
    }

    boolean isNumber() {
        return form instanceof Digits || form instanceof Decimal;
    }

    /** The field's text for a row, padded and checked. */
    String value(LayoutSource.Row row) {
        String text = text(source == null ? "" : source.of(row));
        if (upper) {
            text = text.toUpperCase(Locale.ROOT);
        }
        int length = text.codePointCount(0, text.length());
        if (width == 0 || length == width) {
            return text;
        }
        if (length > width) {
            if (!cut) {
                throw Refusal.of("line-too-long", name, width, text).asException();
            }
            return isNumber()
                    ? text.substring(text.offsetByCodePoints(0, length - width))
                    : text.substring(0, text.offsetByCodePoints(0, width));
        }
        if (pad == null) {
            return text;
        }
        String filling = String.valueOf(pad).repeat(width - length);
        return right ? filling + text : text + filling;
    }

    private String text(Object value) {
        if (form instanceof Constant constant) {
            return constant.text();
        }
        if (form instanceof Date date) {
            return date.formatter().format((TemporalAccessor) value);
        }
        if (form instanceof Decimal decimal) {
            BigDecimal number = new BigDecimal(value.toString()).setScale(decimal.places(), RoundingMode.HALF_UP);
            return number.toPlainString().replace(".", decimal.point());
        }
        if (form instanceof Code code) {
            String found = code.codes().get(value.toString());
            if (found == null) {
                throw Refusal.of("line-no-code", name, value.toString(), code.table())
                        .asException();
            }
            return found;
        }
        return value.toString();
    }
}
