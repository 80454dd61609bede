package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.examhall.bank.ItemComparison.Kind;
import org.examhall.bank.ItemComparison.Part;
import org.examhall.bank.ItemComparison.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemComparisonTest {

    @TempDir
    private Path folder;

    @Test
    void anItemDoesNotDifferFromItself() throws IOException {
        for (Item item : items(new PackageFixture(), "same")) {
            assertThat(ItemComparison.parts(item, item)).isNotEmpty().noneMatch(Part::isChanged);
        }
    }

    @Test
    void aChangedWordIsMarkedAndItsNeighboursAreNot() throws IOException {
        List<Part> parts = single("Which one,", "Which of them,");
        Part prompt = part(parts, Kind.PROMPT, "");
        assertThat(prompt.before())
                .containsExactly(new Piece("Which", false), new Piece("one,", true), new Piece("first ?", false));
        assertThat(prompt.after())
                .containsExactly(new Piece("Which", false), new Piece("of them,", true), new Piece("first ?", false));
        assertThat(parts).filteredOn(Part::isChanged).containsExactly(prompt);
    }

    @Test
    void anotherKeyShowsAtTheOptionsAndInTheMarkScheme() throws IOException {
        List<Part> parts = single("<qti-value>B</qti-value>", "<qti-value>C</qti-value>");
        assertThat(parts)
                .filteredOn(Part::isChanged)
                .extracting(part -> part.kind() + part.place())
                .containsExactly("KEYB", "KEYC", "MARKS");
        assertThat(part(parts, Kind.KEY, "B").after()).isEmpty();
    }

    @Test
    void anOptionThatCameHasNothingToCompareWith() throws IOException {
        List<Part> parts = single("<qti-simple-choice identifier=\"C\">", """
                <qti-simple-choice identifier="D">Delta</qti-simple-choice>
                <qti-simple-choice identifier="C">""");
        Part option = part(parts, Kind.OPTION, "D");
        assertThat(option.before()).isEmpty();
        assertThat(option.after()).containsExactly(new Piece("Delta", true));
    }

    private List<Part> single(String from, String to) throws IOException {
        PackageFixture changed = new PackageFixture().replace("items/single.xml", from, to);
        if (to.contains("identifier=\"D\"")) {
            changed.replace(
                    "items/single.xml",
                    "identifier=\"C\" show-hide",
                    "identifier=\"D\" show-hide=\"show\">"
                            + "<qti-content-body><p>Reason for D</p></qti-content-body></qti-modal-feedback>\n"
                            + "<qti-modal-feedback outcome-identifier=\"FEEDBACK\" identifier=\"C\" show-hide");
        }
        return ItemComparison.parts(
                items(new PackageFixture(), "before").get(0),
                items(changed, "after").get(0));
    }

    private List<Item> items(PackageFixture fixture, String name) throws IOException {
        BankReading reading = BankReader.read(fixture.folder(folder.resolve(name)));
        assertThat(reading).isInstanceOf(BankPackage.class);
        return ((BankPackage) reading).content();
    }

    private static Part part(List<Part> parts, Kind kind, String place) {
        return parts.stream()
                .filter(part -> part.kind() == kind && part.place().equals(place))
                .findFirst()
                .orElseThrow();
    }
}
