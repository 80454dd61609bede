package org.examhall.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.examhall.bank.QuestionMarkup.Body;
import org.examhall.bank.QuestionMarkup.Piece;

/**
 * The markup of the interactions that QTI knows besides choices, orders, matches and gaps with lists of their own. All
 * are plain controls of a form: a picture or a text shows where something is chosen, but nothing has to be dragged or
 * pointed at.
 */
final class InteractionMarkup {

    private final Item item;
    private final Piece before;

    InteractionMarkup(Item item, Piece before) {
        this.item = item;
        this.before = before;
    }

    Body body() {
        Item.Interaction interaction = item.interaction();
        if (interaction instanceof Item.Associate associate) {
            return associate(associate);
        }
        if (interaction instanceof Item.GapMatch gapMatch) {
            return gapMatch(gapMatch);
        }
        if (interaction instanceof Item.TextEntry entry) {
            return fixed(open("entry", "")
                    + slotted(entry.texts(), field -> field(entry.fields().get(field), field)));
        }
        if (interaction instanceof Item.Hottext hottext) {
            return fixed(open("hottext", " data-response=\"RESPONSE\" data-max=\"" + hottext.most() + "\"")
                    + slotted(hottext.texts(), spot -> spot(hottext.spots().get(spot), hottext.most())));
        }
        if (interaction instanceof Item.Hotspot hotspot) {
            return hotspot(hotspot);
        }
        if (interaction instanceof Item.GraphicGapMatch graphic) {
            return graphic(graphic);
        }
        if (interaction instanceof Item.Slider slider) {
            return fixed(open("slider", " data-response=\"RESPONSE\"") + slider(slider));
        }
        return fixed(open("extended", " data-response=\"RESPONSE\"") + text((Item.Extended) interaction));
    }

    private String open(String name, String attributes) {
        return "<div class=\"interaction " + name + "\" role=\"group\" aria-labelledby=\"q\0-p\"" + attributes + ">"
                + QuestionMarkup.prompt(item);
    }

    /** Looks the same on every paper. */
    private Body fixed(String markup) {
        Piece whole = Piece.of(markup + "</div>");
        return (html, position, chance) -> {
            before.write(html, position);
            whole.write(html, position);
        };
    }

    private static String slotted(List<String> texts, IntFunction<String> slot) {
        StringBuilder html = new StringBuilder(texts.get(0));
        for (int i = 1; i < texts.size(); i++) {
            html.append(slot.apply(i - 1)).append(texts.get(i));
        }
        return html.toString();
    }

    /** Lists of the same options, in one order for all of them, between other markup. */
    private Body lists(List<String> around, List<Item.Option> options, boolean shuffle) {
        List<Piece> pieces = around.stream().map(Piece::of).toList();
        List<String> choices = options.stream().map(QuestionMarkup::option).toList();
        return (html, position, chance) -> {
            before.write(html, position);
            String shown = String.join("", QuestionMarkup.inOrder(choices, shuffle, chance));
            pieces.get(0).write(html, position);
            for (Piece piece : pieces.subList(1, pieces.size())) {
                html.append("<option value=\"\"></option>").append(shown).append("</select>");
                piece.write(html, position);
            }
        };
    }

    private Body associate(Item.Associate associate) {
        List<String> around = new ArrayList<>();
        for (int row = 1; row <= associate.most(); row++) {
            String opened = row == 1 ? open("associate", " data-response=\"RESPONSE\"") : "</div>";
            around.add(opened + "<div class=\"couple\">" + end(row, 1));
            around.add("<span aria-hidden=\"true\">\u2194</span>" + end(row, 2));
        }
        around.add("</div></div>");
        return lists(around, associate.options(), associate.shuffle());
    }

    /** The list for one end of a pair; the page puts words in place of the numbers that name it. */
    private static String end(int row, int end) {
        return "<select id=\"q\0-" + row + "-" + end + "\" aria-label=\"" + row + "." + end + "\">";
    }

    private Body gapMatch(Item.GapMatch gapMatch) {
        List<String> around = IntStream.range(0, gapMatch.gaps().size())
                .mapToObj(gap -> gapMatch.texts().get(gap) + "<select class=\"gap\" id=\"q\0-"
                        + gapMatch.gaps().get(gap) + "\" data-gap=\""
                        + gapMatch.gaps().get(gap) + "\" aria-label=\""
                        + (gap + 1) + "\">")
                .collect(Collectors.toList());
        String attributes = " data-response=\"RESPONSE\"" + QuestionMarkup.uses(gapMatch.uses());
        around.set(0, open("gap-match", attributes) + around.get(0));
        around.add(gapMatch.texts().get(gapMatch.gaps().size()) + "</div>");
        return lists(around, gapMatch.choices(), gapMatch.shuffle());
    }

    private static String field(Item.Field field, int place) {
        boolean number = field.kind() == Item.Kind.NUMBER;
        return "<input type=\"text\" class=\"field\" id=\"q\0-" + field.identifier() + "\" data-response=\""
                + field.identifier() + "\" size=\"" + Math.min(field.length(), 40) + "\" maxlength=\""
                + Item.MOST_IN_FIELD + "\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\""
                + (number ? " inputmode=\"decimal\"" : "") + " aria-label=\"" + (place + 1) + "\">";
    }

    private static String spot(Item.Option spot, int most) {
        return "<label class=\"spot\"><input type=\"" + inputType(most)
                + "\" name=\"q\0-RESPONSE\" id=\"q\0-RESPONSE-" + spot.identifier() + "\" value=\"" + spot.identifier()
                + "\"><span>" + spot.html() + "</span></label>";
    }

    private static String inputType(int most) {
        return most == 1 ? "radio" : "checkbox";
    }

