package org.examhall.bank;

import java.util.List;

/**
 * Numbers that look random and follow from a seed: SplitMix64 (Steele, Lea and Flood, 2014). Written out here because a
 * paper must come out the same from its seed in ten years, on whatever Java there is then.
 */
final class Chance {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The sequence for a paper. */
    static Chance of(long seed) {
        return new Chance(mix(seed));
    }

    /** The sequence for one position of a paper. */
    static Chance of(long seed, int position) {
        return new Chance(mix(seed) ^ mix(STEP * position));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += STEP;
        return mix(state);
    }

    /** A number from 0 to below {@code bound}, each equally likely. */
    int below(int bound) {
        long threshold = Long.remainderUnsigned(-bound, bound);
        while (true) {
            long drawn = next();
            if (Long.compareUnsigned(drawn, threshold) >= 0) {
                return (int) Long.remainderUnsigned(drawn, bound);
            }
        }
    }

    /** Puts the list in an order of chance. */
    <T> void shuffle(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            int other = below(i + 1);
            T moved = list.get(i);
            list.set(i, list.get(other));
            list.set(other, moved);
        }
    }
}
