package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.bank.ItemVersion;
import org.examhall.candidate.Candidate;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Like;
import org.examhall.kernel.Waiting;
import org.examhall.marking.AnswerToMark.Standing;
import org.examhall.marking.AnswerToMark.State;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.Sitting;
import org.jspecify.annotations.Nullable;

/** What waits for people to mark it, how far it has come, and how people mark. */
@ApplicationScoped
@Transactional
public class MarkingQueue {

    /** What a marker could take: waiting, in nobody's hand, and nothing that they may not mark. */
    private static final String OPEN_TO_ME = "a.standing = :current and a.state in :open"
            + " and a.bundle is null and s.id = a.sittingId and s.invigilatorId <> :me"
            + " and not exists (select g.id from GivenMark g where g.scriptId = a.scriptId"
            + " and g.position = a.position and g.accountId = :me)"
            + " and not exists (select i.id from Interest i where i.candidateId = a.candidateId"
            + " and i.accountId = :me and i.endedAt is null)";

    private static final String UNSETTLED = " a.standing = :current and a.state <> :settled";

    /** What was settled longer ago is no longer counted as progress. */
    private static final Duration RECENT = Duration.ofDays(30);

    private static final Duration YEAR = Duration.ofDays(365);
    private static final int MOST = 200;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Blueprints blueprints;

    @Inject
    PeopleMarking people;

    /**
     * How many answers have come how far.
     *
     * @param first wait for a first mark
     * @param second wait for a second one
     * @param inHand of these, are in a marker's hand
     * @param moderator wait for a moderator
     * @param settled are settled, in the last thirty days
     */
    public record Progress(long first, long second, long inHand, long moderator, long settled) {

        private static final Progress NONE = new Progress(0, 0, 0, 0, 0);

        private Progress with(State state, long count, long held) {
            return new Progress(
                    first + (state == State.FIRST ? count : 0),
                    second + (state == State.SECOND ? count : 0),
                    inHand + held,
                    moderator + (state == State.MODERATOR ? count : 0),
                    settled + (state == State.SETTLED ? count : 0));
        }

        public long total() {
            return first + second + moderator + settled;
        }
    }

    /**
     * One question whose answers people mark.
     *
     * @param exam its title
     * @param item key of the version of the item
     * @param open how many of its answers the person who asks could take
     */
    public record Question(String exam, String item, String title, Progress progress, long open) {}

    /** The answers of one sitting that people mark. */
    public record AtSitting(Sitting sitting, Progress progress) {}

    /** A bundle in somebody's hand. */
    public record InHand(Bundle bundle, String title, long answers, long marked) {}

    /**
     * An answer about which a moderator decides.
     *
     * @param mine whether the person who asks may be the one
     */
    public record Dispute(AnswerToMark answer, String title, boolean mine) {}

    private static final String LATELY =
            " from AnswerToMark a where a.standing = :current" + " and (a.state <> :settled or a.settledAt > :since)";

    /** The questions with answers that wait, or were settled lately. */
    public List<Question> questions(Actor me) {
        Map<String, Progress> progress = new LinkedHashMap<>();
        Map<String, String> exams = new HashMap<>();
        for (Object[] row : counts("a.itemVersion, a.blueprint")) {
            exams.put((String) row[0], (String) row[1]);
            progress.merge((String) row[0], with(Progress.NONE, row, 2), (a, b) -> with(a, row, 2));
        }
        Map<String, Long> open = new HashMap<>();
        openTo(me, "select a.itemVersion, count(a)", " group by a.itemVersion", Object[].class)
                .getResultList()
                .forEach(row -> open.put((String) row[0], (Long) row[1]));
        Map<String, String> titles = titles(progress.keySet());
        return progress.entrySet().stream()
                .map(one -> new Question(
                        exam(exams.getOrDefault(one.getKey(), "")),
                        one.getKey(),
                        titles.getOrDefault(one.getKey(), ""),
                        one.getValue(),
                        open.getOrDefault(one.getKey(), 0L)))
                .toList();
    }

    /** The answers to one question that somebody could take, as the lot has them. */
    List<String> openTo(Actor me, String item, int most) {
        return openTo(me, "select a.id", " and a.itemVersion = :item order by a.lot, a.id", String.class)
                .setParameter("item", item)
                .setMaxResults(most)
                .getResultList();
    }

    private <T> TypedQuery<T> openTo(Actor me, String select, String rest, Class<T> type) {
        return em.createQuery(select + " from AnswerToMark a, Sitting s where " + OPEN_TO_ME + rest, type)
                .setParameter("current", Standing.CURRENT)
                .setParameter("open", List.of(State.FIRST, State.SECOND))
                .setParameter("me", me.id());
    }

    /** The sittings with answers that wait, or were settled lately, the latest first. */
    public List<AtSitting> sittings() {
        Map<String, Progress> progress = new HashMap<>();
        for (Object[] row : counts("a.sittingId")) {
            progress.merge((String) row[0], with(Progress.NONE, row, 1), (a, b) -> with(a, row, 1));
        }
        if (progress.isEmpty()) {
            return List.of();
        }
        return em
                .createQuery(
                        "select s from Sitting s where s.id in :some order by s.scheduledAt desc, s.id desc",
                        Sitting.class)
                .setParameter("some", progress.keySet())
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .map(sitting -> new AtSitting(sitting, progress.getOrDefault(sitting.getId(), Progress.NONE)))
                .toList();
    }

