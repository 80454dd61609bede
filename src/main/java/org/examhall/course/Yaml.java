package org.examhall.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Names and values of a file, where what is missing or of the wrong kind is a defect. */
final class Yaml {

    private final Map<?, ?> values;
    private final String file;
    private final CourseDefects defects;

    private Yaml(Map<?, ?> values, String file, CourseDefects defects) {
        this.values = values;
        this.file = file;
        this.defects = defects;
    }

    /** @param line on which the text begins in its file */
    static Yaml read(String file, int line, String text, CourseDefects defects) {
        Object read = null;
        try {
            read = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text);
        } catch (MarkedYamlEngineException broken) {
            int where = broken.getProblemMark().map(mark -> mark.getLine()).orElse(0);
            defects.add(file, line + where, broken.getProblem());
        } catch (YamlEngineException broken) {
            defects.add(file, line, String.valueOf(broken.getMessage()));
        }
        return new Yaml(read instanceof Map<?, ?> map ? map : Map.of(), file, defects);
    }

    /** The text of this name; a defect if there is none. */
    String text(String name) {
        String text = text(name, "");
        if (text.isEmpty()) {
            defects.add(file, 1, name + " is missing");
        }
        return text;
    }

    String text(String name, String otherwise) {
        Object value = values.get(name);
        return value == null ? otherwise : value.toString().strip();
    }

    int number(String name) {
        if (values.get(name) instanceof Integer number) {
            return number;
        }
        defects.add(file, 1, name + " is not a number");
        return 0;
    }

    /** The parts of a list that have names and values of their own; empty if there is none. */
    List<Yaml> parts(String name) {
        List<Yaml> parts = new ArrayList<>();
        for (Object part : list(name)) {
            if (part instanceof Map<?, ?> map) {
                parts.add(new Yaml(map, file, defects));
            } else {
                defects.add(file, 1, name + " has a part without names");
            }
        }
        return parts;
    }

    List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        if (value != null && !(value instanceof List<?>)) {
            defects.add(file, 1, name + " is not a list");
        }
        return value instanceof List<?> list ? list : List.of();
    }
}
