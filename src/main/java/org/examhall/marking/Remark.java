package org.examhall.marking;

import java.util.List;
import org.examhall.bank.Mark;
import org.examhall.sitting.ScriptRef;

/**
 * One script, marked anew.
 *
 * @param before the mark of the script as it stands
 * @param after as it is, or would be, by the ruling
 * @param positions all of the script, after
 */
public record Remark(ScriptRef script, Mark before, Mark after, List<Remark.Position> positions) {

    public Remark {
        positions = List.copyOf(positions);
    }

    /** What one position earns, in which outcome of the unit. */
    public record Position(int outcome, Mark mark) {}

    /** Whether the script has another mark; a profile cannot change without it. */
    public boolean isChange() {
        return !before.equals(after);
    }
}