    /** Rows of what is asked for, a state, how many, and how many of them are in hand. */
    private List<Object[]> counts(String by) {
        return lately(
                "select " + by + ", a.state, count(a), count(a.bundle)",
                " group by " + by + ", a.state order by " + by);
    }

    private List<Object[]> lately(String select, String rest) {
        return em.createQuery(select + LATELY + rest, Object[].class)
                .setParameter("current", Standing.CURRENT)
                .setParameter("settled", State.SETTLED)
                .setParameter("since", clock.instant().minus(RECENT))
                .getResultList();
    }

    private static Progress with(Progress before, Object[] row, int at) {
        return before.with((State) row[at], (Long) row[at + 1], (Long) row[at + 2]);
    }

    private String exam(String code) {
        return blueprints.find(code).map(Blueprint::title).orElse(code);
    }

    /** The titles of versions of items. */
    private Map<String, String> titles(Collection<String> versions) {
        return versions.isEmpty()
                ? Map.of()
                : em.createQuery("select v from ItemVersion v where v.id in :some", ItemVersion.class)
                        .setParameter("some", versions)
                        .getResultStream()
                        .collect(Collectors.toMap(ItemVersion::id, ItemVersion::title));
    }

    /** Who has what in hand, the earliest first. */
    public List<InHand> inHand() {
        List<Bundle> open = em.createQuery(
                        "select b from Bundle b where b.closedAt is null order by b.takenAt, b.id", Bundle.class)
                .setMaxResults(MOST)
                .getResultList();
        if (open.isEmpty()) {
            return List.of();
        }
        List<String> keys = open.stream().map(Bundle::getId).toList();
        Map<String, Long> answers = countBy(
                "select a.bundle, count(a) from AnswerToMark a where a.bundle in :some group by a.bundle", keys);
        Map<String, Long> marked = countBy(
                "select a.bundle, count(a) from AnswerToMark a, Bundle b where a.bundle = b.id and b.id in :some"
                        + " and exists (select g.id from GivenMark g where g.answerId = a.id"
                        + " and g.accountId = b.accountId) group by a.bundle",
                keys);
        Map<String, String> titles =
                titles(open.stream().map(Bundle::getItemVersion).distinct().toList());
        return open.stream()
                .map(bundle -> new InHand(
                        bundle,
                        titles.getOrDefault(bundle.getItemVersion(), ""),
                        answers.getOrDefault(bundle.getId(), 0L),
                        marked.getOrDefault(bundle.getId(), 0L)))
                .toList();
    }

