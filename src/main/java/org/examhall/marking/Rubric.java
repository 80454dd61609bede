package org.examhall.marking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Refusal;

/**
 * By what an answer is marked. The criteria are a table in the words for markers: each row begins with what is looked
 * for and ends with the most that it earns, and the rows add up to what the question is worth. Any tool that writes QTI
 * can write such a table, and any other shows it as what it is. Without one the answer is marked as a whole.
 *
 * @param html the words for markers, checked markup; may be empty
 * @param criteria at least one
 */
public record Rubric(String html, List<Criterion> criteria) {

    private static final Pattern TABLE = Pattern.compile("<tbody>(.*?)</tbody>", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);
    private static final Pattern MARKS = Pattern.compile("\\d{1,3}([.,]\\d{1,2})?");

    public Rubric {
        criteria = List.copyOf(criteria);
    }

    /** Reads the words for markers of a question that is worth so much. */
    static Rubric of(String html, BigDecimal possible) {
        Matcher tables = TABLE.matcher(html);
        while (tables.find()) {
            List<Criterion> criteria = criteria(tables.group(1));
            BigDecimal sum = criteria.stream().map(Criterion::most).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(possible) == 0) {
                return new Rubric(html, criteria);
            }
        }
        return new Rubric(html, List.of(new Criterion("", possible)));
    }

    /** The criteria in the rows of a table; none if any row is no criterion. */
    private static List<Criterion> criteria(String rows) {
        List<Criterion> criteria = new ArrayList<>();
        Matcher row = ROW.matcher(rows);
        while (row.find()) {
            List<String> cells = CELL.matcher(row.group(1))
                    .results()
                    .map(cell -> text(cell.group(1)))
                    .toList();
            String last = cells.isEmpty() ? "" : cells.get(cells.size() - 1);
            if (cells.size() < 2
                    || cells.get(0).isEmpty()
                    || !MARKS.matcher(last).matches()) {
                return List.of();
            }
            BigDecimal most = new BigDecimal(last.replace(',', '.'));
            if (most.signum() == 0) {
                return List.of();
            }
            criteria.add(new Criterion(cells.get(0), most));
        }
        return criteria;
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
    }

    /** Why these marks cannot be given, if so: one for each criterion, in its steps. */
    Optional<Refusal> refusal(List<BigDecimal> marks) {
        if (marks.size() != criteria.size()) {
            return Optional.of(Refusal.of("marks-missing"));
        }
        for (int i = 0; i < criteria.size(); i++) {
            if (!criteria.get(i).allows(marks.get(i))) {
                return Optional.of(Refusal.of("marks-not-in-steps"));
            }
        }
        return Optional.empty();
    }
}
