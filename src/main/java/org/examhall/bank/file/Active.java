package org.examhall.bank.file;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.examhall.kernel.Refusal;

/** What acts on its own where it is shown. A question that has any of it is refused, wherever in it that stands. */
final class Active {

    private static final Set<String> ELEMENTS = Set.of(
            "script",
            "iframe",
            "frame",
            "frameset",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "embed",
            "applet",
            "style",
            "link",
            "meta",
            "base",
            "template",
            "noscript");

    private static final Pattern HANDLER = Pattern.compile("on[a-z]+");
    private static final Pattern SCRIPT = Pattern.compile("(javascript|vbscript):.*|data:text/html.*", Pattern.DOTALL);

    private Active() {}

    static boolean isElement(String name) {
        return ELEMENTS.contains(name);
    }

    /** @throws org.examhall.kernel.Refused {@code import-active}, {@code import-script} */
    static void refuseIn(Node root) {
        root.all().forEach(node -> {
            if (isElement(node.name().toLowerCase(Locale.ROOT))) {
                throw Refusal.of("import-active", node.name()).asException();
            }
            for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
                String value =
                        attribute.getValue().replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
                if (HANDLER.matcher(attribute.getKey().toLowerCase(Locale.ROOT)).matches()
                        || SCRIPT.matcher(value).matches()) {
                    throw Refusal.of("import-script", node.name() + " " + attribute.getKey())
                            .asException();
                }
            }
        });
    }
}
