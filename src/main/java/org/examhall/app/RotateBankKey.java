package org.examhall.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.examhall.bank.BankKeys;
import org.examhall.bank.Vault;
import org.examhall.kernel.Exempt;
import org.examhall.kernel.KeyFolder;

/**
 * Replaces the key under which the question banks lie in the database, without the server: the keys that it wraps are
 * wrapped anew, and what is written from then on is sealed under a new one. Ends with 0 if the key was replaced, 2 if it
 * was not.
 *
 * <p>{@code --data <folder>} names the data folder; its embedded database is used unless EXAMHALL_DATABASE_URL (with
 * _USER and _PASSWORD) names a PostgreSQL database. The key is the file {@value Vault#FILE} in the folder that
 * EXAMHALL_KEYS names, by default {@code keys} in the data folder; or else EXAMHALL_BANK_KEY, to be followed by
 * EXAMHALL_BANK_KEY_NEXT.
 */
@Exempt(reason = "a command of an operator, which has no server to inject its clock")
public final class RotateBankKey {

    private final Map<String, String> environment;
    private final PrintStream out;

    RotateBankKey(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] arguments) {
        try {
            if (arguments.length != 2 || !arguments[0].equals("--data")) {
                throw new IllegalArgumentException("Say --data <folder>.");
            }
            new RotateBankKey(System.getenv(), System.out).rotate(Path.of(arguments[1]), Clock.systemUTC());
        } catch (IllegalArgumentException | SQLException | IOException problem) {
            System.err.println("The key was not replaced. " + problem.getMessage());
            System.exit(2);
        } catch (GeneralSecurityException otherKey) {
            System.err.println("The key was not replaced. It is not the key of this database.");
            System.exit(2);
        }
    }

    /** Replaces the key of the database that belongs to a data folder. */
    void rotate(Path data, Clock clock) throws SQLException, IOException, GeneralSecurityException {
        Optional<Connection> postgresql = OperatorDatabase.postgresql(environment);
        try (Connection connection = postgresql.isPresent() ? postgresql.get() : OperatorDatabase.derby(data)) {
            connection.setAutoCommit(false);
            if (environment.containsKey("EXAMHALL_BANK_KEY")) {
                rotate(connection, given("EXAMHALL_BANK_KEY"), given("EXAMHALL_BANK_KEY_NEXT"), clock);
                out.println("The key was replaced. Give the next one as EXAMHALL_BANK_KEY from now on.");
            } else {
                Path keys = Path.of(environment.getOrDefault(
                        "EXAMHALL_KEYS", data.resolve("keys").toString()));
                rotate(connection, new KeyFolder(keys), clock);
                out.println("The key was replaced. Put " + keys.resolve(Vault.FILE) + " into the backup of the keys.");
            }
        }
    }

    private SecretKey given(String name) {
        return BankKeys.of(Base64.getMimeDecoder().decode(environment.getOrDefault(name, "")));
    }

    /** The next key is on disk before the database belongs to it, so that no crash can lose it. */
    private static void rotate(Connection connection, KeyFolder keys, Clock clock)
            throws SQLException, IOException, GeneralSecurityException {
        SecretKey before = BankKeys.of(keys.read(Vault.FILE));
        byte[] next = BankKeys.fresh();
        keys.write(Vault.NEXT, next);
        rotate(connection, before, BankKeys.of(next), clock);
        keys.replace(Vault.FILE, Vault.NEXT);
    }

    private static void rotate(Connection connection, SecretKey before, SecretKey after, Clock clock)
            throws SQLException, GeneralSecurityException {
        try {
            new BankKeys(connection).rotate(before, after, clock.instant());
            connection.commit();
        } finally {
            connection.rollback();
        }
    }
}
