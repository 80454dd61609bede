package org.examhall.bank.file;

import java.io.IOException;
import java.util.List;
import org.examhall.bank.ItemFacts;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** A file that holds one item of QTI 2.x or 3.0. */
final class QtiFile {

    private static final String ITEM = "qti-assessment-item";
    private static final String STIMULUS_REF = "qti-assessment-stimulus-ref";

    private final String file;
    private final XmlStream stream;
    private final Desk desk;

    QtiFile(String file, XmlStream stream, Desk desk) {
        this.file = file;
        this.stream = stream;
        this.desk = desk;
    }

    /** What lies beside a file, by its address there. */
    interface Library {
        /** A shared text. */
        Node stimulus(String href) throws IOException;

        /** The bytes of a picture or sound; null if nothing is there. */
        byte @Nullable [] file(String href) throws IOException;

        /** The same as seen from another file. */
        Library from(String href);
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
        Notes notes = new Notes();
        Desk.Origin origin =
                new Desk.Origin(file, source.line(), source.attribute("title"), source.attribute("identifier"), facts);
        Shelf shelf = Shelf.of(library::file);
        Desk.Wording wording = old ? Qti2::inItsWords : defect -> defect;
        try {
            Active.refuseIn(source);
            Node read = old ? Qti2.upgraded(source) : source;
            QtiScope.require(read, notes, wording);
            Node item = QtiItem.fitted(read, desk.language(), notes, shelf);
            Node stimulus = stimulus(item, library, notes, shelf);
            return desk.examine(origin, item, stimulus, notes, shelf, wording);
        } catch (Refused refused) {
            return new Reading.Unusable(
                    file, notes.lineOr(origin.line()), Desk.shown(origin.name()), refused.refusal());
        }
    }

    private static @Nullable Node stimulus(Node item, Library library, Notes notes, Shelf shelf) throws IOException {
        List<Node> refs = item.children(STIMULUS_REF);
        if (refs.size() != 1) {
            return null;
        }
        String href = refs.get(0).attribute("href");
        Node found = library.stimulus(href);
        Active.refuseIn(found);
        Shelf own = shelf.beside(library.from(href)::file);
        Node source = found.namespace().equals(Node.QTI3) ? found : Qti2.upgraded(found);
        String title = source.attribute("title");
        Node body = Node.qti("qti-stimulus-body", source.line());
        source.child(body.name())
                .ifPresent(given -> body.addAll(new HouseMarkup(notes, own).blocks(given.pieces(), given.line())));
        QtiCatalog.of(item).keepOnly(body);
        if (source.child("qti-catalog-info").isPresent()) {
            notes.add("catalog", source.attribute("identifier"));
        }
        return Node.qti("qti-assessment-stimulus", source.line())
                .with("identifier", source.attribute("identifier"))
                .with("title", title.isEmpty() ? source.attribute("identifier") : title)
                .add(body);
    }
}
