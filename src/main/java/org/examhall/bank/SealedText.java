package org.examhall.bank;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A text that is sealed in its column and open in memory. No query can look into it. */
@Converter
public class SealedText implements AttributeConverter<String, String> {

    private @Nullable Vault vault;

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable String open) {
        return open == null ? null : vault().seal(open);
    }

    @Override
    public @Nullable String convertToEntityAttribute(@Nullable String sealed) {
        return sealed == null ? null : vault().openText(sealed);
    }

    /** Looked up when it is first needed: the persistence unit is made before there are beans to inject. */
    private Vault vault() {
        Vault known = vault;
        if (known == null) {
            known = CDI.current().select(Vault.class).get();
            vault = known;
        }
        return known;
    }
}
