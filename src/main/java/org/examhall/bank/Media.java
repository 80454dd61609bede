package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The pictures and sounds of all banks. Each is kept once, under a name made of what it contains, so it never changes;
 * who may see one is decided by who asks for it.
 */
@ApplicationScoped
@Transactional
public class Media {

    /** As many bytes as 32,000 characters of base 64 hold. */
    private static final int PART = 24_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    Clock clock;

    /**
     * Keeps a file that an author gives, and answers the name under which questions show it.
     *
     * @param fileName as the author calls it; its ending says what it is
     * @throws org.examhall.kernel.Refused {@code medium-refused} with the reason
     */
    public String keep(String fileName, byte[] bytes) {
        Medium medium = MediumCheck.given(fileName, bytes);
        keep(medium);
        return medium.name();
    }

    /** Keeps a medium that was read from a package, if it is not kept already. */
    void keep(Medium medium) {
        if (isKept(medium.name())) {
            return;
        }
        byte[] bytes = vault.seal(medium.bytes());
        entities.createNativeQuery("INSERT INTO medium (name, bytes, kept_at) VALUES (?, ?, ?)")
                .setParameter(1, medium.name())
                .setParameter(2, medium.bytes().length)
                .setParameter(3, clock.millis())
                .executeUpdate();
        for (int from = 0, part = 1; from < bytes.length; from += PART, part++) {
            byte[] cut = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART));
            entities.createNativeQuery("INSERT INTO medium_part (medium, part, content) VALUES (?, ?, ?)")
                    .setParameter(1, medium.name())
                    .setParameter(2, part)
                    .setParameter(3, Base64.getEncoder().encodeToString(cut))
                    .executeUpdate();
        }
    }

    private boolean isKept(String name) {
        return !entities.createNativeQuery("SELECT name FROM medium WHERE name = ?")
                .setParameter(1, name)
                .getResultList()
                .isEmpty();
    }

    /** A medium as it was kept; empty if there is none of this name, or it is no longer what it was. */
    public Optional<Medium> find(String name) {
        List<?> parts = entities.createNativeQuery("SELECT content FROM medium_part WHERE medium = ? ORDER BY part")
                .setParameter(1, name)
                .getResultList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(PART * Math.max(1, parts.size()));
        parts.forEach(part -> bytes.writeBytes(Base64.getDecoder().decode(part.toString())));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Medium(name, vault.open(bytes.toByteArray()))).filter(Medium::isWhole);
    }
}
