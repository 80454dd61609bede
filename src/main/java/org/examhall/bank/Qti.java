package org.examhall.bank;

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

    private Qti() {}

    /** The name of a response processing template of QTI. */
    static String template(String name) {
        return TEMPLATES + name + ".xml";
    }

    /** What the accessibility catalogue calls this kind of support. */
    static String support(Item.HelpKind kind) {
        return kind == Item.HelpKind.SPOKEN ? "spoken" : "glossary-on-screen";
    }

    /** Whether the address is that of a standard response processing template, with or without its file name's end. */
    static boolean isTemplate(String address, String name) {
        return address.equals(TEMPLATES + name) || address.equals(TEMPLATES + name + ".xml");
    }
}
