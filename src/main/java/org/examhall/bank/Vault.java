package org.examhall.bank;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.examhall.kernel.KeyFolder;
import org.examhall.kernel.Refusal;

/**
 * Seals what nobody may read who has a copy of the database alone: items, their translations, their pictures. What is
 * sealed says under which of the {@link BankKeys} it lies, and cannot be changed unnoticed.
 *
 * <p>The outer key, which opens those, is 32 bytes in base 64: the setting {@code examhall.bank.key}, or else the file
 * {@value #FILE} in the {@link KeyFolder}, made by the first start. Without it there is no way back to the items.
 */
@ApplicationScoped
public class Vault {

    /** The outer key among the keys that are files. */
    public static final String FILE = "bank.key";

    /** The outer key that is to take its place, while it is being replaced. */
    public static final String NEXT = "bank.key.next";

    /** What a text column holds. */
    static final int LONGEST = 32_672;

    private static final String MARK = "sealed:";
    private static final byte FORM = 1;
    private static final int HEAD = 1 + Short.BYTES;
    /** Nothing that was sealed as text is larger, so nothing needs more memory to be opened. */
    private static final int LONGEST_OPEN = 1 << 20;

    @Inject
    Clock clock;

    @Resource(lookup = "java:global/jdbc/examhall")
    DataSource database;

    private volatile SortedMap<Integer, SecretKey> keys = new TreeMap<>();

    /**
     * Makes the keys ready. Called at each start, so that a server without the right key does not begin to serve.
     *
     * @throws IllegalStateException if the outer key is missing or does not fit, in words for the operator
     */
    public void unlock() {
        Config config = ConfigProvider.getConfig();
        KeyFolder folder = new KeyFolder(KeyFolder.chosen(config));
        Optional<String> given = config.getOptionalValue("examhall.bank.key", String.class);
        try (Connection connection = database.getConnection()) {
            unlock(new BankKeys(connection), folder, given);
            new OpenItems(connection, this).seal();
        } catch (SQLException e) {
            throw new IllegalStateException("The keys of the question banks cannot be read", e);
        }
    }

    /** @param given the outer key in base 64, if it is not to be found in the folder */
    void unlock(BankKeys stored, KeyFolder folder, Optional<String> given) throws SQLException {
        String place = given.isPresent() ? "EXAMHALL_BANK_KEY" : "the file " + folder.file(FILE);
        boolean first = !stored.any();
        if (given.isEmpty() && !first && !folder.has(FILE) && !folder.has(NEXT)) {
            throw new IllegalStateException("The question banks are sealed, and the key is missing: " + place
                    + ". Put it back from the backup of the keys; a new one would not open them.");
        }
        try {
            SecretKey outer = given.isPresent() ? typed(given.get()) : kept(stored, folder);
            if (first) {
                stored.add(1, outer, clock.instant());
            }
            keys = stored.unwrap(outer);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The question banks are sealed with another key than the one in " + place
                            + ". Put the key back that belongs to this database.",
                    e);
        }
    }

    private static SecretKey typed(String key) {
        return BankKeys.of(Base64.getMimeDecoder().decode(key.strip()));
    }

    /** The key in the folder. A rotation that was interrupted after its last word is brought to its end. */
    private static SecretKey kept(BankKeys stored, KeyFolder folder) throws SQLException {
        if (folder.has(NEXT)) {
            SecretKey next = BankKeys.of(folder.read(NEXT));
            try {
                stored.unwrap(next);
                folder.replace(FILE, NEXT);
            } catch (GeneralSecurityException notYet) {
                // the database still belongs to the key before it
            } catch (java.io.IOException readOnly) {
                return next;
            }
        }
        return BankKeys.of(folder.made(FILE, BankKeys::fresh));
    }

    /** Seals bytes; the same bytes never look the same twice. */
    public byte[] seal(byte[] open) {
        SortedMap<Integer, SecretKey> known = known();
        int number = known.lastKey();
        byte[] head = head(number);
        byte[] closed = BankKeys.encrypt(Objects.requireNonNull(known.get(number)), open, head);
        return ByteBuffer.allocate(head.length + closed.length)
                .put(head)
                .put(closed)
                .array();
    }

    /**
     * Opens what was sealed.
     *
     * @throws IllegalStateException if it was changed, or is of another database
     */
    public byte[] open(byte[] sealed) {
        if (sealed.length < HEAD || sealed[0] != FORM) {
            throw new IllegalStateException("not sealed by this vault");
        }
        int number = ByteBuffer.wrap(sealed).getShort(1);
        SecretKey key = known().get(number);
        if (key == null) {
            unlock(); // another node has added it
            key = known().get(number);
        }
        if (key == null) {
            throw new IllegalStateException("sealed under a key that the database does not have: " + number);
        }
        try {
            return BankKeys.decrypt(key, Arrays.copyOfRange(sealed, HEAD, sealed.length), head(number));
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("what was sealed has been changed", changed);
        }
    }

    /**
     * Seals a text for a text column, which its marks, packed first, then fill well.
     *
     * @throws org.examhall.kernel.Refused {@code item-too-large}, if a column would not hold it
     */
    public String seal(String open) {
        byte[] packed = pack(open.getBytes(StandardCharsets.UTF_8));
        String sealed = MARK + Base64.getEncoder().encodeToString(seal(packed));
        if (sealed.length() > LONGEST) {
            throw Refusal.of("item-too-large").asException();
        }
        return sealed;
    }

    /** Whether a text was sealed; one from before there was a vault was not. */
    static boolean isSealed(String text) {
        return text.startsWith(MARK);
    }

    /** Opens a sealed text. */
    public String openText(String sealed) {
        if (!isSealed(sealed)) {
            throw new IllegalStateException("a text that was never sealed");
        }
        byte[] packed = open(Base64.getDecoder().decode(sealed.substring(MARK.length())));
        return new String(unpack(packed), StandardCharsets.UTF_8);
    }

    private SortedMap<Integer, SecretKey> known() {
        if (keys.isEmpty()) {
            unlock();
        }
        return keys;
    }

    private static byte[] head(int number) {
        return ByteBuffer.allocate(HEAD).put(FORM).putShort((short) number).array();
    }

    private static byte[] pack(byte[] text) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(text);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length / 2 + 64);
            byte[] piece = new byte[4096];
            while (!deflater.finished()) {
                packed.write(piece, 0, deflater.deflate(piece));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] unpack(byte[] packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream text = new ByteArrayOutputStream(packed.length * 4);
            byte[] piece = new byte[4096];
            while (!inflater.finished() && text.size() < LONGEST_OPEN) {
                int some = inflater.inflate(piece);
                if (some == 0) {
                    throw new IllegalStateException("a sealed text that ends in its middle");
                }
                text.write(piece, 0, some);
            }
            return text.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("a sealed text that was packed otherwise", e);
        } finally {
            inflater.end();
        }
    }
}
