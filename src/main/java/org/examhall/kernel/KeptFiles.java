package org.examhall.kernel;

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

/**
 * Keeps files in the database, where the backup that keeps the rest keeps them, too, and no node has to share a folder
 * with another. They are cut into parts of base 64, since the two databases have no type of bytes in common.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class KeptFiles {

    /** As many bytes as 32,000 characters of base 64 hold. */
    private static final int PART = 24_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** Keeps a file; returns its key. */
    public String keep(FileContent content) {
        String id = Reference.fresh(clock);
        em.persist(new StoredFile(id, content, clock.instant()));
        em.flush(); // before its parts, which refer to it
        byte[] bytes = content.bytes();
        for (int from = 0, part = 1; from < bytes.length; from += PART, part++) {
            byte[] cut = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART));
            em.createNativeQuery("insert into kept_file_part (file_id, part, content) values (?, ?, ?)")
                    .setParameter(1, id)
                    .setParameter(2, part)
                    .setParameter(3, Base64.getEncoder().encodeToString(cut))
                    .executeUpdate();
        }
        return id;
    }

    /** Forgets a file to which nothing refers any more. */
    public void drop(String id) {
        em.createNativeQuery("delete from kept_file_part where file_id = ?")
                .setParameter(1, id)
                .executeUpdate();
        em.createNativeQuery("delete from kept_file where id = ?")
                .setParameter(1, id)
                .executeUpdate();
    }

    /**
     * The file as it was kept.
     *
     * @throws org.examhall.kernel.Refused {@code not-found}, or {@code file-damaged} if its bytes are not those that
     *     were kept
     */
    public FileContent read(String id) {
        StoredFile file = em.find(StoredFile.class, id);
        if (file == null) {
            throw Refusal.of("not-found").asException();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.bytes());
        List<?> parts = em.createNativeQuery("select content from kept_file_part where file_id = ? order by part")
                .setParameter(1, id)
                .getResultList();
        for (Object part : parts) {
            bytes.writeBytes(decoded(part.toString()));
        }
        FileContent content = new FileContent(file.name(), file.mediaType(), bytes.toByteArray());
        if (!content.digest().equals(file.digest())) {
            throw Refusal.of("file-damaged").asException();
        }
        return content;
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getDecoder().decode(part);
        } catch (IllegalArgumentException changed) {
            throw Refusal.of("file-damaged").asException();
        }
    }
}
