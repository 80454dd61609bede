package org.examhall.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.examhall.kernel.Language;

/**
 * The passages of all lessons in one language, in memory. A passage is found if it has all the words. The index keeps
 * where each word stands, so that nothing is analysed or unpacked again to show what was found.
 */
final class LessonIndex {

    private static final int MOST_WORDS = 12;
    private static final int SHORTEST_PREFIX = 3;
    private static final int MOST_ENDINGS = 24;
    private static final int SNIPPET = 280;
    private static final int SENTENCES = 2;

    private static final String COURSE = "course";
    private static final String TITLE = "title";
    private static final String HEADING = "heading";
    private static final String TEXT = "text";

    private static final FieldType WITH_PLACES = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        WITH_PLACES.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        WITH_PLACES.freeze();
    }

    /** What a document of the index stands for. */
    private record Place(Course course, Lesson lesson, Passage passage) {}

    private final Analyzer analyzer;

    /** By the number of their documents. */
    private final List<Place> places = new ArrayList<>();

    private final IndexSearcher searcher;
    private final UnifiedHighlighter highlighter;

    /**
     * As many at once as there are processors, the others in the order in which they came: more would only slow all.
     */
    private final Semaphore turns =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    LessonIndex(Language language, List<Course> courses) {
        analyzer = language == Language.NB ? new NorwegianAnalyzer() : new EnglishAnalyzer();
        // Of one piece: every word that is looked up takes a slice of it, which is dear where it lies in many.
        ByteBuffersDirectory directory = new ByteBuffersDirectory(
                NoLockFactory.INSTANCE, ByteBuffersDataOutput::new, ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);
        // Other policies do not keep documents in the order in which they came.
        IndexWriterConfig inOrder = new IndexWriterConfig(analyzer).setMergePolicy(new LogDocMergePolicy());
        try {
            try (IndexWriter writer = new IndexWriter(directory, inOrder)) {
                for (Course course : courses) {
                    for (Lesson lesson : course.lessons()) {
                        for (Passage passage : lesson.passages()) {
                            places.add(new Place(course, lesson, passage));
                            writer.addDocument(document(course, lesson, passage));
                        }
                    }
                }
                writer.forceMerge(1);
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        highlighter = new Snippets(
                searcher,
                analyzer,
                language.locale(),
                number -> places.get(number).passage().text());
    }

    private static Document document(Course course, Lesson lesson, Passage passage) {
        Document document = new Document();
        document.add(new StringField(COURSE, course.id(), Field.Store.NO));
        document.add(new TextField(TITLE, lesson.title(), Field.Store.NO));
        document.add(new TextField(HEADING, passage.heading(), Field.Store.NO));
        document.add(new Field(TEXT, passage.text(), WITH_PLACES));
        return document;
    }

    /**
     * The passages that fit best, of these courses alone.
     *
     * @param skipped so many of the best are left out
     * @param size the most that are shown
     */
    Hits find(String words, Set<String> courses, int skipped, int size) {
        List<String> terms = terms(words);
        if (terms.isEmpty() || courses.isEmpty()) {
            return Hits.NONE;
        }
        turns.acquireUninterruptibly();
        try {
            BooleanQuery.Builder wanted = new BooleanQuery.Builder();
            for (int i = 0; i < terms.size(); i++) {
                wanted.add(anywhere(terms.get(i), i == terms.size() - 1), BooleanClause.Occur.MUST);
            }
            Query said = wanted.build();
            List<BytesRef> ids = courses.stream().map(BytesRef::new).toList();
            Query allowed = new BooleanQuery.Builder()
                    .add(said, BooleanClause.Occur.MUST)
                    .add(new TermInSetQuery(COURSE, ids), BooleanClause.Occur.FILTER)
                    .build();
            TopDocs top = searcher.search(allowed, CourseSearch.MOST);
            int all = top.scoreDocs.length;
            ScoreDoc[] shown = Arrays.copyOfRange(top.scoreDocs, Math.min(skipped, all), Math.min(skipped + size, all));
            return new Hits(all, found(said, new TopDocs(top.totalHits, shown)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turns.release();
        }
    }

    private List<Found> found(Query said, TopDocs top) throws IOException {
        String[] snippets = highlighter.highlight(TEXT, said, top, SENTENCES);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < top.scoreDocs.length; i++) {
            Place place = places.get(top.scoreDocs[i].doc);
            Passage passage = place.passage();
            found.add(new Found(
                    place.lesson().ref(),
                    place.course().title(),
                    place.lesson().title(),
                    passage.anchor(),
                    passage.heading(),
                    snippets[i] == null ? beginning(passage.text()) : snippets[i]));
        }
        return found;
    }

    /** For a passage that was found by its heading alone. */
    private static String beginning(String text) {
        return Html.escape(text.length() <= SNIPPET ? text : text.substring(0, SNIPPET) + " …");
    }

    /** A word in the title, a heading or the text; who is still writing the last one finds it too. */
    private Query anywhere(String term, boolean last) throws IOException {
        BooleanQuery.Builder somewhere = new BooleanQuery.Builder()
                .add(new BoostQuery(new TermQuery(new Term(TITLE, term)), 3), BooleanClause.Occur.SHOULD)
                .add(new BoostQuery(new TermQuery(new Term(HEADING, term)), 2), BooleanClause.Occur.SHOULD)
                .add(new TermQuery(new Term(TEXT, term)), BooleanClause.Occur.SHOULD);
        if (last && term.length() >= SHORTEST_PREFIX) {
            for (String longer : longer(term)) {
                somewhere.add(new BoostQuery(new TermQuery(new Term(TEXT, longer)), 0.3f), BooleanClause.Occur.SHOULD);
            }
        }
        return somewhere.build();
    }

    /** Words of the texts that begin like this one and go on. */
    private List<String> longer(String term) throws IOException {
        List<String> longer = new ArrayList<>();
        Terms all = MultiTerms.getTerms(searcher.getIndexReader(), TEXT);
        if (all != null) {
            BytesRef beginning = new BytesRef(term);
            TermsEnum words = all.iterator();
            boolean more = words.seekCeil(beginning) != TermsEnum.SeekStatus.END;
            while (more && longer.size() < MOST_ENDINGS && StringHelper.startsWith(words.term(), beginning)) {
                longer.add(words.term().utf8ToString());
                more = words.next() != null;
            }
            longer.remove(term);
        }
        return longer;
    }

    /** The words as the index knows them. */
    private List<String> terms(String words) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, words)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && terms.size() < MOST_WORDS) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(terms);
    }
}
