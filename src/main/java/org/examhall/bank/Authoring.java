package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Writing items on a form. What is complete becomes a draft of the bank; what is not is kept as it was typed, for its
 * author alone, so that work can stop at any time and nothing is lost.
 */
@ApplicationScoped
@Transactional
public class Authoring {

    /** The field of an unfinished change that remembers the edition it began with. */
    private static final String EDITION = "edition";

    private static final int RECENT = 20;
    private static final int MOST_SKETCHES = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    @Inject
    Drafts drafts;

    @Inject
    ItemDesk desk;

    @Inject
    Enemies enemies;

    /**
     * What an author works on.
     *
     * @param item the draft that is changed; null for an item that does not exist yet
     * @param edition of the draft, as it was opened
     * @param sketch key of what is kept unfinished; null without any
     */
    public record Work(
            @Nullable ItemRef item, long edition, @Nullable String sketch) {}

    /** A form as it stands, and what it belongs to. */
    public record Opened(ItemForm form, Work work) {}

    /**
     * How a form stands.
     *
     * @param html what a candidate would see; null where there is too little to show
     * @param mark what the answer that was tried would earn
     */
    public record Look(
            FormReading reading,
            List<CraftWarning> warnings,
            @Nullable String html,
            @Nullable Mark mark) {}

    /** A stimulus that items of a bank share. */
    public record Shared(String identifier, String title) {}

    /**
     * Opens a draft, or what its author has kept unfinished of it.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}, {@code not-a-draft}, {@code item-beyond-form} if it
     *     says more than the form can
     */
    public Opened open(ItemRef ref, Actor by) {
        Draft draft = drafts.find(ref, by)
                .orElseThrow(() -> Refusal.of("item-unknown").asException());
        if (!draft.isOpen()) {
            throw Refusal.of("not-a-draft").asException();
        }
        Optional<Sketch> sketch = entities.createQuery(
                        "select s from Sketch s where s.authorId = :author and s.item = :item", Sketch.class)
                .setParameter("author", by.id())
                .setParameter("item", ref)
                .getResultStream()
                .findFirst();
        return sketch.map(Authoring::opened)
                .orElseGet(() ->
                        new Opened(form(draft), new Work(ref, draft.version().edition(), null)));
    }

    /** An unfinished change belongs to the edition that it began with, so that nobody else's work is written over. */
    private static Opened opened(Sketch sketch) {
        ItemForm form = sketch.form();
        String edition = form.get(EDITION);
        long began = edition.matches("\\d{1,18}") ? Long.parseLong(edition) : 0;
        return new Opened(form, new Work(sketch.getItem(), began, sketch.getId()));
    }

    private ItemForm form(Draft draft) {
        Item item = draft.item();
        if (!ItemForms.tellsAll(item)) {
            throw Refusal.of("item-beyond-form").asException();
        }
        ItemRef ref = draft.version().ref();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("bank", ref.bank());
        fields.put("language", draft.version().language().tag());
        fields.put("source", draft.content().source());
        fields.put("tags", String.join(", ", draft.content().tags()));
        fields.put("enemies", enemies.of(ref).stream().map(ItemRef::identifier).collect(Collectors.joining(", ")));
        return ItemForms.write(item).with(fields);
    }

    /**
     * Opens what an author has kept unfinished.
     *
     * @throws org.examhall.kernel.Refused {@code sketch-unknown}, whether there is none or it is another's
     */
    public Opened openSketch(String key, Actor by) {
        return opened(own(key, by));
    }

    private Sketch own(String key, Actor by) {
        Sketch sketch = entities.find(Sketch.class, key);
        if (sketch == null || !sketch.belongsTo(by)) {
            throw Refusal.of("sketch-unknown").asException();
        }
        return sketch;
    }

    /** What an author has kept unfinished, the latest first. */
    public List<Sketch> sketches(Actor by) {
        return entities.createQuery(
                        "select s from Sketch s where s.authorId = :author order by s.savedAt desc", Sketch.class)
                .setParameter("author", by.id())
                .setMaxResults(MOST_SKETCHES)
                .getResultList();
    }

    /** Throws away what was kept unfinished. */
    public void discard(String key, Actor by) {
        entities.remove(own(key, by));
    }

    /**
     * Reads a form as it stands: what is still wrong, what the craft advises, what a candidate would see and what an
     * answer would earn.
     *
     * @param seed of the order in which options are shown
     * @param tried an answer of the author's own
     */
    public Look look(ItemForm form, long seed, Response tried, Actor by) {
        FormReading reading = read(form, by);
        Item item = reading.item();
        if (item == null) {
            return new Look(reading, List.of(), null, null);
        }
        List<CraftWarning> warnings = new ArrayList<>(CraftRules.check(item, language(form)));
        List<Item> recent = new ArrayList<>(recent(by));
        recent.add(item);
        CraftRules.keyPosition(recent).ifPresent(warnings::add);
        Mark mark = tried.isNone() || !item.accepts(tried)
                ? null
                : item.markScheme().mark(tried);
        return new Look(reading, warnings, QuestionMarkup.of(item).html(1, seed), mark);
    }

    private FormReading read(ItemForm form, Actor by) {
        Stimulus shared = sharedXml(form, by).map(Authoring::stimulus).orElse(null);
        FormReading reading = ItemForms.read(form, shared);
        List<FormDefect> defects = new ArrayList<>(reading.defects());
        for (String enemy : words(form.get("enemies"))) {
            if (!ItemRef.isName(enemy) || enemy.equals(form.identifier())) {
                defects.add(new FormDefect("enemies", "enemy", List.of(enemy)));
            }
        }
        return new FormReading(reading.item(), defects);
    }

