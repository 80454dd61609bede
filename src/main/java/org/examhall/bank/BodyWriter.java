package org.examhall.bank;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what is asked: the prompt and the interaction. */
final class BodyWriter {

    /** A paragraph of the prompt that can be a prompt of QTI: running text, and nothing before or after it. */
    private static final String PARAGRAPH = "<p>(\\S|\\S.*\\S)</p>";

    private final Item item;
    private final XmlText xml;
    private String prompt = "";

    BodyWriter(Item item, XmlText xml) {
        this.item = item;
        this.xml = xml;
    }

    void write() {
        Item.Interaction interaction = item.interaction();
        if (interaction instanceof Item.Inline inline) {
            xml.raw(MarkupWriter.write(item.prompt()))
                    .raw(MarkupWriter.write(
                            inline.texts(), gap -> inlineChoice(inline.gaps().get(gap))))
                    .line();
            return;
        }
        if (interaction instanceof Item.TextEntry entry) {
            xml.raw(MarkupWriter.write(item.prompt()))
                    .raw(MarkupWriter.write(
                            entry.texts(), field -> textEntry(entry.fields().get(field))))
                    .line();
            return;
        }
        paragraphs();
        if (interaction instanceof Item.Choice choice) {
            open("choice", "shuffle", flag(choice.shuffle()), "max-choices", number(choice.most()));
            options("qti-simple-choice", choice.options());
            close("choice");
        } else if (interaction instanceof Item.Order order) {
            open("order", "shuffle", flag(order.shuffle()));
            options("qti-simple-choice", order.options());
            close("order");
        } else if (interaction instanceof Item.Match match) {
            match(match);
        } else if (interaction instanceof Item.Associate associate) {
            open("associate", "shuffle", flag(associate.shuffle()), "max-associations", number(associate.most()));
            options("qti-simple-associable-choice", associate.options(), "match-max", "1");
            close("associate");
        } else if (interaction instanceof Item.GapMatch gapMatch) {
            open("gap-match", "shuffle", flag(gapMatch.shuffle()));
            options("qti-gap-text", gapMatch.choices(), "match-max", number(gapMatch.uses()));
            xml.raw(MarkupWriter.write(
                    gapMatch.texts(), gap -> gap(gapMatch.gaps().get(gap))));
            close("gap-match");
        } else if (interaction instanceof Item.Hottext hottext) {
            open("hottext", "max-choices", number(hottext.most()));
            xml.raw(MarkupWriter.write(
                    hottext.texts(), spot -> spot(hottext.spots().get(spot))));
            close("hottext");
        } else {
            pictureOrField(interaction);
        }
    }

    private void pictureOrField(Item.Interaction interaction) {
        if (interaction instanceof Item.Hotspot hotspot) {
            open("hotspot", "max-choices", number(hotspot.most()));
            picture(hotspot.picture());
            hotspot.areas().forEach(area -> area("qti-hotspot-choice", area));
            close("hotspot");
        } else if (interaction instanceof Item.GraphicGapMatch graphic) {
            open("graphic-gap-match", "shuffle", flag(graphic.shuffle()));
            picture(graphic.picture());
            options("qti-gap-text", graphic.choices(), "match-max", number(graphic.uses()));
            graphic.gaps().forEach(area -> area("qti-associable-hotspot", area, "match-max", "1"));
            close("graphic-gap-match");
        } else if (interaction instanceof Item.Slider slider) {
            open(
                    "slider",
                    "lower-bound",
                    XmlText.number(slider.lower()),
                    "upper-bound",
                    XmlText.number(slider.upper()),
                    "step",
                    XmlText.number(slider.step()));
            close("slider");
        } else {
            Item.Extended extended = (Item.Extended) interaction;
            open(
                    "extended-text",
                    "expected-lines",
                    number(extended.lines()),
                    "expected-length",
                    number(extended.most()));
            close("extended-text");
        }
    }

