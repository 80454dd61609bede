package org.examhall.bank;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys under which items lie in the database, by their numbers. They are in the database themselves, each wrapped
 * by AES-256-GCM under the one key that is not. So another outer key means that a few rows are written anew, and not
 * the banks.
 */
public final class BankKeys {

    static final int KEY_BYTES = 32;
    static final int IV_BYTES = 12;
    static final int TAG_BITS = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connection connection;

    public BankKeys(Connection connection) {
        this.connection = connection;
    }

    /** A new key, outer or inner. */
    public static byte[] fresh() {
        return random(KEY_BYTES);
    }

    /**
     * A key from its text in base 64.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SecretKey of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of the banks has " + KEY_BYTES + " bytes, not " + key.length);
        }
        return new SecretKeySpec(key, "AES");
    }

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** The sealed form: the vector, then what was encrypted with its tag. */
    static byte[] encrypt(SecretKey key, byte[] open, byte[] about) {
        byte[] vector = random(IV_BYTES);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, vector));
            cipher.updateAAD(about);
            byte[] closed = cipher.doFinal(open);
            return ByteBuffer.allocate(vector.length + closed.length)
                    .put(vector)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    /** @throws GeneralSecurityException if the key does not fit, or a bit has changed */
    static byte[] decrypt(SecretKey key, byte[] closed, byte[] about) throws GeneralSecurityException {
        if (closed.length < IV_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, closed, 0, IV_BYTES));
        cipher.updateAAD(about);
        return cipher.doFinal(closed, IV_BYTES, closed.length - IV_BYTES);
    }

    private static byte[] name(int number) {
        return ("examhall bank key " + number).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether there is any key, so that the outer key cannot be just a new one. */
    public boolean any() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from bank_key");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    /**
     * All keys.
     *
     * @throws GeneralSecurityException if the outer key does not fit
     */
    public SortedMap<Integer, SecretKey> unwrap(SecretKey outer) throws SQLException, GeneralSecurityException {
        SortedMap<Integer, SecretKey> keys = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("select key_number, wrapped from bank_key");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int number = row.getInt(1);
                byte[] wrapped = Base64.getDecoder().decode(row.getString(2));
                keys.put(number, of(decrypt(outer, wrapped, name(number))));
            }
        }
        return keys;
    }

    /** Adds a key under which everything is sealed from now on. */
    public void add(int number, SecretKey outer, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into bank_key (key_number, wrapped, made_at) values (?, ?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, wrapped(number, of(fresh()), outer));
            insert.setLong(3, now.toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** Wraps all keys under another outer key, and adds a new one for what is sealed from now on. */
    public void rotate(SecretKey before, SecretKey after, Instant now) throws SQLException, GeneralSecurityException {
        SortedMap<Integer, SecretKey> keys = unwrap(before);
        for (var one : keys.entrySet()) {
            try (PreparedStatement update =
                    connection.prepareStatement("update bank_key set wrapped = ? where key_number = ?")) {
                update.setString(1, wrapped(one.getKey(), one.getValue(), after));
                update.setInt(2, one.getKey());
                update.executeUpdate();
            }
        }
        add(keys.isEmpty() ? 1 : keys.lastKey() + 1, after, now);
    }

    private static String wrapped(int number, SecretKey key, SecretKey outer) {
        return Base64.getEncoder().encodeToString(encrypt(outer, key.getEncoded(), name(number)));
    }
}