    private static Language language(ItemForm form) {
        return Language.of(form.get("language"));
    }

    private static List<String> words(String text) {
        return Pattern.compile("[,\\s]+")
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The single choices that this person wrote last. */
    private List<Item> recent(Actor by) {
        return entities.createQuery(
                        "select v from ItemVersion v where v.type = :single and exists (select p from ItemPart p"
                                + " where p.itemVersionId = v.id and p.accountId = :author and p.part = :writer)"
                                + " order by v.createdAt desc",
                        ItemVersion.class)
                .setParameter("single", ItemType.SINGLE)
                .setParameter("author", by.id())
                .setParameter("writer", ItemPart.Part.WRITER)
                .setMaxResults(RECENT)
                .getResultStream()
                .map(ItemVersion::read)
                .toList();
    }

    // --- stimuli ---

    /** The stimuli of a bank that this person may see: those of items that they write or review, or keep. */
    public List<Shared> stimuli(String bank, Actor by) {
        Map<String, Shared> shared = new TreeMap<>();
        for (ItemVersion version : withStimulus(bank, "", by)) {
            Stimulus stimulus = version.read().stimulus();
            if (stimulus != null) {
                shared.putIfAbsent(stimulus.identifier(), new Shared(stimulus.identifier(), stimulus.title()));
            }
        }
        return List.copyOf(shared.values());
    }

    /** The versions with this stimulus, or with any, that this person may see, the latest first. */
    private List<ItemVersion> withStimulus(String bank, String wanted, Actor by) {
        return entities.createQuery(
                        "select v from ItemVersion v where v.bank = :bank and v.stimulus is not null"
                                + " and (:any = 1 or v.stimulus = :stimulus) and (:keeps = 1 or exists (select p from ItemPart p where p.itemVersionId = v.id"
                                + " and p.accountId = :author))"
                                + " order by v.createdAt desc",
                        ItemVersion.class)
                .setParameter("bank", bank)
                .setParameter("any", wanted.isEmpty() ? 1 : 0)
                .setParameter("stimulus", wanted)
                .setParameter("keeps", desk.keeps(by) ? 1 : 0)
                .setParameter("author", by.id())
                .getResultStream()
                .filter(version -> ItemPolicy.maySee(version.state(), desk.hands(version, by)))
                .toList();
    }

    private Optional<String> sharedXml(ItemForm form, Actor by) {
        String chosen = form.get("stimulus");
        if (!ItemRef.isName(chosen) || chosen.equals(ItemForms.OWN_STIMULUS)) {
            return Optional.empty();
        }
        return withStimulus(form.bank(), chosen, by).stream()
                .map(version -> version.asDraft().stimulusXml())
                .findFirst();
    }

    private static @Nullable Stimulus stimulus(String xml) {
        Defects defects = new Defects();
        XmlElement root = XmlReader.read("stimulus", xml, defects);
        return root == null ? null : ItemReader.stimulus(root, defects);
    }

    // --- saving ---

    /**
     * Keeps a form: a complete one as a draft, any other as it was typed.
     *
     * @throws org.examhall.kernel.Refused what {@link Drafts#add} and {@link Drafts#change} refuse,
     *     {@code enemy-unknown} and what {@link Enemies#set} refuses
     */
    public Work save(ItemForm form, Work work, Actor by) {
        FormReading reading = read(form, by);
        Item item = reading.item();
        if (item == null || !reading.isComplete()) {
            return keep(form, work, by);
        }
        NewDraft draft = draft(form, item, by);
        ItemRef ref = work.item();
        long edition;
        if (ref == null) {
            ref = drafts.add(draft, by);
            edition = drafts.find(ref).map(one -> one.version().edition()).orElse(0L);
        } else {
            edition = drafts.change(ref, work.edition(), draft, by);
        }
        enemies.set(ref, enemiesOf(form), by);
        if (work.sketch() != null) {
            discard(work.sketch(), by);
        }
        return new Work(ref, edition, null);
    }

    private NewDraft draft(ItemForm form, Item item, Actor by) {
        Language language = language(form);
        Stimulus stimulus = item.stimulus();
        String stimulusXml =
                stimulus == null ? null : sharedXml(form, by).orElseGet(() -> ItemWriter.write(stimulus, language));
        return new NewDraft(
                form.bank(),
                item.identifier(),
                language,
                ItemWriter.write(item, language),
                stimulusXml,
                item.facts(),
                form.get("source"),
                ItemForms.tags(form));
    }

    private Set<ItemRef> enemiesOf(ItemForm form) {
        Set<ItemRef> named = new TreeSet<>();
        for (String name : words(form.get("enemies"))) {
            ItemRef enemy = new ItemRef(form.bank(), name);
            if (desk.highest(enemy) == 0) {
                throw Refusal.of("enemy-unknown", name).asException();
            }
            named.add(enemy);
        }
        return named;
    }

    private Work keep(ItemForm typed, Work work, Actor by) {
        ItemForm form = typed.with(Map.of(EDITION, String.valueOf(work.edition())));
        if (work.sketch() != null) {
            own(work.sketch(), by).keep(form, clock);
            return work;
        }
        Sketch sketch = new Sketch(by.id(), work.item(), form, clock);
        entities.persist(sketch);
        return new Work(work.item(), work.edition(), sketch.getId());
    }
}