    private Map<String, Long> countBy(String query, List<String> keys) {
        Map<String, Long> counts = new HashMap<>();
        em.createQuery(query, Object[].class)
                .setParameter("some", keys)
                .getResultList()
                .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    /** The answers about which a moderator decides, the earliest first. */
    public List<Dispute> disputes(Actor me) {
        List<AnswerToMark> found = em.createQuery(
                        "select a from AnswerToMark a where a.standing = :current and a.state = :moderator"
                                + " order by a.queuedAt, a.lot",
                        AnswerToMark.class)
                .setParameter("current", Standing.CURRENT)
                .setParameter("moderator", State.MODERATOR)
                .setMaxResults(MOST)
                .getResultList();
        Map<String, String> titles = titles(
                found.stream().map(AnswerToMark::getItemVersion).distinct().toList());
        return found.stream()
                .map(answer -> new Dispute(
                        answer,
                        titles.getOrDefault(answer.getItemVersion(), ""),
                        MarkerPolicy.objection(people.ties(answer, me)).isEmpty()))
                .toList();
    }

    /** How people have marked in the last year. */
    public List<MarkerFigures> markers() {
        Map<String, MarkerFigures.Counted> last = new LinkedHashMap<>();
        em.createQuery(
                        "select a, g from GivenMark g, AnswerToMark a where a.id = g.answerId and g.givenAt > :since"
                                + " and (a.firstBy = g.accountId or a.secondBy = g.accountId)"
                                + " order by g.givenAt, g.id",
                        Object[].class)
                .setParameter("since", clock.instant().minus(YEAR))
                .getResultList()
                .forEach(row -> {
                    MarkerFigures.Counted mark = counted((AnswerToMark) row[0], (GivenMark) row[1]);
                    last.put(((AnswerToMark) row[0]).getId() + mark.marker(), mark);
                });
        return MarkerFigures.of(List.copyOf(last.values()));
    }

    private static MarkerFigures.Counted counted(AnswerToMark answer, GivenMark mark) {
        boolean first = answer.firstBy().filter(mark.by()::equals).isPresent();
        @Nullable BigDecimal other = (first ? answer.secondMarks() : answer.firstMarks()).orElse(null);
        return new MarkerFigures.Counted(
                mark.by().value(), mark.getName(), mark.getMarks(), answer.getPossible(), other, mark.getSeconds());
    }

    /** An answer that people have marked or are to mark, with every mark that it was given, in the order of time. */
    public record HowMarked(AnswerToMark answer, List<GivenMark> marks) {}

    /** How the marks of a script came about, as far as people gave them. */
    public List<HowMarked> history(ScriptRef script) {
        Map<String, List<GivenMark>> marks = em.createQuery(
                        "select g from GivenMark g where g.scriptId = :script order by g.givenAt, g.id",
                        GivenMark.class)
                .setParameter("script", script.value())
                .getResultStream()
                .collect(Collectors.groupingBy(GivenMark::answer));
        return em.createQuery(
                        "select a from AnswerToMark a where a.scriptId = :script order by a.position, a.turn",
                        AnswerToMark.class)
                .setParameter("script", script.value())
                .getResultStream()
                .map(answer -> new HowMarked(answer, marks.getOrDefault(answer.getId(), List.of())))
                .toList();
    }

    /**
     * A script that people have not marked yet.
     *
     * @param settled in how many of the questions that people mark
     * @param total how many questions people mark
     */
    public record Unmarked(ScriptRef script, Candidate candidate, Sitting sitting, long settled, long total) {}

    /**
     * The scripts that wait for people to mark them, the earliest first.
     *
     * @param sitting null for all
     * @param words part of a candidate's name or number; empty for all
     */
    public List<Unmarked> unmarked(@Nullable SittingRef sitting, String words) {
        TypedQuery<Object[]> query = em.createQuery(
                        "select s.id, c, t from Script s, Candidate c, Sitting t where c.id = s.candidateId"
                                + " and t.id = s.sittingId and exists (select a.id from AnswerToMark a where"
                                + " a.scriptId = s.id and" + UNSETTLED + ")"
                                + (sitting == null ? "" : " and t.id = :sitting")
                                + " and (lower(concat(c.givenName, concat(' ', c.familyName))) like :words escape '!'"
                                + " or concat(c.number, '') like :words escape '!') order by s.id",
                        Object[].class)
                .setParameter("current", Standing.CURRENT)
                .setParameter("settled", State.SETTLED)
                .setParameter("words", Like.containing(words))
                .setMaxResults(MOST);
        if (sitting != null) {
            query.setParameter("sitting", sitting.value());
        }
        return unmarked(query.getResultList());
    }

    private List<Unmarked> unmarked(List<Object[]> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> scripts = rows.stream().map(row -> (String) row[0]).toList();
        Map<String, Long> total = countOf(scripts, EnumSet.allOf(State.class));
        Map<String, Long> settled = countOf(scripts, EnumSet.of(State.SETTLED));
        return rows.stream()
                .map(row -> new Unmarked(
                        new ScriptRef((String) row[0]),
                        (Candidate) row[1],
                        (Sitting) row[2],
                        settled.getOrDefault((String) row[0], 0L),
                        total.getOrDefault((String) row[0], 0L)))
                .toList();
    }

    /** A script that waits for people to mark it; empty if it does not. */
    public Optional<Unmarked> unmarked(ScriptRef script) {
        return unmarked(em.createQuery(
                                "select s.id, c, t from Script s, Candidate c, Sitting t where s.id = :script"
                                        + " and c.id = s.candidateId and t.id = s.sittingId and exists"
                                        + " (select a.id from AnswerToMark a where a.scriptId = s.id and" + UNSETTLED
                                        + ")",
                                Object[].class)
                        .setParameter("current", Standing.CURRENT)
                        .setParameter("settled", State.SETTLED)
                        .setParameter("script", script.value())
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** How many current answers of these scripts are in one of these states, by script. */
    private Map<String, Long> countOf(List<String> scripts, Set<State> states) {
        Map<String, Long> counts = new HashMap<>();
        em.createQuery(
                        "select a.scriptId, count(a) from AnswerToMark a where a.scriptId in :scripts"
                                + " and a.standing = :current and a.state in :states group by a.scriptId",
                        Object[].class)
                .setParameter("scripts", scripts)
                .setParameter("current", Standing.CURRENT)
                .setParameter("states", states)
                .getResultList()
                .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    /** In how many questions of these scripts people have still something to mark; those without any are left out. */
    public Map<ScriptRef, Integer> waiting(Collection<ScriptRef> scripts) {
        Map<ScriptRef, Integer> waiting = new HashMap<>();
        if (!scripts.isEmpty()) {
            countOf(scripts.stream().map(ScriptRef::value).toList(), EnumSet.complementOf(EnumSet.of(State.SETTLED)))
                    .forEach((script, count) -> waiting.put(new ScriptRef(script), count.intValue()));
        }
        return waiting;
    }

    void tell(@Observes Waiting waiting) {
        Progress all = Progress.NONE;
        for (Object[] row : lately("select a.state, count(a), count(a.bundle)", " group by a.state")) {
            all = with(all, row, 0);
        }
        waiting.add("answers-to-mark", all.first() + all.second(), "/marking/queue.xhtml");
        waiting.add("marks-differ", all.moderator(), "/marking/queue.xhtml");
    }
}
