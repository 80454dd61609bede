package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator is told before a package is loaded. */
class BankChangesTest {

    @TempDir
    private Path folder;

    private BankPackage bank(PackageFixture fixture) throws IOException {
        return (BankPackage) BankReader.read(fixture.zip(folder.resolve("package.zip")));
    }

    private static Map<ItemRef, String> inUse(BankPackage bank) {
        return bank.items().stream()
                .collect(Collectors.toMap(BankPackage.Content::ref, BankPackage.Content::hash));
    }

    @Test
    void everythingIsNewInANewBank() throws IOException {
        BankChanges changes = BankChanges.between(Map.of(), bank(new PackageFixture()));
        assertThat(changes.added()).containsExactly("single", "multiple", "order", "match", "inline");
        assertThat(changes.changed()).isEmpty();
        assertThat(changes.removed()).isEmpty();
        assertThat(changes.unchanged()).isZero();
    }

    @Test
    void namesWhatIsChangedAndWhatIsGone() throws IOException {
        Map<ItemRef, String> inUse = inUse(bank(new PackageFixture()));
        inUse.put(new ItemRef("sample-bank", "gone"), "0".repeat(64));
        BankChanges changes =
                BankChanges.between(inUse, bank(new PackageFixture().replace("items/order.xml", "Second", "Next")));
        assertThat(changes.added()).isEmpty();
        assertThat(changes.changed()).containsExactly("order");
        assertThat(changes.removed()).containsExactly("gone");
        assertThat(changes.unchanged()).isEqualTo(4);
    }

    @Test
    void aTranslationIsAChangeOfItsItem() throws IOException {
        Map<ItemRef, String> inUse = inUse(bank(new PackageFixture()));
        assertThat(BankChanges.between(inUse, bank(new PackageFixture().translated())).changed())
                .hasSize(5);
    }
}
