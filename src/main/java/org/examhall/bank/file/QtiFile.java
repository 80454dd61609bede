package org.examhall.bank.file;

import java.io.IOException;
import java.util.List;
import org.examhall.bank.ItemFacts;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds one item of QTI 2.x or 3.0. What the bank's reader understands is taken as it stands, so that
 * nothing of it is lost; the rest is fitted to what the bank has.
 */
final class QtiFile {

    private static final String ITEM = "qti-assessment-item";
    private static final String STIMULUS_REF = "qti-assessment-stimulus-ref";
    private static final String INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}";

    private final String file;
    private final XmlStream stream;
    private final Desk desk;

    QtiFile(String file, XmlStream stream, Desk desk) {
        this.file = file;
        this.stream = stream;
        this.desk = desk;
    }

    /** What lies beside the item, by its address in the item. */
    interface Library {

        /** A shared text, in which the pictures and sounds have their names. */
        Node stimulus(String href, ShownMedia media) throws IOException;

        /** Pictures and sounds. */
        Shelf shelf();
    }

    static boolean isItem(XmlStream stream) {
        return stream.root().equals(ITEM) || stream.root().equals(Qti2.ITEM);
    }

    Reading read(ItemFacts facts, Library library) throws IOException {
        boolean old = Qti2.isQti2(stream.rootNamespace(), stream.root());
        if (!old && !(stream.root().equals(ITEM) && stream.rootNamespace().equals(Node.QTI3))) {
            throw new Unreadable("import-root", Desk.shown(stream.root()));
        }
        Node source = stream.document();
        Desk.Origin origin =
                new Desk.Origin(file, source.line(), source.attribute("title"), source.attribute("identifier"), facts);
        try {
            Active.refuseIn(source);
            Node item = old ? Qti2.upgraded(source) : source;
            ShownMedia media = new ShownMedia();
            media.name(item, library.shelf());
            Node shared = shared(item, library, media);
            if (!old && isOurs(item) && QtiBody.isBounded(item)) {
                Reading asItStands = desk.examine(origin, item, shared, media, notes(source), defect -> defect);
                if (asItStands instanceof Reading.Usable) {
                    return asItStands;
                }
            }
            Notes notes = notes(source);
            Node fitted = QtiItem.fitted(item, notes);
            Node stimulus = shared == null ? null : fitted(shared, notes);
            return desk.examine(origin, fitted, stimulus, media, notes, old ? Qti2::inItsWords : defect -> defect);
        } catch (Refused refused) {
            return new Reading.Unusable(file, origin.line(), Desk.shown(origin.name()), refused.refusal());
        }
    }

    private Notes notes(Node source) {
        Notes notes = new Notes();
        String tag = source.attribute("xml:lang");
        if (!tag.isEmpty() && Language.of(tag) != desk.language()) {
            notes.add("language", tag);
        }
        return notes;
    }

    /** Whether it says nothing in another vocabulary; where its schema lies does not matter. */
    private static boolean isOurs(Node item) {
        item.all().forEach(node -> node.attributes().keySet().removeIf(name -> name.startsWith(INSTANCE)));
        return item.all().flatMap(node -> node.attributes().keySet().stream()).noneMatch(name -> name.startsWith("{"));
    }

    private static @Nullable Node shared(Node item, Library library, ShownMedia media) throws IOException {
        List<Node> refs = item.children(STIMULUS_REF);
        if (refs.size() != 1) {
            return null;
        }
        Node found = library.stimulus(refs.get(0).attribute("href"), media);
        Active.refuseIn(found);
        return found;
    }

    private static Node fitted(Node found, Notes notes) {
        Node source = found.namespace().equals(Node.QTI3) ? found : Qti2.upgraded(found);
        String title = source.attribute("title");
        Node body = Node.qti("qti-stimulus-body", source.line());
        source.child(body.name())
                .ifPresent(given -> body.addAll(new HouseMarkup(notes).blocks(given.pieces(), given.line())));
        return Node.qti("qti-assessment-stimulus", source.line())
                .with("identifier", source.attribute("identifier"))
                .with("title", title.isEmpty() ? source.attribute("identifier") : title)
                .add(body);
    }
}
