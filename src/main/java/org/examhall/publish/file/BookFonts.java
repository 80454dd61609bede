package org.examhall.publish.file;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.examhall.kernel.HouseFonts;

/** The typefaces of a book: that of the house, and for signs that it lacks the one that comes with the PDF library. */
final class BookFonts {

    /** The families in the order in which a letter is looked for. */
    static final String FAMILIES = HouseFonts.FAMILIES + ", Signs";

    /** The one in which drawings are lettered. */
    static final String DRAWINGS = "Inter-latin, Signs";

    private static final int REGULAR = 400;
    private static final String SIGNS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private BookFonts() {}

    static void addTo(PdfRendererBuilder builder) {
        HouseFonts.addTo(builder);
        builder.useFont(
                BookFonts::signs,
                "Signs",
                REGULAR,
                FontStyle.NORMAL,
                true,
                EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
    }

    private static InputStream signs() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(SIGNS), SIGNS);
    }
}
