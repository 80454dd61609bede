package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the places in a text that are to be filled in. */
final class Blanks {

    /** A place as {@code gapselect} and {@code ddwtos} write it. */
    static final Pattern PLACE = Pattern.compile("\\[\\[(\\d{1,3})]]");

    private Blanks() {}

    /** The same blocks with a blank wherever the pattern is found in text. */
    static List<Node> in(List<Node> blocks, Pattern pattern, ToIntFunction<MatchResult> number) {
        return blocks.stream().map(block -> in(block, pattern, number)).toList();
    }

    private static Node in(Node node, Pattern pattern, ToIntFunction<MatchResult> number) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : node.pieces()) {
            if (piece instanceof Node child) {
                pieces.add(in(child, pattern, number));
            } else if (piece instanceof Piece.Words words) {
                split(words.text(), pattern, number, node.line(), pieces);
            }
        }
        return node.containing(pieces);
    }

    private static void split(
            String text, Pattern pattern, ToIntFunction<MatchResult> number, int line, List<Piece> pieces) {
        Matcher found = pattern.matcher(text);
        int from = 0;
        while (found.find()) {
            pieces.add(new Piece.Words(text.substring(from, found.start())));
            pieces.add(Node.qti(Question.BLANK, line)
                    .with("number", String.valueOf(number.applyAsInt(found.toMatchResult()))));
            from = found.end();
        }
        pieces.add(new Piece.Words(text.substring(from)));
    }
}
