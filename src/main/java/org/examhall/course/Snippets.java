package org.examhall.course;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Marks in sentences what was sought. The texts are in memory already, so the index need not hold them again. */
final class Snippets extends UnifiedHighlighter {

    private static final int LONGEST = 20_000;

    private final IntFunction<String> texts;

    /** @param texts by the number of their document */
    Snippets(IndexSearcher searcher, Analyzer analyzer, Locale locale, IntFunction<String> texts) {
        super(UnifiedHighlighter.builder(searcher, analyzer)
                .withMaxLength(LONGEST)
                .withHandleMultiTermQuery(false)
                .withHighlightPhrasesStrictly(false)
                .withWeightMatches(false)
                // An entry of a list ends with its line, whether or not it ends with a full stop.
                .withBreakIterator(() -> new SplittingBreakIterator(BreakIterator.getSentenceInstance(locale), '\n'))
                .withFormatter(new DefaultPassageFormatter("<mark>", "</mark>", " … ", true)));
        this.texts = texts;
    }

    @Override
    protected List<CharSequence[]> loadFieldValues(String[] fields, DocIdSetIterator documents, int threshold)
            throws IOException {
        List<CharSequence[]> values = new ArrayList<>();
        for (int at = documents.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = documents.nextDoc()) {
            values.add(new CharSequence[] {texts.apply(at)});
        }
        return values;
    }
}
