package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.examhall.bank.Item;
import org.examhall.bank.ItemVersion;
import org.examhall.bank.Items;
import org.examhall.bank.MarkScheme;
import org.examhall.bank.Papers;
import org.examhall.bank.Response;
import org.examhall.sitting.HandedInScript;
import org.examhall.sitting.Scripts;

/** What markers have to know of the questions, as the bank has it in the version that was sat. */
@ApplicationScoped
@Transactional
class MarkingGuides {

    private static final String BLANK_LINE = "\n".repeat(2);

    @PersistenceContext
    EntityManager em;

    @Inject
    Items items;

    @Inject
    Scripts scripts;

    @Inject
    Papers papers;

    /** An answer as its marker sees it. */
    ToMark toMark(AnswerToMark answer) {
        HandedInScript script = scripts.handedIn(answer.script());
        String text = script.answers().getOrDefault(answer.getPosition(), Response.NONE).values().values().stream()
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
        return new ToMark(
                answer, guide(answer), text, papers.sheet(script.paper()).language());
    }

    private MarkingGuide guide(AnswerToMark answer) {
        Item item = items.item(answer.getItemVersion());
        return new MarkingGuide(
                nameOf(answer.getItemVersion()),
                item.title(),
                item.stimulus(),
                item.prompt(),
                rubric(item),
                model(item));
    }

    Rubric rubric(AnswerToMark answer) {
        return rubric(items.item(answer.getItemVersion()));
    }

    private static Rubric rubric(Item item) {
        String html = item.guidance().rubrics().stream()
                .filter(rubric -> rubric.views().contains(Item.View.SCORER))
                .map(Item.Rubric::html)
                .collect(Collectors.joining());
        BigDecimal possible = item.markScheme().mark(Response.NONE).possible();
        return Rubric.of(html, possible);
    }

    /** The answers that the author gave as right, and why. */
    private static String model(Item item) {
        String keys = item.markScheme().rules().stream()
                .map(MarkScheme.Rule::key)
                .flatMap(key -> key.stream())
                .collect(Collectors.joining(BLANK_LINE));
        String why = item.rationales().getOrDefault(Item.RESPONSE, "");
        return (keys + BLANK_LINE + why).strip();
    }

    /** The name by which authors know the item. */
    String nameOf(String version) {
        return em.find(ItemVersion.class, version).ref().toString();
    }
}
