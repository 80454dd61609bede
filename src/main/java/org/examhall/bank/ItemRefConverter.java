package org.examhall.bank;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores references to items as text. */
@Converter(autoApply = true)
public class ItemRefConverter implements AttributeConverter<ItemRef, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ItemRef ref) {
        return ref == null ? null : ref.toString();
    }

    @Override
    public @Nullable ItemRef convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : ItemRef.of(text);
    }
}