    private Body hotspot(Item.Hotspot hotspot) {
        StringBuilder html =
                new StringBuilder(open("hotspot", " data-response=\"RESPONSE\" data-max=\"" + hotspot.most() + "\""));
        html.append(picture(hotspot.picture(), hotspot.areas()));
        for (int i = 0; i < hotspot.areas().size(); i++) {
            Item.Area area = hotspot.areas().get(i);
            String id = "q\0-RESPONSE-" + area.identifier();
            html.append("<div class=\"option\"><input type=\"").append(inputType(hotspot.most()));
            html.append("\" id=\"")
                    .append(id)
                    .append("\" name=\"q\0-RESPONSE\" value=\"")
                    .append(area.identifier());
            html.append("\"><label for=\"")
                    .append(id)
                    .append("\">")
                    .append(named(area, i))
                    .append("</label></div>");
        }
        return fixed(html.toString());
    }

    /** An area as a list names it: by its number in the picture, and in words where its author gave some. */
    private static String named(Item.Area area, int place) {
        String number = "<b class=\"number\">" + (place + 1) + "</b>";
        return area.label().isEmpty() ? number : number + " " + Markup.escape(area.label());
    }

    private Body graphic(Item.GraphicGapMatch graphic) {
        List<String> around = IntStream.range(0, graphic.gaps().size())
                .mapToObj(i -> {
                    String gap = graphic.gaps().get(i).identifier();
                    return "<div class=\"pair\"><label for=\"q\0-RESPONSE-" + gap + "\">"
                            + named(graphic.gaps().get(i), i) + "</label><select id=\"q\0-RESPONSE-" + gap
                            + "\" data-gap=\"" + gap + "\">";
                })
                .collect(Collectors.toList());
        String attributes = " data-response=\"RESPONSE\"" + QuestionMarkup.uses(graphic.uses());
        around.set(0, open("graphic", attributes) + picture(graphic.picture(), graphic.gaps()) + around.get(0));
        for (int i = 1; i < around.size(); i++) {
            around.set(i, "</div>" + around.get(i));
        }
        around.add("</div></div>");
        return lists(around, graphic.choices(), graphic.shuffle());
    }

    private static String picture(Item.Picture picture, List<Item.Area> areas) {
        StringBuilder html = new StringBuilder("<div class=\"picture\"><img");
        Markup.attribute("src", Medium.FOLDER + picture.media(), html);
        Markup.attribute("alt", picture.alt(), html);
        html.append(" width=\"")
                .append(picture.width())
                .append("\" height=\"")
                .append(picture.height())
                .append("\"/>");
        html.append("<svg viewBox=\"0 0 ").append(picture.width()).append(' ').append(picture.height());
        html.append("\" aria-hidden=\"true\" focusable=\"false\">");
        for (int i = 0; i < areas.size(); i++) {
            Item.Area area = areas.get(i);
            html.append("<g data-area=\"")
                    .append(area.identifier())
                    .append("\">")
                    .append(outline(area));
            int[] middle = middle(area);
            html.append("<text x=\"")
                    .append(middle[0])
                    .append("\" y=\"")
                    .append(middle[1])
                    .append("\">");
            html.append(i + 1).append("</text></g>");
        }
        return html.append("</svg></div>").toString();
    }

    private static String outline(Item.Area area) {
        List<Integer> c = area.coords();
        return switch (area.shape()) {
            case RECT ->
                "<rect x=\"" + c.get(0) + "\" y=\"" + c.get(1) + "\" width=\"" + Math.abs(c.get(2) - c.get(0))
                        + "\" height=\"" + Math.abs(c.get(3) - c.get(1)) + "\"></rect>";
            case CIRCLE -> "<circle cx=\"" + c.get(0) + "\" cy=\"" + c.get(1) + "\" r=\"" + c.get(2) + "\"></circle>";
            case POLY ->
                "<polygon points=\"" + c.stream().map(String::valueOf).collect(Collectors.joining(" "))
                        + "\"></polygon>";
        };
    }

    private static int[] middle(Item.Area area) {
        List<Integer> c = area.coords();
        if (area.shape() == Item.Shape.CIRCLE) {
            return new int[] {c.get(0), c.get(1)};
        }
        int corners = c.size() / 2;
        int x = IntStream.range(0, corners).map(corner -> c.get(2 * corner)).sum() / corners;
        int y = IntStream.range(0, corners).map(corner -> c.get(2 * corner + 1)).sum() / corners;
        return new int[] {x, y};
    }

    private static String slider(Item.Slider slider) {
        BigDecimal steps = slider.upper().subtract(slider.lower()).divide(slider.step(), 0, RoundingMode.DOWN);
        BigDecimal half = steps.divideToIntegralValue(BigDecimal.valueOf(2)).multiply(slider.step());
        String start = Acceptance.plain(slider.lower().add(half));
        String lower = Acceptance.plain(slider.lower());
        String upper = Acceptance.plain(slider.upper());
        return "<div class=\"scale\"><input type=\"range\" id=\"q\0-RESPONSE\" min=\"" + lower + "\" max=\"" + upper
                + "\" step=\"" + Acceptance.plain(slider.step()) + "\" value=\"" + start + "\" data-start=\"" + start
                + "\" aria-labelledby=\"q\0-p\"><span class=\"ends\" aria-hidden=\"true\"><span>" + lower
                + "</span><span>" + upper + "</span></span></div><output class=\"reading-of\"></output>";
    }

    private static String text(Item.Extended extended) {
        return "<textarea class=\"essay\" id=\"q\0-RESPONSE\" rows=\"" + extended.lines() + "\" maxlength=\""
                + extended.most() + "\" aria-labelledby=\"q\0-p\"></textarea>";
    }
}
