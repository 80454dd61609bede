package org.examhall.sitting;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.kernel.ArchivedPdf;
import org.examhall.kernel.HouseFonts;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A signed closing record as a document to keep: PDF/A, so that it can be read in many years, and tagged, so that it
 * can be heard. It is put together as a tree, never as text, so that nothing that a person has typed can become markup,
 * and it is laid out without the network: there is nothing in it that would have to be fetched.
 */
final class RecordDocument {

    private static final String STYLE = """
            @page { size: A4 landscape; margin: 16mm 14mm 18mm;
              @bottom-left { content: element(about) }
              @bottom-right { content: counter(page) " / " counter(pages); font: 8pt %1$s; color: #444 } }
            body { font-family: %1$s; font-size: 9pt; line-height: 1.4; color: #111; margin: 0 }
            h1 { font-size: 18pt; margin: 0 0 2mm; }
            h2 { font-size: 12pt; margin: 7mm 0 2mm; page-break-after: avoid }
            h3 { font-size: 10pt; margin: 4mm 0 1mm; page-break-after: avoid }
            p { margin: 0 0 2mm }
            table { width: 100%%; border-collapse: collapse; margin: 0 0 3mm; -fs-table-paginate: paginate }
            th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm 1.2mm 0; border-bottom: 0.3pt solid #999 }
            thead th { border-bottom: 0.8pt solid #111; font-size: 8pt }
            tr { page-break-inside: avoid }
            .facts th { width: 42mm; font-weight: normal; color: #444 }
            .about { position: running(about); font-size: 8pt; color: #444 }
            .number { font-weight: normal }
            .code { font-size: 8pt }
            .signed { border: 0.8pt solid #111; padding: 4mm; page-break-inside: avoid }
            .lines { white-space: pre-line }
            """.formatted(HouseFonts.FAMILIES);

    private final ClosingRecord facts;
    private final RecordSignature signature;
    private final SittingProof proof;
    private final Texts texts;
    private final ZoneId zone;
    private final Document document;

    RecordDocument(ClosingRecord facts, RecordSignature signature, SittingProof proof, Texts texts) {
        this.facts = facts;
        this.signature = signature;
        this.proof = proof;
        this.texts = texts;
        this.zone = facts.sitting().getZone();
        this.document = ArchivedPdf.tree();
    }

    byte[] pdf() {
        write();
        return ArchivedPdf.of(document);
    }

    private void write() {
        Element html = document.createElement("html");
        html.setAttribute("lang", texts.locale().toLanguageTag());
        document.appendChild(html);
        Element head = add(html, "head");
        String title = texts.get("record.title") + ": " + facts.sitting().getTitle();
        add(head, "title", title);
        meta(head, "subject", facts.sitting().getVenueName());
        meta(head, "description", title);
        meta(head, "author", signature.getSignerName());
        add(head, "style", STYLE);
        Element bookmarks = add(head, "bookmarks");
        Element body = add(html, "body");
        add(body, "div", title + ", " + exact(facts.sitting().getScheduledAt())).setAttribute("class", "about");
        add(body, "h1", title);
        section(body, bookmarks, "facts", "record.facts");
        writeFacts(body);
        section(body, bookmarks, "attendance", "record.attendance");
        writeAttendance(body);
        if (!facts.checkIns().isEmpty()) {
            section(body, bookmarks, "check-in", "record.check-in");
            writeCheckIns(body);
        }
        section(body, bookmarks, "times", "record.times");
        writeAdjustments(body);
        section(body, bookmarks, "irregularities", "board.log.irregularities");
        writeIrregularities(body);
        section(body, bookmarks, "remarks", "board.log.remarks");
        writeRemarks(body);
        section(body, bookmarks, "noticed", "record.noticed");
        writeNoticed(body);
        section(body, bookmarks, "signed", "record.document.signed");
        writeSignature(body);
    }

    private void section(Element body, Element bookmarks, String id, String key) {
        Element heading = add(body, "h2", texts.get(key));
        heading.setAttribute("id", id);
        Element bookmark = add(bookmarks, "bookmark");
        bookmark.setAttribute("name", texts.get(key));
        bookmark.setAttribute("href", "#" + id);
    }

    private void writeFacts(Element body) {
        Sitting sitting = facts.sitting();
        Element table = factTable(body);
        fact(table, "sittings.what", sitting.getTitle());
        fact(table, "sittings.where", sitting.getVenueName());
        fact(table, "record.planned", exact(sitting.getScheduledAt()));
        fact(table, "record.opened", exact(sitting.openedAt().orElse(null)));
        fact(table, "record.closed", exact(sitting.closedAt().orElse(null)));
        fact(table, "record.invigilator", facts.invigilator().name());
        fact(
                table,
                "record.present",
                facts.present() + " / " + facts.attendance().size());
        fact(
                table,
                "record.journals",
                proof.isWhole()
                        ? texts.get("record.journals.whole", proof.scripts(), proof.rows())
                        : texts.get("record.journals.broken", proof.broken().size(), proof.scripts()));
        fact(table, "record.document.zone", zone.getId());
        fact(table, "record.document.reference", sitting.getId());
    }

