package org.examhall.bank;

import java.util.List;

/** Looks at drawings that are no part of a question, as strictly as at those that are. */
public final class Drawings {

    private Drawings() {}

    /** What could act or fetch in a drawing, or is no SVG at all; nothing if it can be shown. */
    public static List<BankDefect> defects(String file, String svg) {
        Defects defects = new Defects();
        SvgCheck.check(file, svg, defects);
        return defects.list();
    }
}
