package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.examhall.account.Current;
import org.examhall.bank.Authoring;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.bank.ItemType;
import org.examhall.bank.Sketch;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;

/** The page on which an author writes an item; its script does the writing. */
@Named
@RequestScoped
public class WritePage {

    @Inject
    Authoring authoring;

    @Inject
    Blueprints blueprints;

    @Inject
    Current current;

    @Inject
    FacesContext faces;

    public List<ItemType> getTypes() {
        return List.of(ItemType.values());
    }

    public List<Language> getLanguages() {
        return List.of(Language.values());
    }

    /** The exams, for whose banks items are written. */
    public List<Blueprint> getExams() {
        return blueprints.all();
    }

    /** What this person has begun and not finished. */
    public List<Sketch> getSketches() {
        return authoring.sketches(current.actor());
    }

    /** Whose unsaved work a browser may keep for this page. */
    public String getAuthor() {
        return current.actor().id();
    }

    /** What the script has to say, by the keys of the bundle. */
    public Set<Map.Entry<String, String>> getTexts() {
        return Texts.in(faces.getViewRoot().getLocale())
                .startingWith("write.js.")
                .entrySet();
    }

    /** What the player says in a language, by the keys of the bundle. */
    public Set<Map.Entry<String, String>> player(Language language) {
        return Texts.in(language.locale()).startingWith("player.").entrySet();
    }

    /** How the questions of an exam are named in a language. */
    public String heading(Language language) {
        return Texts.in(language.locale()).get("player.question", 1, 1);
    }

    /** The sizes of the text that a candidate may choose, in per cent. */
    public List<Integer> getSizes() {
        return List.of(100, 125, 150, 175, 200);
    }

    /** The colours that a candidate may choose. */
    public List<String> getColours() {
        return List.of("default", "dark", "cream", "blue", "contrast", "yellow");
    }
}
