package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read again as what it was. */
class RoundTripTest {

    @TempDir
    private Path temporary;

    private static Item again(Item item) {
        Stimulus stimulus = item.stimulus();
        return ItemReader.readStored(
                item.identifier(),
                ItemWriter.write(item, Language.EN),
                stimulus == null ? null : ItemWriter.write(stimulus, Language.EN),
                item.facts());
    }

    @Test
    void anyItemOfAnyType() {
        Set<ItemType> seen = new HashSet<>();
        for (long seed = 0; seed < 3_000; seed++) {
            Item item = new RandomItem(seed).item();
            assertThat(again(item))
                    .as("seed %d: %s", seed, ItemWriter.write(item, Language.EN))
                    .isEqualTo(item);
            seen.add(item.type());
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(ItemType.class));
    }

    @Test
    void itemsWrittenByHand() throws IOException {
        Kinds.items().forEach((name, item) -> assertThat(again(item)).as(name).isEqualTo(item));
    }

    @Test
    void bothBanksAsAWhole() throws IOException {
        for (BankPackage bank : List.of(BankFixture.practitioner(), BankFixture.advanced())) {
            BankPackage read = readAgain(bank);
            assertThat(read.content()).isEqualTo(bank.content());
            assertThat(read.title()).isEqualTo(bank.title());
            assertThat(read.licence()).isEqualTo(bank.licence());
            assertThat(read.version()).isEqualTo(bank.version());
            assertThat(read.plans()).hasSameSizeAs(bank.plans());
            for (int i = 0; i < bank.plans().size(); i++) {
                assertThat(read.plans().get(i))
                        .usingRecursiveComparison()
                        .ignoringFields("hash")
                        .isEqualTo(bank.plans().get(i));
            }
        }
    }

    @Test
    void aPackageWithPictures() throws IOException {
        Path folder = MediaFixture.folder(temporary);
        BankPackage bank = (BankPackage) BankReader.read(folder);
        BankPackage read = readAgain(bank);
        assertThat(read.content()).isEqualTo(bank.content());
        assertThat(read.media()).hasSize(3).containsExactlyInAnyOrderElementsOf(bank.media());
        assertThat(readAgain(read).items()).isEqualTo(read.items());
    }

    private BankPackage readAgain(BankPackage bank) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BankWriter.write(bank, bytes);
        Path file = Files.write(Files.createTempFile(temporary, "bank", ".zip"), bytes.toByteArray());
        BankReading reading = BankReader.read(file);
        assertThat(reading).isInstanceOf(BankPackage.class);
        return (BankPackage) reading;
    }
}
