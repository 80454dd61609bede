package org.examhall.candidate;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores a candidate number as its nine digits. */
@Converter(autoApply = true)
public class CandidateNumberConverter implements AttributeConverter<CandidateNumber, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable CandidateNumber number) {
        return number == null ? null : number.value();
    }

    @Override
    public @Nullable CandidateNumber convertToEntityAttribute(@Nullable String digits) {
        return digits == null ? null : new CandidateNumber(digits);
    }
}
