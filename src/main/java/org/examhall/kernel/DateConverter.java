package org.examhall.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Stores dates, which have no time zone, as ISO text, so that no driver can move them to another day. */
@Converter(autoApply = true)
public class DateConverter implements AttributeConverter<LocalDate, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    @Override
    public @Nullable LocalDate convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
