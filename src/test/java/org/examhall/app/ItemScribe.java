package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.bank.ItemType;

/** An author at the page on which items are written, who fills in the forms of {@code bank/forms}. */
final class ItemScribe {

    private static final Path CASES = Path.of("src/test/resources/bank/forms");
    private static final Path PICTURE = Path.of("src/test/resources/bank/rack.svg");
    private static final Pattern PLACE = Pattern.compile("\\[\\[\\d+]]");
    private static final List<String> HEADING = List.of("title", "identifier", "topic", "facility", "tags", "source");

    private final Person author;
    private final Page page;
    private final Hands hands;

    ItemScribe(Person author, Hands hands) {
        this.author = author;
        this.page = author.page();
        this.hands = hands;
    }

    /** The form of an item of this type, complete. */
    static JsonObject form(ItemType type) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(CASES.resolve(type.code() + ".json")))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an empty form for an item of this type. */
    void begin(ItemType type) {
        forget();
        author.go("/bank/write.xhtml");
        assertThat(page.locator("#write")).isVisible();
        hands.choose("#type", type.name());
    }

    /** What this computer keeps is another test's. */
    void forget() {
        if (page.url().startsWith(author.base())) {
            page.evaluate("localStorage.clear()");
        }
    }

    /** The question as a candidate would see it. */
    FrameLocator preview() {
        return page.frameLocator("#frame");
    }

    void write(JsonObject form) {
        HEADING.stream().filter(form::containsKey).forEach(name -> hands.write("#" + name, form.getString(name)));
        hands.choose("#bank", form.getString("bank"));
        String place = form.getString("outcome") + " " + form.getString("process");
        assertThat(page.locator("#place option[value='" + place + "']")).hasCount(1);
        if (form.containsKey("stimulus")) {
            hands.choose("#stimulus", form.getString("stimulus"));
            hands.write("#stimulusTitle", form.getString("stimulusTitle"));
            hands.write("#stimulusText", form.getString("stimulusText"));
        }
        hands.write("#prompt", form.getString("prompt"));
        if (form.containsKey("media")) {
            page.setInputFiles("#picture-file", PICTURE);
            assertThat(page.locator(".picture-stage")).isVisible();
        }
        if (form.containsKey("text")) {
            passage("#parts textarea[data-field=text]", form.getString("text"));
        }
        rows(form.getJsonArray("rows"), "#parts > .list.rows");
        rows(form.getJsonArray("spares"), "#parts > .list.spares");
        for (String name :
                List.of("alt", "lower", "upper", "step", "right", "tolerance", "lines", "most", "model", "why")) {
            if (form.containsKey(name)) {
                hands.write("#parts > .field > [data-field=" + name + "]", form.getString(name));
            }
        }
        for (String name : List.of("shuffle", "again", "partial")) {
            String box = "#parts > .tick > [data-field=" + name + "]";
            if (page.locator(box).count() > 0 && page.locator(box).isChecked() != form.containsKey(name)) {
                hands.tick(box);
            }
        }
        hands.choose("#place", place);
    }

    /** Writes a text, and makes each of its places with the button. */
    private void passage(String field, String text) {
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            hands.goOn(field, text.substring(from, place.start()));
            hands.makePlace(field);
            from = place.end();
        }
        hands.goOn(field, text.substring(from));
    }

    private void rows(JsonArray rows, String list) {
        for (int i = 0; i < rows.size(); i++) {
            JsonObject row = rows.getJsonObject(i);
            String place = list + " > .rows > .row:nth-child(" + (i + 1) + ")";
            if (page.locator(place).count() == 0) {
                hands.push(list + " > .add");
            }
            if (row.containsKey("options")) {
                rows(row.getJsonArray("options"), place + " > .list.options");
            }
            row.forEach((name, value) -> {
                if (value instanceof JsonString text) {
                    fill(place + " > * > [data-field=" + name + "]", name, text.getString());
                }
            });
        }
        Locator empty = page.locator(list + " > .rows > .row:nth-child(n + " + (rows.size() + 1) + ") .remove");
        while (empty.count() > 0) {
            int last = page.locator(list + " > .rows > .row").count();
            hands.push(list + " > .rows > .row:nth-child(" + last + ") .remove");
        }
    }

    private void fill(String field, String name, String value) {
        if (name.equals("key") || name.equals("caseCounts")) {
            hands.tick(field);
        } else if (name.equals("kind") || name.equals("shape")) {
            hands.choose(field, value);
        } else {
            hands.write(field, value);
        }
    }

    /** Saves what is complete, as a draft. */
    void save() {
        assertThat(page.locator("#missing li")).hasCount(0);
        hands.push("#save");
        assertThat(page.locator("#state")).hasText("Saved as a draft.");
    }

    /**
     * Lays what was saved before those who keep the bank.
     *
     * @return the address of the version
     */
    String sendToReview() {
        hands.push("#review");
        page.waitForURL("**/bank/item.xhtml?*");
        hands.push("#submit");
        assertThat(page.locator(".standing .chip")).hasText("In review");
        return page.url().substring(author.base().length());
    }
}
