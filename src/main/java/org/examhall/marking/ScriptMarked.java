package org.examhall.marking;

import java.util.List;
import org.examhall.sitting.HandedInScript;

/**
 * A script has its marks. Fired in the transaction that hands the script in.
 *
 * @param positions in the order of the paper, one for each of its questions
 */
public record ScriptMarked(HandedInScript script, ScriptMark total, List<PositionMark> positions) {

    public ScriptMarked {
        positions = List.copyOf(positions);
    }
}
