package org.examhall.publish.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.epubcheck.api.EpubCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.examhall.course.Course;
import org.examhall.course.ShippedCourses;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The book for electronic readers stands before the checker of its standard. */
class EpubBookIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"practitioner, EN", "practitioner, NB", "advanced, EN", "internet-safety, EN"})
    void aCheckerFindsNothing(String id, Language language) throws IOException {
        Course course = ShippedCourses.find(id, language);
        Path file = folder.resolve("book.epub");
        try (OutputStream out = java.nio.file.Files.newOutputStream(file)) {
            EpubBook.write(course, Instant.EPOCH, out);
        }
        StringWriter said = new StringWriter();
        int found = new EpubCheck(file.toFile(), new PrintWriter(said)).doValidate();
        assertThat(found).as(said.toString()).isZero();
    }
}
