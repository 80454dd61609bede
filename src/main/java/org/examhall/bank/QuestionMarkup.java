package org.examhall.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The markup of a question as a candidate gets it. Made once per item version, with gaps where the position on the
 * paper goes, so that a paper is put together from ready pieces when five hundred candidates start at once. It is built
 * from the prompt and the options alone: key, marks and rationales never pass through here.
 */
final class QuestionMarkup {

    /** Stands for the position; XML cannot contain it, so no text of an author is mistaken for it. */
    private static final char POSITION = '\0';

    private final Body body;
    private final Piece helps;

    private QuestionMarkup(Body body, Piece helps) {
        this.body = body;
        this.helps = helps;
    }

    /** Writes the parts in the order of a paper. */
    interface Body {
        void write(StringBuilder html, String position, Chance chance);
    }

    /** Text with places for the position. */
    record Piece(List<String> parts) {

        static Piece of(String authored) {
            String text = inAscii(authored);
            List<String> parts = new ArrayList<>();
            int from = 0;
            for (int at = text.indexOf(POSITION); at >= 0; at = text.indexOf(POSITION, from)) {
                parts.add(text.substring(from, at));
                from = at + 1;
            }
            parts.add(text.substring(from));
            return new Piece(List.copyOf(parts));
        }

        /** One dash in a text would double the memory of the whole paper and triple the cost of sending it. */
        private static String inAscii(String text) {
            StringBuilder ascii = new StringBuilder(text.length() + 64);
            text.codePoints().forEach(character -> {
                if (character < 128) {
                    ascii.append((char) character);
                } else {
                    ascii.append("&#").append(character).append(';');
                }
            });
            return ascii.toString();
        }

        void write(StringBuilder html, String position) {
            html.append(parts.get(0));
            for (int i = 1; i < parts.size(); i++) {
                html.append(position).append(parts.get(i));
            }
        }
    }

    static QuestionMarkup of(Item item) {
        return new QuestionMarkup(
                body(item, Piece.of(stimulus(item) + HelpMarkup.rubrics(item))), Piece.of(HelpMarkup.helps(item)));
    }

    /**
     * The fragment for one place on one paper.
     *
     * @param position counted from 1
     * @param seed of the paper; the same seed and position give the same order
     */
    String html(int position, long seed) {
        StringBuilder html = new StringBuilder(4096);
        body.write(html, String.valueOf(position), Chance.of(seed, position));
        helps.write(html, String.valueOf(position));
        return html.toString();
    }

    private static String stimulus(Item item) {
        Stimulus stimulus = item.stimulus();
        if (stimulus == null) {
            return "";
        }
        String title = Markup.escape(stimulus.title());
        return "<div class=\"stimulus\" id=\"q\0-s\" role=\"group\" aria-label=\"" + title + "\"><h3>" + title + "</h3>"
                + stimulus.html() + "</div>";
    }

    private static Body body(Item item, Piece stimulus) {
        Item.Interaction interaction = item.interaction();
        if (interaction instanceof Item.Choice choice) {
            return choice(item, stimulus, choice);
        }
        if (interaction instanceof Item.Order order) {
            return order(item, stimulus, order);
        }
        if (interaction instanceof Item.Match match) {
            return match(item, stimulus, match);
        }
        if (interaction instanceof Item.Inline inline) {
            return inline(item, stimulus, inline);
        }
        return new InteractionMarkup(item, stimulus).body();
    }

    static List<Piece> pieces(List<Item.Option> options, Function<Item.Option, String> html) {
        return options.stream().map(option -> Piece.of(html.apply(option))).toList();
    }

    /** The pieces in the order of this paper. */
    static <T> List<T> inOrder(List<T> authored, boolean shuffle, Chance chance) {
        List<T> order = new ArrayList<>(authored);
        if (shuffle) {
            chance.shuffle(order);
        }
        return order;
    }

    static String prompt(Item item) {
        return "<div class=\"prompt\" id=\"q\0-p\">" + item.prompt() + "</div>";
    }

