package org.examhall.bank;

import java.util.List;
import org.examhall.kernel.Language;

/**
 * A paper ready to be put before its candidate, and to be marked. Immutable, and cheap to ask again and again: what can
 * be made once is made once.
 */
public final class Sheet {

    private final PaperRef paper;
    private final Language language;
    private final List<Question> questions;

    Sheet(PaperRef paper, Language language, List<Question> questions) {
        this.paper = paper;
        this.language = language;
        this.questions = List.copyOf(questions);
    }

    public PaperRef paper() {
        return paper;
    }

    public Language language() {
        return language;
    }

    /** In the order of the paper. */
    public List<Question> questions() {
        return questions;
    }

    /** Whether the paper has such a position; they are counted from 1. */
    public boolean has(int position) {
        return position >= 1 && position <= questions.size();
    }

    /**
     * The question at a position.
     *
     * @throws IndexOutOfBoundsException if there is none; ask {@link #has} first
     */
    public Question question(int position) {
        return questions.get(position - 1);
    }

    /** Whether a question of the paper shows the picture, or plays the sound, of this name. */
    public boolean shows(String medium) {
        return questions.stream().anyMatch(question -> question.item.media().contains(medium));
    }

    /** One question of the paper. */
    public static final class Question {

        private final int position;
        private final long seed;
        private final KnownItem item;

        Question(int position, long seed, KnownItem item) {
            this.position = position;
            this.seed = seed;
            this.item = item;
        }

        /** Counted from 1. */
        public int position() {
            return position;
        }

        public ItemType type() {
            return item.item().type();
        }

        /** What the candidate sees, choices in this paper's order; without key, marks and rationales. */
        public String html() {
            return item.markup().html(position, seed);
        }

        /** Whether this response can be given to this question; see {@link Item#accepts}. */
        public boolean accepts(Response response) {
            return item.item().accepts(response);
        }

        /** The response in the form in which equal answers are equal text. */
        public Response canonical(Response response) {
            return item.item().canonical(response);
        }

        public MarkScheme markScheme() {
            return item.item().markScheme();
        }

        /** Number of the unit's outcome. */
        public int outcome() {
            return item.item().facts().outcome();
        }

        /** Identifier of the process, {@code service-desk}. */
        public String process() {
            return item.item().facts().process();
        }

        public ItemRef item() {
            return item.ref();
        }

        /** The key of the {@link ItemVersion}. */
        public String itemVersion() {
            return item.version();
        }
    }
}
