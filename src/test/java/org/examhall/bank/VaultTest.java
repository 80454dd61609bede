package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.crypto.SecretKey;
import org.examhall.kernel.KeyFolder;
import org.examhall.kernel.Refused;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed can be opened with the right key alone, and not be changed. */
class VaultTest {

    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");
    private static final String STEM = "What should the technician do about the two rows?";

    @TempDir
    private Path folder;

    private Connection database;
    private KeyFolder keys;

    @BeforeEach
    void begin() throws SQLException {
        database = DriverManager.getConnection("jdbc:derby:memory:vault;create=true");
        try (Statement create = database.createStatement()) {
            create.execute("create table bank_key (key_number integer not null primary key,"
                    + " wrapped varchar(200) not null, made_at bigint not null)");
        }
        keys = new KeyFolder(folder.resolve("keys"));
    }

    @AfterEach
    void end() throws SQLException {
        database.close();
        try {
            DriverManager.getConnection("jdbc:derby:memory:vault;drop=true");
        } catch (SQLException dropped) {
            // which is how Derby says so
        }
    }

    private Vault open(Optional<String> given) throws SQLException {
        Vault vault = new Vault();
        vault.clock = StoppedClock.atMorning();
        vault.unlock(new BankKeys(database), keys, given);
        return vault;
    }

    private static String text(SecretKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    @Test
    void opensWhatItSealed() throws SQLException {
        Vault vault = open(Optional.empty());
        String sealed = vault.seal(STEM);
        assertThat(sealed).doesNotContain("technician").isNotEqualTo(vault.seal(STEM));
        assertThat(Vault.isSealed(sealed)).isTrue();
        assertThat(vault.openText(sealed)).isEqualTo(STEM);
        assertThat(open(Optional.empty()).openText(sealed)).isEqualTo(STEM);
    }

    @Test
    void theKeyIsAFileForItsOwnerAlone() throws SQLException, IOException {
        open(Optional.empty());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file(Vault.FILE))))
                .isEqualTo("rw-------");
        assertThat(keys.read(Vault.FILE)).hasSize(BankKeys.KEY_BYTES);
    }

    @Test
    void whatWasChangedIsNotOpened() throws SQLException {
        Vault vault = open(Optional.empty());
        byte[] sealed = vault.seal(STEM.getBytes(StandardCharsets.UTF_8));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = Arrays.copyOf(sealed, sealed.length);
            changed[at] ^= 1;
            if (at != 1 && at != 2) { // another number of a key is asked of the database
                assertThatThrownBy(() -> vault.open(changed)).isInstanceOf(IllegalStateException.class);
            }
        }
        assertThatThrownBy(() -> vault.openText(STEM)).hasMessageContaining("never sealed");
    }

    @Test
    void aTextThatNoColumnHoldsIsRefused() throws SQLException {
        Vault vault = open(Optional.empty());
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 32_000; i++) {
            text.append((char) random.nextInt(0x3400, 0x9fff));
        }
        assertThatThrownBy(() -> vault.seal(text.toString()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("item-too-large");
        assertThat(vault.openText(vault.seal("x".repeat(32_000)))).hasSize(32_000);
    }

    @Test
    void aMissingKeyIsNotReplacedByANewOne() throws SQLException, IOException {
        open(Optional.empty());
        Files.delete(keys.file(Vault.FILE));
        assertThatThrownBy(() -> open(Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the key is missing")
                .hasMessageContaining("bank.key");
        assertThat(keys.has(Vault.FILE)).isFalse();
    }

    @Test
    void anotherKeyIsRefusedInWords() throws SQLException, IOException {
        open(Optional.empty());
        keys.write(Vault.FILE, BankKeys.fresh());
        assertThatThrownBy(() -> open(Optional.empty())).hasMessageContaining("sealed with another key");
        assertThatThrownBy(() -> open(Optional.of(text(BankKeys.of(BankKeys.fresh())))))
                .hasMessageContaining("EXAMHALL_BANK_KEY");
        assertThatThrownBy(() -> open(Optional.of("too short"))).hasMessageContaining("EXAMHALL_BANK_KEY");
    }

    @Test
    void aGivenKeyNeedsNoFile() throws SQLException {
        String given = text(BankKeys.of(BankKeys.fresh()));
        String sealed = open(Optional.of(given)).seal(STEM);
        assertThat(open(Optional.of(given)).openText(sealed)).isEqualTo(STEM);
        assertThat(keys.has(Vault.FILE)).isFalse();
    }

    @Test
    void afterARotationTheNextKeyOpensTheOldAndSealsAnew() throws SQLException, GeneralSecurityException {
        SecretKey before = BankKeys.of(BankKeys.fresh());
        SecretKey after = BankKeys.of(BankKeys.fresh());
        String sealed = open(Optional.of(text(before))).seal(STEM);
        new BankKeys(database).rotate(before, after, NOW);
        Vault next = open(Optional.of(text(after)));
        assertThat(next.openText(sealed)).isEqualTo(STEM);
        assertThat(new BankKeys(database).unwrap(after)).hasSize(2);
        assertThatThrownBy(() -> open(Optional.of(text(before)))).hasMessageContaining("another key");
    }

    @Test
    void aRotationThatWasInterruptedBeforeItsLastStepIsEnded() throws Exception {
        String sealed = open(Optional.empty()).seal(STEM);
        SecretKey before = BankKeys.of(keys.read(Vault.FILE));
        byte[] next = BankKeys.fresh();
        keys.write(Vault.NEXT, next);
        assertThat(open(Optional.empty()).openText(sealed)).isEqualTo(STEM); // the database belongs to the first still
        new BankKeys(database).rotate(before, BankKeys.of(next), NOW);
        assertThat(open(Optional.empty()).openText(sealed)).isEqualTo(STEM);
        assertThat(keys.has(Vault.NEXT)).isFalse();
        assertThat(keys.read(Vault.FILE)).isEqualTo(next);
    }
}