    private void writeAttendance(Element body) {
        Element rows = table(
                body,
                List.of(
                        "record.candidate",
                        "record.state",
                        "record.ready",
                        "record.started",
                        "record.handed-in",
                        "record.allowed",
                        "record.answered",
                        "record.held",
                        "record.receipt"));
        for (ClosingRecord.Attendance one : facts.attendance()) {
            Element row = add(rows, "tr");
            Element person = add(row, "th", one.name());
            person.setAttribute("scope", "row");
            add(person, "br");
            add(person, "span", one.number()).setAttribute("class", "number");
            add(row, "td", texts.get("record.state." + one.state()));
            add(row, "td", ofDay(one.readyAt()));
            add(row, "td", ofDay(one.startedAt()));
            Element handedIn = add(row, "td", ofDay(one.handedInAt()));
            if (one.handedInBy() != null) {
                add(handedIn, "br");
                add(handedIn, "span", texts.get("record.by." + one.handedInBy()));
            }
            add(row, "td", span(one.allowed()));
            add(row, "td", one.answered() + " / " + one.questions());
            add(row, "td", Integer.toString(one.held()));
            add(row, "td", one.receipt().isEmpty() ? "–" : one.receipt()).setAttribute("class", "code");
        }
    }

    private void writeCheckIns(Element body) {
        Element rows = table(
                body,
                List.of(
                        "record.candidate",
                        "record.check-in.identity",
                        "record.check-in.rules",
                        "record.check-in.arrangement",
                        "record.check-in.computer"));
        for (ClosingRecord.CheckIn one : facts.checkIns()) {
            Element row = add(rows, "tr");
            add(row, "th", one.name() + ", " + one.number()).setAttribute("scope", "row");
            add(row, "td", one.identityAt() == null ? "–" : ofDay(one.identityAt()) + ", " + one.identityBy());
            add(row, "td", orNone(one.rules()));
            add(row, "td", orNone(one.needs().line(texts)));
            add(row, "td", orNone(computer(one)));
        }
    }

    private String computer(ClosingRecord.CheckIn one) {
        Stream<String> moves = one.moves() == 0
                ? Stream.empty()
                : Stream.of(texts.get("record.check-in.moves", one.moves(), one.cameAfter()));
        Stream<String> failed = one.failed().stream().map(finding -> texts.get("board.seat.check." + finding.what()));
        return Stream.concat(moves, failed).collect(Collectors.joining("; "));
    }

    private static String orNone(String words) {
        return words.isEmpty() ? "–" : words;
    }

    private void writeAdjustments(Element body) {
        if (facts.adjustments().isEmpty()) {
            add(body, "p", texts.get("record.times.none"));
            return;
        }
        Element rows = table(
                body,
                List.of(
                        "record.candidate",
                        "journal.ledger.what",
                        "journal.ledger.time",
                        "journal.ledger.at",
                        "record.document.by",
                        "record.document.why"));
        for (ClosingRecord.Adjustment one : facts.adjustments()) {
            Element row = add(rows, "tr");
            add(row, "th", one.name() + ", " + one.number()).setAttribute("scope", "row");
            add(row, "td", texts.get("record.time." + one.kind()));
            add(row, "td", (one.time().isNegative() ? "" : "+ ") + span(one.time()));
            add(row, "td", exact(one.at()));
            add(row, "td", one.by());
            add(row, "td", orNone(one.reason()));
        }
    }

    private void writeIrregularities(Element body) {
        if (facts.irregularities().isEmpty()) {
            add(body, "p", texts.get("record.irregularities.none"));
        }
        for (ClosingRecord.Noted one : facts.irregularities()) {
            add(body, "h3", texts.get("irregularity.kind." + one.kind()));
            Element table = factTable(body);
            fact(table, "record.document.noted", exact(one.at()) + ", " + one.by());
            fact(table, "record.document.concerned", names(one.concerned()));
            fact(table, "record.document.happened", one.happened());
            fact(table, "record.document.done", one.done());
        }
    }

    private void writeRemarks(Element body) {
        if (facts.remarks().isEmpty()) {
            add(body, "p", texts.get("record.irregularities.none"));
        }
        for (ClosingRecord.Remarked one : facts.remarks()) {
            add(body, "h3", texts.get("remark.kind." + one.kind()));
            Element table = factTable(body);
            fact(table, "record.document.noted", exact(one.at()) + ", " + one.by());
            fact(table, "record.document.concerned", names(one.concerned()));
            fact(table, "remark.words", one.words());
        }
    }

