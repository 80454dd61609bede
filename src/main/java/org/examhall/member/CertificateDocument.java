package org.examhall.member;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.examhall.kernel.ArchivedPdf;
import org.examhall.kernel.HouseFonts;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A certificate of completion on one sheet, in the language in which it was given: PDF/A and tagged. It is put together
 * as a tree, so that no name can become markup, and laid out without the network.
 */
final class CertificateDocument {

    private static final String STYLE = """
            @page { size: A4 landscape; margin: 14mm }
            body { font-family: %1$s; font-size: 12pt; line-height: 1.5; color: #1b2530; margin: 0 }
            .frame { border: 1.2mm solid #12508a; padding: 15mm 20mm; text-align: center }
            .house { font-size: 11pt; color: #44505c; margin: 0 0 8mm }
            h1 { font-size: 26pt; line-height: 1.2; margin: 0 0 8mm; color: #12508a }
            p { margin: 0 0 3mm }
            .name { font-size: 24pt; font-weight: 700; line-height: 1.2; margin: 3mm 0 5mm }
            .course { font-size: 17pt; font-weight: 700; margin: 0 0 1mm }
            .day { margin: 6mm 0 9mm }
            .small { font-size: 9.5pt; color: #44505c; margin: 0 0 1mm }
            """.formatted(HouseFonts.FAMILIES);

    private final Certificate certificate;
    private final String course;
    private final String address;
    private final Texts texts;
    private final Document document;

    /**
     * @param course its title in the language of the certificate
     * @param address where the certificate can be checked
     */
    CertificateDocument(Certificate certificate, String course, String address) {
        this.certificate = certificate;
        this.course = course;
        this.address = address;
        this.texts = Texts.in(certificate.language().locale());
        this.document = ArchivedPdf.tree();
    }

    byte[] pdf() {
        write();
        return ArchivedPdf.of(document);
    }

    private void write() {
        String title = texts.get("completion.document.subject") + " " + certificate.getNumber();
        Element html = document.createElement("html");
        html.setAttribute("lang", texts.locale().toLanguageTag());
        document.appendChild(html);
        Element head = add(html, "head", "", "");
        add(head, "title", "", title);
        Element about = add(head, "meta", "", "");
        about.setAttribute("name", "description");
        about.setAttribute("content", title);
        add(head, "style", "", STYLE);
        Element frame = add(add(html, "body", "", ""), "div", "frame", "");
        add(frame, "p", "house", texts.get("completion.document.foundation"));
        add(frame, "h1", "", texts.get("completion.document.subject"));
        add(frame, "p", "", texts.get("completion.document.given"));
        add(frame, "p", "name", certificate.getName());
        add(frame, "p", "", texts.get("completion.document.has"));
        add(frame, "p", "course", course);
        add(frame, "p", "", texts.get("completion.audience." + certificate.getAudience()));
        add(frame, "p", "day", day());
        add(
                frame,
                "p",
                "small",
                texts.get(
                        "completion.document.what",
                        certificate.getLessons(),
                        certificate.getRight(),
                        certificate.getQuestions()));
        add(frame, "p", "small", texts.get("completion.document.not"));
        add(frame, "p", "small", texts.get("completion.number") + ": " + certificate.getNumber());
        add(frame, "p", "small", texts.get("completion.document.check", address));
    }

    private String day() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Language.writing(texts.locale()))
                .format(certificate.getCompletedOn());
    }

    private Element add(Element parent, String name, String kind, String text) {
        Element element = document.createElement(name);
        if (!kind.isEmpty()) {
            element.setAttribute("class", kind);
        }
        element.appendChild(document.createTextNode(text));
        parent.appendChild(element);
        return element;
    }
}
