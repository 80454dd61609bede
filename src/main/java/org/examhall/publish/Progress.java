package org.examhall.publish;

/**
 * How far an edition is that is being made.
 *
 * @param done how much of it, from 0
 * @param all how much there is; 0 while that is not known
 */
public record Progress(int done, int all) {

    /** Nobody knows yet how much there is to do. */
    public static final Progress BEGUN = new Progress(0, 0);

    /** Takes what there is to say while an edition is made. */
    @FunctionalInterface
    public interface Listener {
        void at(Progress progress);
    }
}
