package org.examhall.publish.file;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.examhall.course.Course;
import org.examhall.publish.Progress;

/**
 * Sets a manual as PDF: tagged, with bookmarks and its typefaces in it (PDF/UA as far as the library goes). Nothing is
 * fetched for it; all there is to a page is in the tree.
 */
final class ManualPdf {

    static {
        // What it has to say of a page is for who writes the page; the server's log is for the operator.
        XRLog.setLoggingEnabled(false);
    }

    private ManualPdf() {}

    /** Writes the manual; the stream stays open. */
    static void write(Course course, String edition, OutputStream out, Progress.Listener listener) throws IOException {
        listener.at(Progress.BEGUN);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(
                new Manual(new CourseTexts(course), edition).write().getOwnerDocument(), null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        builder.withProducer("Examhall");
        BookFonts.addTo(builder);
        builder.toStream(out);
        Pages pages = new Pages(listener);
        builder.usePageSupplier(pages::next);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            pages.all = renderer.getRootBox().getLayer().getPages().size();
            renderer.createPDF();
        }
    }

    /** Counts the pages as they are written. */
    private static final class Pages {
        private final Progress.Listener listener;
        private int all;
        private int done;

        Pages(Progress.Listener listener) {
            this.listener = listener;
        }

        PDPage next(PDDocument document, float width, float height, int page, int shadow) {
            listener.at(new Progress(++done, all));
            PDPage next = new PDPage(new PDRectangle(width, height));
            document.addPage(next);
            return next;
        }
    }
}
