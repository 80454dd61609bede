package org.examhall.publish.file;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.examhall.course.Course;
import org.examhall.publish.Format;
import org.examhall.publish.Progress;

/** Writes a course in any of its forms. */
public final class EditionWriter {

    private EditionWriter() {}

    /**
     * Writes an edition; the stream stays open.
     *
     * @param digest tells this state of the course from others
     * @param made when
     * @param listener hears how far it is, where that takes long enough to be told
     */
    public static void write(
            Course course, Format format, String digest, Instant made, OutputStream out, Progress.Listener listener)
            throws IOException {
        switch (format) {
            case PDF -> ManualPdf.write(course, digest, out, listener);
            case EPUB -> EpubBook.write(course, made, out);
            case SCORM_12 -> ScormPackage.write(course, ScormPackage.Edition.SCORM_12, out);
            case SCORM_2004 -> ScormPackage.write(course, ScormPackage.Edition.SCORM_2004, out);
            case CMI5 -> Cmi5Package.write(course, out);
        }
    }
}
