package org.examhall.bank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * Whether an item in another language is the same item. Everything that QTI gives a meaning to has to be the same, in
 * the same sequence: the kind of question, its choices, the key, the marks, the set of rationales, the stimulus. Only
 * words differ, and the markup that words need. So a response means the same in each language and earns the same.
 */
final class Translations {

    /** Attributes that are words. */
    private static final Set<String> WORDS =
            Set.of("title", "xml:lang", "hotspot-label", "placeholder-text", "alt", "aria-label");

    private Translations() {}

    /** What an element of QTI says beside its words. */
    private record Bone(XmlElement element, int depth, Map<String, String> attributes, String value) {

        boolean isLike(Bone other) {
            return element.name().equals(other.element.name())
                    && depth == other.depth
                    && attributes.equals(other.attributes)
                    && value.equals(other.value);
        }
    }

    /** Complains at the first place in which a translation is not the same item or stimulus. */
    static void compare(XmlElement original, XmlElement translated, Language language, Defects defects) {
        String says = translated.attribute("xml:lang");
        if (!language.tag().equals(says)) {
            defects.add(translated, "needs xml:lang=\"" + language.tag() + "\", as the manifest says");
        }
        List<Bone> wanted = bones(original);
        List<Bone> found = bones(translated);
        for (int i = 0; i < found.size(); i++) {
            Bone bone = found.get(i);
            if (i >= wanted.size() || !bone.isLike(wanted.get(i))) {
                defects.add(
                        bone.element(),
                        "<" + bone.element().name() + "> differs from the original: a translation"
                                + " changes words alone"
                                + (i < wanted.size()
                                        ? ", see line "
                                                + wanted.get(i).element().line()
                                        : ""));
                return;
            }
        }
        if (found.size() < wanted.size()) {
            defects.add(translated, "<" + wanted.get(found.size()).element().name() + "> of the original is not here");
        }
    }

    /**
     * A translation as it belongs to an original that was written anew; empty if it is not the same item any more. It
     * stays as it was written where that fits; an original from a form is written in our own way, and so is it then.
     */
    static Optional<BankPackage.Translation> fitting(
            NewDraft original, BankPackage.Translation translation, Language language) {
        Item item = translation.item();
        Stimulus stimulus = item.stimulus();
        BankPackage.Translation rewritten = new BankPackage.Translation(
                item, ItemWriter.write(item, language), stimulus == null ? null : ItemWriter.write(stimulus, language));
        return Stream.of(translation, rewritten)
                .filter(one -> isSame(original.itemXml(), one.xml(), language)
                        && isSame(original.stimulusXml(), one.stimulusXml(), language))
                .findFirst();
    }

    private static boolean isSame(@Nullable String original, @Nullable String translated, Language language) {
        if (original == null || translated == null) {
            return Objects.equals(original, translated);
        }
        Defects defects = new Defects();
        XmlElement one = XmlReader.read("original", original, defects);
        XmlElement other = XmlReader.read("translation", translated, defects);
        if (one != null && other != null) {
            compare(one, other, language, defects);
        }
        return defects.list().isEmpty();
    }

    private static List<Bone> bones(XmlElement root) {
        List<Bone> bones = new ArrayList<>();
        collect(root, 0, bones);
        return bones;
    }

    /** Markup of texts is passed through: only elements of QTI itself are bones. */
    private static void collect(XmlElement element, int depth, List<Bone> bones) {
        boolean bone =
                element.namespace().equals(Qti.NAMESPACE) && element.name().startsWith("qti-");
        if (bone) {
            Map<String, String> attributes = new TreeMap<>(element.attributes());
            attributes.keySet().removeAll(WORDS);
            String value = element.name().equals("qti-value") ? Markup.plain(element) : "";
            bones.add(new Bone(element, depth, attributes, value));
        }
        for (XmlElement.Piece piece : element.pieces()) {
            if (piece instanceof XmlElement.Child child) {
                collect(child.element(), bone ? depth + 1 : depth, bones);
            }
        }
    }

    /**
     * The language into which something is translated, by the attribute {@code language}; null and a defect if it is
     * none.
     *
     * @param own the language of the package, into which nothing needs translating
     */
    static @Nullable Language language(XmlElement element, Language own, Defects defects) {
        String tag = element.required("language", defects);
        for (Language language : Language.values()) {
            if (language.tag().equals(tag) && language != own) {
                return language;
            }
        }
        defects.add(element, "not a language of translations: " + tag);
        return null;
    }

    /** The languages in which papers can be drawn: there are titles, and every item that may be drawn. */
    static List<Language> complete(
            Language own, Collection<Language> titled, Blueprint blueprint, List<BankPackage.Content> items) {
        Set<ItemRef> pooled = new HashSet<>();
        blueprint.sections().forEach(section -> pooled.addAll(section.pool()));
        Stream<Language> further = titled.stream()
                .filter(language -> items.stream()
                        .filter(item -> pooled.contains(item.ref()))
                        .allMatch(item -> item.translations().containsKey(language)))
                .sorted();
        return Stream.concat(Stream.of(own), further).toList();
    }
}