    /** Writes the prompt but for its last paragraph, which becomes that of the interaction. */
    private void paragraphs() {
        List<String> blocks = MarkupWriter.blocks(item.prompt());
        for (String block : blocks.subList(0, blocks.size() - 1)) {
            xml.raw(block).line();
        }
        String last = blocks.get(blocks.size() - 1);
        if (last.matches("(?s)" + PARAGRAPH)) {
            prompt = last.substring("<p>".length(), last.length() - "</p>".length());
        } else {
            xml.raw(last).line();
        }
    }

    private void open(String name, String... attributes) {
        String[] own = {"response-identifier", Item.RESPONSE};
        xml.open("qti-" + name + "-interaction", joined(own, attributes)).line();
        if (!prompt.isEmpty()) {
            xml.open("qti-prompt").raw(prompt).close("qti-prompt").line();
        }
    }

    private void close(String name) {
        xml.close("qti-" + name + "-interaction").line();
    }

    private static String flag(boolean value) {
        return String.valueOf(value);
    }

    private static String number(int value) {
        return String.valueOf(value);
    }

    private void options(String element, List<Item.Option> options, String... more) {
        for (Item.Option option : options) {
            String[] own = {"identifier", option.identifier()};
            xml.open(element, joined(own, more))
                    .raw(MarkupWriter.write(option.html()))
                    .close(element)
                    .line();
        }
    }

    private void match(Item.Match match) {
        open(
                "match",
                "shuffle",
                flag(match.shuffle()),
                "max-associations",
                number(match.lefts().size()));
        xml.open("qti-simple-match-set").line();
        options("qti-simple-associable-choice", match.lefts(), "match-max", "1");
        xml.close("qti-simple-match-set").line().open("qti-simple-match-set").line();
        options("qti-simple-associable-choice", match.rights(), "match-max", number(match.uses()));
        xml.close("qti-simple-match-set").line();
        close("match");
    }

    private static String inlineChoice(Item.Gap gap) {
        XmlText choice = new XmlText();
        choice.open(
                "qti-inline-choice-interaction",
                "response-identifier",
                gap.identifier(),
                "shuffle",
                flag(gap.shuffle()));
        for (Item.Option option : gap.options()) {
            choice.open("qti-inline-choice", "identifier", option.identifier())
                    .raw(MarkupWriter.write(option.html()))
                    .close("qti-inline-choice");
        }
        return choice.close("qti-inline-choice-interaction").toString();
    }

    private static String textEntry(Item.Field field) {
        return new XmlText()
                .empty(
                        "qti-text-entry-interaction",
                        "response-identifier",
                        field.identifier(),
                        "expected-length",
                        number(field.length()))
                .toString();
    }

    private static String gap(String identifier) {
        return new XmlText().empty("qti-gap", "identifier", identifier).toString();
    }

    private static String spot(Item.Option spot) {
        return new XmlText()
                .open("qti-hottext", "identifier", spot.identifier())
                .raw(MarkupWriter.write(spot.html()))
                .close("qti-hottext")
                .toString();
    }

    private void picture(Item.Picture picture) {
        xml.empty(
                        "img",
                        "src",
                        MarkupWriter.FOLDER + picture.media(),
                        "alt",
                        picture.alt(),
                        "width",
                        number(picture.width()),
                        "height",
                        number(picture.height()))
                .line();
    }

    private void area(String element, Item.Area area, String... more) {
        String coords = area.coords().stream().map(String::valueOf).collect(Collectors.joining(","));
        String[] own = {
            "identifier", area.identifier(),
            "hotspot-label", area.label(),
            "shape", area.shape().name().toLowerCase(Locale.ROOT),
            "coords", coords
        };
        xml.empty(element, joined(own, more)).line();
    }

    private static String[] joined(String[] own, String... more) {
        return Stream.concat(Arrays.stream(own), Arrays.stream(more)).toArray(String[]::new);
    }
}
