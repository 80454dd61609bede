package org.examhall.course.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The styles of a form, read from {@code form-styles.xml}, and the numberings of its lists. */
final class FormStyles {

    static final String TEXT = "Normal";
    static final String LIST = "ListParagraph";
    static final String QUOTE = "Quote";
    static final String FOOTER = "Footer";
    static final String TABLE = "TableGrid";
    static final String TABLE_HEADING = "TableHeading";
    static final String TABLE_TEXT = "TableText";
    static final String GAP = "Gap";
    static final String GROUND = "134F70";

    private final XWPFNumbering numbering;
    private @Nullable BigInteger bullets;
    private int lists;

    FormStyles(XWPFDocument document, String language) {
        document.createStyles().setStyles(read());
        document.getStyles().setSpellingLanguage(language);
        numbering = document.createNumbering();
    }

    /** The text's first level is that of the title, as the file has no other. */
    static String heading(int level) {
        return "Heading" + Math.max(1, level - 1);
    }

    BigInteger bullets() {
        BigInteger known = bullets;
        if (known == null) {
            known = list(STNumberFormat.BULLET, "•", BigInteger.ONE);
            bullets = known;
        }
        return known;
    }

    /** A numbering of its own, so that each list begins anew. */
    BigInteger numbers(@Nullable Integer from) {
        return list(STNumberFormat.DECIMAL, "%1.", BigInteger.valueOf(Objects.requireNonNullElse(from, 1)));
    }

    private BigInteger list(STNumberFormat.Enum format, String mark, BigInteger start) {
        CTAbstractNum list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(BigInteger.valueOf(lists++));
        CTLvl level = list.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewStart().setVal(start);
        level.addNewNumFmt().setVal(format);
        level.addNewLvlText().setVal(mark);
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(list)));
    }

    private static CTStyles read() {
        try (InputStream styles = Objects.requireNonNull(FormStyles.class.getResourceAsStream("form-styles.xml"))) {
            return StylesDocument.Factory.parse(styles).getStyles();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            throw new IllegalStateException("the styles of forms cannot be read", e);
        }
    }
}
