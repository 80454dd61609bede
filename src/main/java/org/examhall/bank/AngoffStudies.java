package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Angoff studies: from the choice of items and judges to the pass mark. */
@ApplicationScoped
@Transactional
public class AngoffStudies {

    private static final int LONGEST_TITLE = 200;
    private static final int FEWEST = 2;
    private static final int MOST_ITEMS = 200;
    private static final SecureRandom SEEDS = new SecureRandom();

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Blueprints blueprints;

    @Inject
    BlueprintVersions versions;

    @Inject
    Stocks stocks;

    @Inject
    Items items;

    @Inject
    AngoffStore store;

    @Inject
    Event<FacilityAsked> facilities;

    @PersistenceContext
    EntityManager entities;

    /** Those who may judge: they may see the items in use in any case. */
    public List<Account> possibleJudges() {
        return accounts.all().stream()
                .filter(account -> !account.isDisabled())
                .filter(account ->
                        account.roles().contains(Role.KEEPER) || account.roles().contains(Role.ADMINISTRATOR))
                .toList();
    }

    /**
     * Begins a study, with its first round open.
     *
     * @param sample how many items are taken from the whole bank; 0 for the items of one paper
     * @throws org.examhall.kernel.Refused {@code angoff-incomplete}, {@code angoff-sample}, {@code blueprint-unknown},
     *     or why there is no paper
     */
    public StudyRef begin(String title, String exam, int sample, Collection<AccountRef> judges, Actor by) {
        List<Account> named = possibleJudges().stream()
                .filter(account -> judges.contains(account.ref()))
                .toList();
        if (title.isBlank() || title.length() > LONGEST_TITLE || named.size() < FEWEST) {
            throw Refusal.of("angoff-incomplete", LONGEST_TITLE, FEWEST).asException();
        }
        Blueprint blueprint = blueprints
                .find(exam)
                .orElseThrow(() -> Refusal.of("blueprint-unknown", exam).asException());
        AngoffStudy study = new AngoffStudy(title.strip(), exam, by, clock);
        entities.persist(study);
        List<ItemRef> rated = sample == 0 ? paper(blueprint) : sample(blueprint, sample);
        if (rated.size() < FEWEST) {
            throw Refusal.of("angoff-sample", FEWEST, MOST_ITEMS).asException();
        }
        store.add(study, rated, named);
        audit.record(by, "angoff-begun", "angoff-study", study.getId(), exam);
        return study.ref();
    }

    private List<ItemRef> paper(Blueprint blueprint) {
        return blueprint.terms().mode() == Terms.Mode.FIXED
                ? blueprint.terms().form()
                : versions.form(blueprint, SEEDS.nextLong());
    }

    /** Items that the exam may draw, by chance, in the order of the bank. */
    private List<ItemRef> sample(Blueprint blueprint, int size) {
        Stock stock = stocks.of(blueprint.bank());
        List<ItemRef> all = new ArrayList<>(blueprint.on(stock).sections().stream()
                .flatMap(section -> section.available(stock).stream())
                .distinct()
                .sorted()
                .toList());
        if (size < FEWEST || size > Math.min(MOST_ITEMS, all.size())) {
            throw Refusal.of("angoff-sample", FEWEST, Math.min(MOST_ITEMS, all.size()))
                    .asException();
        }
        Chance.of(SEEDS.nextLong()).shuffle(all);
        return all.subList(0, size).stream().sorted().toList();
    }

    /** The studies that this person may see, the newest first: all, or those that they judge in. */
    public List<AngoffStudy> of(Actor person, boolean all) {
        return entities.createQuery("select s from AngoffStudy s order by s.createdAt desc, s.id", AngoffStudy.class)
                .getResultStream()
                .filter(study -> all || isJudge(study.ref(), person))
                .toList();
    }

    /** A study, if this person may see it. */
    public Optional<AngoffStudy> find(StudyRef ref, Actor person, boolean all) {
        return Optional.ofNullable(entities.find(AngoffStudy.class, ref.value()))
                .filter(study -> all || isJudge(ref, person));
    }

    public boolean isJudge(StudyRef ref, Actor person) {
        return store.judges(ref).stream().anyMatch(judge -> judge.account().equals(person.id()));
    }

    /** How many items each judge has rated in the round that is open, or was the last. */
    public SortedMap<String, Integer> progress(AngoffStudy study) {
        Map<String, SortedMap<Integer, Integer>> ratings = store.ratings(study.ref(), study.getRounds());
        SortedMap<String, Integer> progress = new TreeMap<>();
        store.judges(study.ref())
                .forEach(judge -> progress.put(
                        judge.name(),
                        ratings.getOrDefault(judge.account(), new TreeMap<>()).size()));
        return progress;
    }

    /** The items, in the order in which they are rated. */
    public List<ItemRef> items(StudyRef ref) {
        return store.items(ref);
    }

    /** What this judge has said in a round, by the item's position from 1. */
    public SortedMap<Integer, Integer> ratings(StudyRef ref, int round, Actor judge) {
        return store.ratings(ref, round).getOrDefault(judge.id(), new TreeMap<>());
    }