    private static Body choice(Item item, Piece stimulus, Item.Choice choice) {
        Piece head = Piece.of("<fieldset class=\"interaction choice\" data-response=\"RESPONSE\" data-max=\""
                + choice.most() + "\"><legend>" + item.prompt() + "</legend>");
        String kind = choice.most() == 1 ? "radio" : "checkbox";
        List<Piece> options = pieces(
                choice.options(),
                option -> "<div class=\"option\"><input type=\"" + kind + "\" id=\"q\0-RESPONSE-" + option.identifier()
                        + "\" name=\"q\0-RESPONSE\" value=\"" + option.identifier() + "\"><label for=\"q\0-RESPONSE-"
                        + option.identifier() + "\">" + option.html() + "</label></div>");
        return (html, position, chance) -> {
            stimulus.write(html, position);
            head.write(html, position);
            for (Piece option : inOrder(options, choice.shuffle(), chance)) {
                option.write(html, position);
            }
            html.append("</fieldset>");
        };
    }

    private static Body order(Item item, Piece stimulus, Item.Order order) {
        Piece head = Piece.of("<div class=\"interaction order\" role=\"group\" aria-labelledby=\"q\0-p\""
                + " data-response=\"RESPONSE\">" + prompt(item) + "<ol>");
        List<Piece> options = pieces(
                order.options(),
                option -> "<li data-value=\"" + option.identifier() + "\"><span class=\"text\">" + option.html()
                        + "</span></li>");
        // The right order shown at the start would be the key itself.
        List<Piece> right = new ArrayList<>();
        for (String identifier : item.markScheme().rules().get(0).key()) {
            for (int i = 0; i < options.size(); i++) {
                if (order.options().get(i).identifier().equals(identifier)) {
                    right.add(options.get(i));
                }
            }
        }
        return (html, position, chance) -> {
            stimulus.write(html, position);
            head.write(html, position);
            List<Piece> shown = inOrder(options, order.shuffle(), chance);
            while (order.shuffle() && shown.equals(right)) {
                chance.shuffle(shown);
            }
            shown.forEach(option -> option.write(html, position));
            html.append("</ol></div>");
        };
    }

    private static Body match(Item item, Piece stimulus, Item.Match match) {
        Piece head = Piece.of("<div class=\"interaction match\" role=\"group\" aria-labelledby=\"q\0-p\""
                + " data-response=\"RESPONSE\"" + uses(match.uses()) + ">" + prompt(item));
        List<Piece> lefts = pieces(
                match.lefts(),
                left -> "<div class=\"pair\"><label for=\"q\0-RESPONSE-" + left.identifier() + "\">" + left.html()
                        + "</label><select id=\"q\0-RESPONSE-" + left.identifier() + "\" data-left=\""
                        + left.identifier()
                        + "\"><option value=\"\"></option>");
        List<String> rights =
                match.rights().stream().map(QuestionMarkup::option).toList();
        return (html, position, chance) -> {
            stimulus.write(html, position);
            head.write(html, position);
            String options = String.join("", inOrder(rights, match.shuffle(), chance));
            for (Piece left : inOrder(lefts, match.shuffle(), chance)) {
                left.write(html, position);
                html.append(options).append("</select></div>");
            }
            html.append("</div>");
        };
    }

    /** Said only where it limits what a candidate may do. */
    static String uses(int uses) {
        return uses == 0 ? "" : " data-uses=\"" + uses + "\"";
    }

    private static Body inline(Item item, Piece stimulus, Item.Inline inline) {
        Piece head =
                Piece.of("<div class=\"interaction inline\" role=\"group\" aria-labelledby=\"q\0-p\">" + prompt(item));
        List<Piece> texts = new ArrayList<>();
        List<List<String>> options = new ArrayList<>();
        for (int i = 0; i < inline.gaps().size(); i++) {
            Item.Gap gap = inline.gaps().get(i);
            texts.add(Piece.of(inline.texts().get(i) + "<select class=\"gap\" id=\"q\0-" + gap.identifier()
                    + "\" data-response=\"" + gap.identifier() + "\" aria-label=\"" + (i + 1)
                    + "\"><option value=\"\"></option>"));
            options.add(gap.options().stream().map(QuestionMarkup::option).toList());
        }
        Piece tail = Piece.of(inline.texts().get(inline.gaps().size()) + "</div>");
        return (html, position, chance) -> {
            stimulus.write(html, position);
            head.write(html, position);
            for (int i = 0; i < texts.size(); i++) {
                texts.get(i).write(html, position);
                inOrder(options.get(i), inline.gaps().get(i).shuffle(), chance).forEach(html::append);
                html.append("</select>");
            }
            tail.write(html, position);
        };
    }

    static String option(Item.Option option) {
        return "<option value=\"" + option.identifier() + "\">" + option.html() + "</option>";
    }
}
