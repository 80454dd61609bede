package org.examhall.bank;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Names from the specifications that the files in a package are written to. */
final class Qti {

    /** QTI 3.0: items, stimuli and tests, with the HTML in them. */
    static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    /** Content packaging as profiled by QTI 3.0. */
    static final String PACKAGING = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";

    /** Learning object metadata. */
    static final String LOM = "http://ltsc.ieee.org/xsd/LOM";

    /** What QTI has no place for. */
    static final String HOUSE = "https://examhall.org/ns/bank";

    private static final String TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";
    private static final String TEMPLATES_PLAIN = "http://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

    private Qti() {}

    /** The name of a response processing template of QTI. */
    static String template(String name) {
        return TEMPLATES + name + ".xml";
    }

    /** What the accessibility catalogue calls this kind of support. */
    static String support(Item.HelpKind kind) {
        return kind == Item.HelpKind.SPOKEN ? "spoken" : "glossary-on-screen";
    }

    /** The name of the standard response processing template at an address, or the empty text. */
    static String templateAt(String address) {
        String name = address.endsWith(".xml") ? address.substring(0, address.length() - ".xml".length()) : address;
        if (name.startsWith(TEMPLATES)) {
            return name.substring(TEMPLATES.length());
        }
        return name.startsWith(TEMPLATES_PLAIN) ? name.substring(TEMPLATES_PLAIN.length()) : "";
    }

    /** Whether an element is this one of QTI. */
    static boolean is(XmlElement element, String name) {
        return element.is(NAMESPACE, name);
    }

    /** The name of a QTI element, or the empty text for an element of something else. */
    static String name(XmlElement element) {
        return element.namespace().equals(NAMESPACE) ? element.name() : "";
    }

    /** An attribute that is true or false. */
    static boolean flag(XmlElement element, String attribute, boolean otherwise, Defects defects) {
        String text = element.attribute(attribute);
        if (text == null) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            defects.add(element, attribute + " is true or false");
        }
        return text.equals("true");
    }

    /** An attribute that is a whole number, not negative. */
    static int count(XmlElement element, String attribute, int otherwise, Defects defects) {
        String text = element.attribute(attribute);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}")) {
            defects.add(element, attribute + " must be a number");
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    /** An attribute that is a number of marks; null if it is absent. */
    static @Nullable BigDecimal marks(XmlElement element, String attribute, Defects defects) {
        String text = element.attribute(attribute);
        return text == null ? null : marks(element, attribute, text, defects);
    }

    /** A number of marks; null and a defect if it is none. */
    static @Nullable BigDecimal marks(XmlElement element, String name, String text, Defects defects) {
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,4}0*)?")) {
            defects.add(element, name + " must be a plain number with at most four decimal places");
            return null;
        }
        return new BigDecimal(text);
    }

    /** A number of any kind; null and a defect if it is none. */
    static @Nullable BigDecimal decimal(XmlElement element, String name, String text, Defects defects) {
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            defects.add(element, name + " must be a plain number: " + text);
            return null;
        }
        return new BigDecimal(text);
    }
}
