package org.examhall.course.web;

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
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.MediumAnswer;
import org.examhall.course.Exercises;
import org.examhall.course.LessonRef;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.kernel.Texts;

/**
 * Takes what somebody wrote on an exercise, {@code POST /course/exercise-form/<lesson>}: keeps it, and hands it in if
 * that is what was wanted. What was written is kept first, so that it is not lost with a file that is refused.
 */
@WebServlet("/course/exercise-form/*")
@MultipartConfig
public class ExerciseForm extends HttpServlet {

    /** Where the session keeps what came of it, in words, until the page has said so. */
    static final String SAID = "org.examhall.exercise.said";

    /** Where it keeps why something was refused. */
    static final String REFUSED = "org.examhall.exercise.refused";

    /**
     * Where, with the lesson behind it, it keeps what was written and refused, so that nobody has to write it again.
     */
    static final String UNKEPT = "org.examhall.exercise.unkept.";

    private static final int MEGABYTES = 5;

    /** One byte more than is taken, so that a file that is too large is told so. */
    private static final int READ = MEGABYTES * 1024 * 1024 + 1;

    /** What is longer is not read at all: what was written, in its longest form, and a file. */
    private static final long LONGEST = READ + 128 * 1024;

    @Inject
    Exercises exercises;

    @Inject
    Current current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<LessonRef> lesson = LessonRef.parse(MediumAnswer.name(request));
        Account learner = current.account().orElse(null);
        if (lesson.isEmpty() || learner == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String page = request.getContextPath() + "/course/exercise.xhtml?lesson="
                + lesson.get().value();
        Texts texts = Texts.in(request.getLocale());
        if (isMultipart(request) && (request.getContentLengthLong() < 0 || request.getContentLengthLong() > LONGEST)) {
            request.getSession().setAttribute(REFUSED, texts.refusal(Refusal.of("exercise-upload-size", MEGABYTES)));
            response.sendRedirect(page);
            return;
        }
        if (request.getParameter("words") == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            String said = take(request, lesson.get(), learner);
            request.getSession().setAttribute(SAID, texts.get(said));
        } catch (Refused refused) {
            if (refused.refusal().code().equals("not-found")) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            request.getSession().setAttribute(REFUSED, texts.refusal(refused.refusal()));
            request.getSession().setAttribute(UNKEPT + lesson.get().value(), written(request));
        }
        response.sendRedirect(page);
    }

    /** Does what was asked, and answers with the key of the text that says so. */
    private String take(HttpServletRequest request, LessonRef lesson, Account learner)
            throws IOException, ServletException {
        String deed = Objects.requireNonNullElse(request.getParameter("deed"), "save");
        String words = written(request);
        long seen = seen(request);
        Part part = isMultipart(request) ? request.getPart("file") : null;
        String name = part == null ? "" : Objects.requireNonNullElse(part.getSubmittedFileName(), "");
        byte[] file = part == null ? new byte[0] : read(part);
        boolean handsIn = deed.equals("hand-in");
        InTurn.of(learner.getId(), () -> {
            exercises.write(lesson, words, seen, learner);
            if (!name.isEmpty()) {
                exercises.attach(lesson, name, file, learner);
            }
            if (deed.equals("detach")) {
                exercises.detach(lesson, learner);
            }
            if (handsIn) {
                exercises.handIn(lesson, learner);
            }
        });
        return handsIn ? "exercise.said.handed-in" : "exercise.said.saved";
    }

    private static String written(HttpServletRequest request) {
        return request.getParameter("words").replace("\r\n", "\n");
    }

    private static long seen(HttpServletRequest request) {
        String seen = Objects.requireNonNullElse(request.getParameter("seen"), "");
        return seen.matches("[0-9]{1,15}") ? Long.parseLong(seen) : 0;
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getContentType(), "").startsWith("multipart/form-data");
    }

    private static byte[] read(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(READ);
        } finally {
            part.delete();
        }
    }
}
