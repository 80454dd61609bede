package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refused;
import org.junit.jupiter.api.Test;

class NewDraftTest {

    private static final ItemFacts FACTS = new ItemFacts(1, "desk", "a topic", 500);
    private static final PackageFixture FIXTURE = new PackageFixture();

    @Test
    void aDraftIsReadAsItWillBeReadBeforeAnExam() {
        BankPackage.Content content =
                draft("multiple", "multiple", FACTS, List.of()).content();
        assertThat(content.ref()).isEqualTo(ItemRef.of("sample-bank/multiple"));
        assertThat(content.item().type()).isEqualTo(ItemType.MULTIPLE);
        assertThat(content.hash()).hasSize(64);
    }

    @Test
    void whatTheReaderDoesNotTakeIsRefusedWithItsReason() {
        assertThatThrownBy(() -> draft("single", "single", FACTS, List.of()).content())
                .as("an item without the stimulus that it names")
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("item-defective"));
        assertDefective(draft("multiple", "another", FACTS, List.of()), "another: the item calls itself multiple");
        assertDefective(
                draft("multiple", "multiple", new ItemFacts(1, "Desk", "a topic", 500), List.of()),
                "multiple: not the name of a process: Desk");
        assertDefective(
                draft("multiple", "multiple", new ItemFacts(0, "desk", "a topic", 500), List.of()),
                "multiple: an outcome is a number from 1 to 99");
    }

    @Test
    void tagsAreWordsInOrderAndEachOnce() {
        NewDraft draft = draft("multiple", "multiple", FACTS, List.of(" Week-2", "backup", "BACKUP", ""));
        assertThat(draft.tags()).containsExactly("backup", "week-2");
        assertThat(draft.tagText()).isEqualTo(" backup week-2 ");
        assertDefective(draft("multiple", "multiple", FACTS, List.of("two words")), "multiple: not a tag: two words");
        List<String> many = IntStream.range(0, 13).mapToObj(i -> "tag" + i).toList();
        assertDefective(draft("multiple", "multiple", FACTS, many), "multiple: more than 12 tags");
    }

    private static void assertDefective(NewDraft draft, String reason) {
        assertThatThrownBy(draft::content)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().arguments()).containsExactly(reason));
    }

    private static NewDraft draft(String file, String identifier, ItemFacts facts, List<String> tags) {
        return new NewDraft(
                "sample-bank",
                identifier,
                Language.EN,
                FIXTURE.text("items/" + file + ".xml"),
                null,
                facts,
                "written here",
                tags);
    }
}
