package org.examhall.bank.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.examhall.account.Current;
import org.examhall.bank.ImportFolder;
import org.examhall.bank.ImportPlan;
import org.examhall.bank.ItemFacts;
import org.examhall.bank.QuestionImport;
import org.examhall.bank.batch.ImportJobs;
import org.examhall.bank.file.Format;
import org.examhall.bank.file.Unreadable;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.kernel.Texts;

/**
 * Takes the file of an import: {@code POST /bank/import-upload}. Not a page of Faces, whose limit for files is that of
 * evidence; here the file goes to the disk as it comes, and one that is too large is told so before it is read.
 */
@WebServlet("/bank/import-upload")
@MultipartConfig
public class ImportUpload extends HttpServlet {

    /** Where the session keeps why an upload was refused, in words, until the page has said so. */
    static final String REFUSED = "org.examhall.import.refused";

    /** What a form needs beside its file. */
    private static final long ROOM_FOR_FIELDS = 64 * 1024;

    private static final int MEGABYTE_BITS = 20;
    private static final int LONGEST_NAME = 200;
    private static final Pattern PROCESS = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int THOUSANDTHS_OF_PERCENT = 10;

    @Inject
    ImportJobs jobs;

    @Inject
    Current current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            QuestionImport begun = begin(request);
            response.sendRedirect(request.getContextPath() + "/bank/import.xhtml?import=" + begun.getId());
        } catch (Refused refused) {
            refuse(request, response, refused.refusal());
        } catch (Unreadable whole) {
            refuse(request, response, whole.refusal());
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Refusal reason)
            throws IOException {
        String words = Texts.in(request.getLocale()).refusal(reason);
        request.getSession().setAttribute(REFUSED, words);
        response.sendRedirect(request.getContextPath() + "/bank/imports.xhtml");
    }

    private QuestionImport begin(HttpServletRequest request) throws IOException, ServletException {
        long largest = ImportFolder.largest();
        long length = request.getContentLengthLong();
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        if (!type.startsWith("multipart/form-data")) {
            throw Refusal.of("import-no-file").asException();
        }
        if (length < 0 || length > largest + ROOM_FOR_FIELDS) {
            throw Refusal.of("import-size", largest >> MEGABYTE_BITS).asException();
        }
        Part part = request.getPart("file");
        if (part == null
                || Objects.requireNonNullElse(part.getSubmittedFileName(), "").isEmpty()) {
            throw Refusal.of("import-no-file").asException();
        }
        Path aside = Files.createTempFile(ImportFolder.path(), "upload-", ".part");
        try {
            MessageDigest digest = Digest.sha256();
            try (InputStream in = part.getInputStream();
                    OutputStream out = new DigestOutputStream(Files.newOutputStream(aside), digest)) {
                in.transferTo(out);
            } finally {
                part.delete();
            }
            Format format = Format.of(aside);
            ImportPlan plan = new ImportPlan(
                    name(part),
                    Files.size(aside),
                    HexFormat.of().formatHex(digest.digest()),
                    format.name(),
                    field(request, "bank"),
                    Language.of(field(request, "language")),
                    facts(request));
            return jobs.start(plan, aside, current.actor());
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static String field(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "").strip();
    }

    /** The name without folders and whatever a page or a table would stumble over. */
    private static String name(Part part) {
        String name = Objects.requireNonNullElse(part.getSubmittedFileName(), "")
                .replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}]", " ")
                .strip();
        String known = name.isEmpty() ? "?" : name;
        return known.length() <= LONGEST_NAME ? known : known.substring(0, LONGEST_NAME);
    }

    private static ItemFacts facts(HttpServletRequest request) {
        String outcome = field(request, "outcome");
        String process = field(request, "process");
        String topic = field(request, "topic");
        String difficulty = field(request, "difficulty");
        boolean complete = outcome.matches("[1-9]\\d?")
                && PROCESS.matcher(process).matches()
                && !topic.isEmpty()
                && topic.length() <= LONGEST_NAME
                && difficulty.matches("[1-9]\\d?");
        if (!complete) {
            throw Refusal.of("import-facts").asException();
        }
        return new ItemFacts(
                Integer.parseInt(outcome), process, topic, Integer.parseInt(difficulty) * THOUSANDTHS_OF_PERCENT);
    }
}
