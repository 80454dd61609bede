package org.examhall.course.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.account.Current;
import org.examhall.account.web.MediumAnswer;
import org.examhall.course.Course;
import org.examhall.course.Courses;
import org.examhall.course.Readers;
import org.examhall.course.Template;
import org.examhall.course.TemplateRef;
import org.examhall.kernel.Language;

/**
 * The office file of a template, {@code /course/template-file/practitioner.incident-log.en.xlsx}, for who may read the
 * course. The name only finds a template; where its file lies the template says.
 */
@WebServlet("/course/template-file/*")
public class TemplateFile extends HttpServlet {

    private static final Pattern NAME = Pattern.compile("([a-z0-9.-]+)\\.(en|nb)\\.[a-z]+");

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher name = NAME.matcher(MediumAnswer.name(request));
        Optional<TemplateRef> ref = name.matches() ? TemplateRef.parse(name.group(1)) : Optional.empty();
        Optional<Course> course = ref.flatMap(one -> courses.find(one.course(), Language.of(name.group(2))));
        Optional<Template> template = course.flatMap(
                        one -> one.template(ref.orElseThrow().id()))
                .filter(one -> one.fileName().equals(name.group()));
        if (template.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (readers.templatesRefusal(current.account(), course.orElseThrow())
                .isPresent()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            send(template.get(), response);
        }
    }

    private void send(Template template, HttpServletResponse response) throws IOException {
        try (InputStream file = getServletContext().getResourceAsStream("/WEB-INF/office/" + template.file())) {
            if (file == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setContentType(template.kind().mediaType());
            response.setHeader("Content-Disposition", "attachment; filename=\"" + template.fileName() + "\"");
            response.setHeader("Cache-Control", "private, no-cache");
            file.transferTo(response.getOutputStream());
        }
    }
}
