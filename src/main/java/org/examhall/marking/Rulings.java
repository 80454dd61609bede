package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.examhall.account.Actor;
import org.examhall.bank.ItemVersion;
import org.examhall.bank.Items;
import org.examhall.bank.Mark;
import org.examhall.bank.MarkScheme;
import org.examhall.bank.Response;
import org.examhall.kernel.Refusal;
import org.examhall.marking.Ruling.Verdict;
import org.examhall.marking.Ruling.Wanted;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.Scripts;
import org.jspecify.annotations.Nullable;

/** The rulings about items with which something is wrong, and the scripts that are marked anew by them. */
@ApplicationScoped
@Transactional
public class Rulings {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Items items;

    @Inject
    Scripts scripts;

    @Inject
    PeopleMarking people;

    /**
     * Decides how the answers to a version are marked, those to come too. Scripts that have been marked stay as they
     * are until {@link #remark}.
     *
     * @throws org.examhall.kernel.Refused {@code ruling-reason-missing}, or as {@link #require}
     */
    public Ruling rule(Wanted wanted, String reason, Actor by) {
        ItemVersion version = require(wanted);
        if (reason.isBlank()) {
            throw Refusal.of("ruling-reason-missing").asException();
        }
        Ruling ruling = new Ruling(wanted, version.ref(), reason, by, clock);
        em.persist(ruling);
        return ruling;
    }

    /**
     * The version that is to be ruled about.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}, {@code ruling-by-people} if there is no key by which
     *     answers could be marked, {@code ruling-key-missing} if no other version of the same item is named whose key
     *     counts
     */
    public ItemVersion require(Wanted wanted) {
        ItemVersion version = em.find(ItemVersion.class, wanted.version());
        if (version == null || version.state().isUnderWay()) {
            throw Refusal.of("item-unknown").asException();
        }
        String other = wanted.other();
        if (wanted.verdict() == Verdict.REKEY) {
            if (version.type().markedByPerson()) {
                throw Refusal.of("ruling-by-people").asException();
            }
            ItemVersion named = other == null ? null : em.find(ItemVersion.class, other);
            if (named == null
                    || items.others(version).stream().noneMatch(one -> one.id().equals(named.id()))) {
                throw Refusal.of("ruling-key-missing").asException();
            }
        }
        return version;
    }

    /** The ruling that holds about a version, if there is one. */
    public Optional<Ruling> of(String version) {
        return about(version).stream().findFirst();
    }

    /** All rulings about a version, the latest first. */
    public List<Ruling> about(String version) {
        return em.createQuery(
                        "select r from Ruling r where r.itemVersionId = :version order by r.decidedAt desc, r.id desc",
                        Ruling.class)
                .setParameter("version", version)
                .getResultList();
    }

    public Optional<Ruling> find(String ruling) {
        return Optional.ofNullable(em.find(Ruling.class, ruling));
    }

    /** All rulings, the latest first. */
    public List<Ruling> all(int most) {
        return em.createQuery("select r from Ruling r order by r.decidedAt desc, r.id desc", Ruling.class)
                .setMaxResults(most)
                .getResultList();
    }

    private Map<String, Ruling> holding(List<String> versions) {
        Map<String, Ruling> latest = new HashMap<>();
        em.createQuery(
                        "select r from Ruling r where r.itemVersionId in :versions order by r.decidedAt, r.id",
                        Ruling.class)
                .setParameter("versions", versions)
                .getResultList()
                .forEach(ruling -> latest.put(ruling.getItemVersion(), ruling));
        return latest;
    }

    /** Marks that were given just now, by the rulings that hold about their items. */
    void heed(List<PositionMark> marked, Map<Integer, Response> answers) {
        List<String> versions =
                marked.stream().map(PositionMark::getItemVersion).distinct().toList();
        Map<String, Ruling> holding = holding(versions);
        for (PositionMark position : marked) {
            Ruling ruling = holding.get(position.getItemVersion());
            if (ruling != null) {
                Response answer = answers.getOrDefault(position.getPosition(), Response.NONE);
                position.take(Ruling.mark(ruling.getVerdict(), position.mark(), otherKey(ruling.wanted()), answer));
            }
        }
    }

    private @Nullable MarkScheme otherKey(Wanted wanted) {
        String named = wanted.other();
        return named == null ? null : items.item(named).markScheme();
    }

    /** How an answer is marked that stands somewhere in some script. */
    private interface Marker {
        Mark mark(ScriptRef script, int position, Response response);
    }

    private Marker marker(Wanted wanted) {
        MarkScheme own = items.item(wanted.version()).markScheme();
        MarkScheme other = otherKey(wanted);
        return (script, position, response) ->
                Ruling.mark(wanted.verdict(), own(own, script, position, response), other, response);
    }

    private Mark own(MarkScheme scheme, ScriptRef script, int position, Response response) {
        Mark mark = scheme.mark(response);
        return scheme.awaitsPerson(response)
                ? people.given(script, position)
                        .map(given -> new Mark(given, mark.possible()))
                        .orElse(mark)
                : mark;
    }

    /** The scripts that were marked with this version, in the order of their keys. */
    public List<ScriptRef> scripts(String version) {
        // By their papers: marks are too many to be looked through, and have no index for it.
        return em.createQuery(
                        "select m.scriptId from ScriptMark m where exists (select p from PaperItem p"
                                + " where p.paperId = m.paperId and p.itemVersionId = :version) order by m.scriptId",
                        String.class)
                .setParameter("version", version)
                .getResultStream()
                .map(ScriptRef::new)
                .toList();
    }

    /** What the scripts would be marked if this were decided; nothing is changed. */
    public List<Remark> preview(Wanted wanted) {
        require(wanted);
        Marker marker = marker(wanted);
        return scripts(wanted.version()).stream()
                .map(script -> remark(script, wanted.version(), marker, false))
                .toList();
    }

    /**
     * Marks a script by the ruling. Only what was answered to that version is marked anew; doing it again changes
     * nothing.
     */
    public Remark remark(ScriptRef script, Ruling ruling) {
        return remark(script, ruling.getItemVersion(), marker(ruling.wanted()), true);
    }

    private Remark remark(ScriptRef ref, String version, Marker marker, boolean take) {
        ScriptMark total =
                em.find(ScriptMark.class, ref.value(), take ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE);
        Mark before = total.total();
        SortedMap<Integer, Response> answers = scripts.handedIn(ref).answers();
        List<Remark.Position> positions = new ArrayList<>();
        Mark after = Mark.NOTHING;
        for (PositionMark position : positions(ref)) {
            Mark mark = position.mark();
            if (position.getItemVersion().equals(version)) {
                int place = position.getPosition();
                mark = marker.mark(ref, place, answers.getOrDefault(place, Response.NONE));
                if (take) {
                    position.take(mark);
                }
            }
            positions.add(new Remark.Position(position.getOutcome(), mark));
            after = after.plus(mark);
        }
        if (take) {
            total.take(after);
        }
        return new Remark(ref, before, after, positions);
    }

    private List<PositionMark> positions(ScriptRef script) {
        return em.createQuery(
                        "select p from PositionMark p where p.scriptId = :script order by p.position",
                        PositionMark.class)
                .setParameter("script", script.value())
                .getResultList();
    }
}