    /**
     * An item as a judge rates it. That they looked at it is in the audit trail.
     *
     * @throws org.examhall.kernel.Refused {@code not-found}, if they do not judge it; {@code item-unknown}
     */
    public ItemView look(StudyRef ref, int position, Actor judge) {
        List<ItemRef> rated = store.items(ref);
        if (!isJudge(ref, judge) || position < 1 || position > rated.size()) {
            throw Refusal.of("not-found").asException();
        }
        return items.look(rated.get(position - 1), judge);
    }

    /**
     * Says what share of those who are just good enough would answer an item rightly. It may be said anew as long as
     * the round is open.
     *
     * @throws org.examhall.kernel.Refused {@code not-found}, {@code angoff-round-not-open} or {@code angoff-rating}
     */
    public void rate(StudyRef ref, int position, int percent, Actor judge) {
        AngoffStudy study = lock(ref, LockModeType.PESSIMISTIC_READ);
        if (!isJudge(ref, judge) || position < 1 || position > store.items(ref).size()) {
            throw Refusal.of("not-found").asException();
        }
        if (study.getState() != AngoffStudy.State.OPEN) {
            throw Refusal.of("angoff-round-not-open").asException();
        }
        if (percent < 0 || percent > 100) {
            throw Refusal.of("angoff-rating").asException();
        }
        store.rate(study, judge.id(), position, percent);
    }

    /**
     * Closes the round: from now on, judges see what the others said.
     *
     * @throws org.examhall.kernel.Refused {@code angoff-too-few}, if fewer than two judges have rated all items
     */
    public void closeRound(StudyRef ref, Actor by) {
        AngoffStudy study = lock(ref, LockModeType.PESSIMISTIC_WRITE);
        if (whole(study, study.getRounds()).size() < FEWEST) {
            throw Refusal.of("angoff-too-few", FEWEST).asException();
        }
        Refusal.refuse(study.closeRound());
        audit.record(by, "angoff-round-closed", "angoff-study", study.getId(), "round " + study.getRounds());
    }

    /** Opens another round, in which the judges have seen the figures of the one before. */
    public void openNextRound(StudyRef ref, Actor by) {
        AngoffStudy study = lock(ref, LockModeType.PESSIMISTIC_WRITE);
        Refusal.refuse(study.openNextRound());
        audit.record(by, "angoff-round-opened", "angoff-study", study.getId(), "round " + study.getRounds());
    }

    private AngoffStudy lock(StudyRef ref, LockModeType mode) {
        @Nullable AngoffStudy study = entities.find(AngoffStudy.class, ref.value(), mode);
        if (study == null) {
            throw Refusal.of("not-found").asException();
        }
        return study;
    }

    /** Judges who have rated every item of a round, with their ratings. */
    private SortedMap<String, int[]> whole(AngoffStudy study, int round) {
        int all = store.items(study.ref()).size();
        Map<String, SortedMap<Integer, Integer>> ratings = store.ratings(study.ref(), round);
        SortedMap<String, int[]> whole = new TreeMap<>();
        for (AngoffJudge judge : store.judges(study.ref())) {
            SortedMap<Integer, Integer> own = ratings.getOrDefault(judge.account(), new TreeMap<>());
            if (own.size() == all) {
                whole.put(
                        judge.name() + "\0" + judge.account(),
                        own.values().stream().mapToInt(Integer::intValue).toArray());
            }
        }
        return whole;
    }

    /** What a round came to; nothing while it is open, not for anybody. */
    public Optional<AngoffRound> round(AngoffStudy study, int round) {
        boolean open = study.getState() == AngoffStudy.State.OPEN && round == study.getRounds();
        if (open || round < 1 || round > study.getRounds()) {
            return Optional.empty();
        }
        SortedMap<String, int[]> whole = whole(study, round);
        List<String> names = whole.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('\0')))
                .toList();
        int left = store.judges(study.ref()).size() - whole.size();
        FacilityAsked question = new FacilityAsked(new HashSet<>(store.items(study.ref())));
        facilities.fire(question);
        return Optional.of(new AngoffRound(
                round, names, left, AngoffFigures.of(whole.values().toArray(new int[0][])), question.observed()));
    }

    /**
     * Makes the result of the last round the pass mark of the exam: a new version of its blueprint, in use at once.
     * Papers drawn before keep the pass mark they had.
     *
     * @param passMark per cent; it may differ from the cut by two standard errors, as whoever answers for it decides
     * @param reason why this one
     * @throws org.examhall.kernel.Refused {@code angoff-round-not-closed}, {@code angoff-pass-mark}, or why the version
     *     cannot be kept or used
     */
    public void adopt(StudyRef ref, int passMark, String reason, Actor by) {
        AngoffStudy study = lock(ref, LockModeType.PESSIMISTIC_WRITE);
        AngoffRound last = round(study, study.getRounds())
                .orElseThrow(() -> Refusal.of("angoff-round-not-closed").asException());
        List<Integer> range = last.figures().passMarks();
        if (passMark < range.get(0) || passMark > range.get(1)) {
            throw Refusal.of("angoff-pass-mark", range.get(0), range.get(1)).asException();
        }
        Refusal.refuse(study.adopt(passMark, by, clock));
        versions.passAt(study.getBlueprintCode(), passMark, reason, by);
        audit.record(by, "angoff-adopted", "angoff-study", study.getId(), passMark + " %: " + reason.strip());
    }
}