    private void writeNoticed(Element body) {
        ClosingRecord.Windows windows = facts.windows();
        add(body, "p", texts.get(windows.signals().isEmpty() ? "record.noticed.none" : "record.noticed.text"));
        if (!windows.signals().isEmpty()) {
            add(
                    body,
                    "p",
                    texts.get("record.noticed.what") + " (" + texts.get("record.noticed.long", windows.awaySeconds())
                            + ")");
            Element rows = table(body, List.of("record.candidate", "record.noticed.what"));
            for (ClosingRecord.Noticed one : windows.signals()) {
                Element row = add(rows, "tr");
                add(row, "th", one.name() + ", " + one.number()).setAttribute("scope", "row");
                add(row, "td", one.tally().words(texts));
            }
        }
        if (!windows.locks().isEmpty()) {
            add(body, "h3", texts.get("record.locks"));
            Element rows = table(
                    body, List.of("record.candidate", "record.locks.from", "record.locks.until", "record.locks.why"));
            for (ClosingRecord.Locked one : windows.locks()) {
                Element row = add(rows, "tr");
                add(row, "th", one.name() + ", " + one.number()).setAttribute("scope", "row");
                add(row, "td", exact(one.at()));
                add(row, "td", one.until() == null ? texts.get("record.locks.never") : exact(one.until()));
                String waived = one.waived() ? texts.get("record.locks.waived") + ". " : "";
                add(row, "td", one.by().isEmpty() ? "–" : waived + one.by() + ": " + one.reason());
            }
        }
    }

    private String names(List<ClosingRecord.Concerned> concerned) {
        return concerned.isEmpty()
                ? texts.get("board.log.whom.nobody")
                : concerned.stream()
                        .map(person -> person.name() + ", " + person.number())
                        .collect(Collectors.joining("; "));
    }

    private void writeSignature(Element body) {
        Element box = add(body, "div");
        box.setAttribute("class", "signed");
        boolean office = signature.getCapacity() == RecordSignature.Capacity.OFFICE;
        add(box, "p", texts.get(office ? "record.office.declaration" : "record.declaration"));
        Element table = factTable(box);
        fact(table, "record.document.signer", signature.getSignerName());
        fact(table, "record.document.at", exact(signature.getSignedAt()));
        fact(table, "record.document.wording", signature.getDeclaration());
        if (office) {
            fact(table, "record.office.reason", signature.getReason());
        }
        if (!signature.getRemarks().isEmpty()) {
            fact(table, "record.remarks", signature.getRemarks());
        }
        fact(table, "record.document.facts-digest", facts.digest());
        fact(table, "record.document.digest", signature.getDigest());
    }

    private Element factTable(Element parent) {
        Element table = add(parent, "table");
        table.setAttribute("class", "facts");
        return add(table, "tbody");
    }

    private void fact(Element table, String key, String value) {
        Element row = add(table, "tr");
        add(row, "th", texts.get(key)).setAttribute("scope", "row");
        add(row, "td", value.isEmpty() ? "–" : value).setAttribute("class", "lines");
    }

    /** A table with these headings; returns where its rows go. */
    private Element table(Element parent, List<String> headings) {
        Element table = add(parent, "table");
        Element row = add(add(table, "thead"), "tr");
        headings.forEach(key -> add(row, "th", texts.get(key)).setAttribute("scope", "col"));
        return add(table, "tbody");
    }

    private void meta(Element head, String name, String content) {
        Element meta = add(head, "meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", content);
    }

    private Element add(Element parent, String name) {
        Element element = document.createElement(name);
        parent.appendChild(element);
        return element;
    }

    private Element add(Element parent, String name, String text) {
        Element element = add(parent, name);
        element.appendChild(document.createTextNode(text));
        return element;
    }

    private Locale locale() {
        return Language.writing(texts.locale());
    }

    private String exact(@Nullable Instant instant) {
        return shown(instant, "d MMM yyyy, HH:mm:ss zzz");
    }

    private String ofDay(@Nullable Instant instant) {
        return shown(instant, "HH:mm:ss");
    }

    private String shown(@Nullable Instant instant, String pattern) {
        return instant == null
                ? "–"
                : DateTimeFormatter.ofPattern(pattern, locale()).format(instant.atZone(zone));
    }

    /** {@code 1:52:05}: hours, minutes and seconds. */
    private static String span(Duration time) {
        Duration size = time.abs();
        return String.format(
                Locale.ROOT,
                "%s%d:%02d:%02d",
                time.isNegative() ? "−" : "",
                size.toHours(),
                size.toMinutesPart(),
                size.toSecondsPart());
    }
}
