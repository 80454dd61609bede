package org.examhall.course;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.text.TextContentRenderer;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns the Markdown of one lesson into HTML. HTML in the text is shown as the text it is, and what was rendered passes
 * a sanitiser as a second wall. Only then are pictures and the terms of the lesson put in their places, which signs of
 * the private use area have kept.
 */
final class Prose {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    /** Names that the page around a lesson has for its own parts. */
    private static final Set<String> PARTS_OF_THE_PAGE = Set.of(
            "main", "menu", "leave", "reader", "tools", "aids", "print", "stopped", "text", "notes", "note", "say",
            "display", "wishes", "size", "colours", "font", "spacing", "ruler");

    private static final Pattern OWN_LINK = Pattern.compile("(lesson|template)\\.xhtml\\?[a-z]+=[a-z0-9.-]+");
    private static final Pattern ANCHOR = Pattern.compile("[\\p{L}0-9-]+");
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li")
            .allowElements("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "a")
            .allowAttributes("id")
            .matching(ANCHOR)
            .onElements("h2", "h3", "h4")
            .allowAttributes("scope")
            .matching(true, "col")
            .onElements("th")
            .allowAttributes("align")
            .matching(true, "left", "right", "center")
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(Pattern.compile("[0-9]{1,4}"))
            .onElements("ol")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("https")
            .toFactory();

    /** Signs that no author writes: what stands between them is looked up when everything else is safe. */
    private static final char PICTURE = '\uE000';

    private static final char TERM = '\uE001';
    private static final char WORD = '\uE002';
    private static final char END = '\uE003';
    private static final Pattern SIGNS = Pattern.compile("[\uE000-\uE0FF]");
    private static final Pattern PICTURES = Pattern.compile("<p>\uE000([0-9]+)\uE003</p>");
    private static final Pattern TERMS = Pattern.compile("\uE001([0-9]+)\uE002([^\uE003]*)\uE003");

    /** A lesson to which others refer by its id. */
    record Target(LessonRef ref, String title) {}

    /** HTML and what search reads. */
    record Rendered(String html, List<Passage> passages) {}

    /** A term of this lesson in the running text. */
    private static final class TermMark extends CustomNode {
        private final int index;

        TermMark(int index) {
            this.index = index;
        }
    }

    private final String file;
    private final Function<String, Optional<Target>> lessons;
    private final Function<String, Optional<Picture>> pictures;
    private final Texts texts;
    private final CourseDefects defects;
    private final List<Term> terms;
    private final Map<Integer, Pattern> unmarked = new LinkedHashMap<>();
    private final Set<String> anchors = new HashSet<>(PARTS_OF_THE_PAGE);
    private final IdentityHashMap<Node, String> headings = new IdentityHashMap<>();
    private final List<String> figures = new ArrayList<>();
    private final HtmlRenderer renderer;
    private final TextContentRenderer words;

    /** The line in the file before the first of what is being read. */
    private int offset;

    /** For a text that stands alone: it explains no terms, and leads to no lesson or picture. */
    private Prose(String file, Language language, CourseDefects defects) {
        this(
                file,
                List.of(),
                lesson -> Optional.empty(),
                picture -> Optional.empty(),
                Texts.in(language.locale()),
                defects);
    }

    /** A whole file that stands alone, as HTML. */
    static String whole(LessonSource source, Language language, CourseDefects defects) {
        Prose prose = new Prose(source.file(), language, defects);
        return source.parts().stream()
                .map(part -> prose.blocks(part.text(), part.line()).html())
                .collect(Collectors.joining());
    }

    /** A text that is no file and stands alone, as HTML. */
    static String alone(String text, Language language, CourseDefects defects) {
        return new Prose("", language, defects).plain(text, 0);
    }

    /**
     * @param lessons finds a lesson by its id
     * @param pictures finds a picture by the place that the text names
     */
    Prose(
            String file,
            List<Term> terms,
            Function<String, Optional<Target>> lessons,
            Function<String, Optional<Picture>> pictures,
            Texts texts,
            CourseDefects defects) {
        this.file = file;
        this.terms = List.copyOf(terms);
        this.lessons = lessons;
        this.pictures = pictures;
        this.texts = texts;
        this.defects = defects;
        for (int i = 0; i < terms.size(); i++) {
            String words = Pattern.quote(terms.get(i).term());
            int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
            unmarked.put(i, Pattern.compile("\\b" + words + "\\b", flags));
        }
        this.words = TextContentRenderer.builder()
                .nodeRendererFactory(context -> new SpokenNodes(context, this::titleOf))
                .build();
        this.renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> this::attributes)
                .nodeRendererFactory(Inlines::new)
                .build();
    }

    /** Paragraphs, lists, tables and headings. */
    Rendered blocks(String markdown, int line) {
        Node document = parse(markdown, line);
        List<Passage> passages = passages(document);
        document.accept(new Terms());
        return new Rendered(finish(renderer.render(document)), passages);
    }

    /** The same without the terms marked, for what is chosen or read out as a whole. */
    String plain(String markdown, int line) {
        return finish(renderer.render(parse(markdown, line)));
    }

    /** Running text, such as an option: no more than one paragraph. */
    String phrase(String markdown, int line) {
        Node document = parse(markdown, line);
        if (document.getFirstChild() == null || document.getFirstChild() != document.getLastChild()) {
            defects.add(file, line, "expected one line of text");
        }
        return finish(renderer.render(document)).strip().replaceAll("^<p>|</p>$", "");
    }

    /** A name for a place on the page that nothing else on it has. */
    String anchor(String words) {
        String plain = Normalizer.normalize(words.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "part" : plain;
        String anchor = base;
        for (int i = 2; !anchors.add(anchor); i++) {
            anchor = base + "-" + i;
        }
        return anchor;
    }

    /** What code marks name: a lesson by its title, anything else as it stands. */
    private String titleOf(String code) {
        return lessons.apply(code).map(Target::title).orElse(code);
    }

    private Node parse(String markdown, int line) {
        offset = line;
        Node document = PARSER.parse(SIGNS.matcher(markdown).replaceAll(""));
        document.accept(new Unsigned());
        return document;
    }

    /** Takes our signs out where somebody has written them by their numbers, which the parser has made signs of. */
    private static final class Unsigned extends AbstractVisitor {

        @Override
        public void visit(Text text) {
            text.setLiteral(plain(text.getLiteral()));
        }

        @Override
        public void visit(Link link) {
            link.setDestination(plain(link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination(plain(image.getDestination()));
            visitChildren(image);
        }

        private static String plain(String text) {
            return SIGNS.matcher(text).replaceAll("");
        }
    }

    private int lineOf(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? offset : offset + spans.get(0).getLineIndex();
    }

    /** What stands before the entries of a list, which nobody would read aloud. */
    private static final Pattern MARKERS = Pattern.compile("(?m)^ *(?:[-*+]|[0-9]{1,2}[.)]) +");

    private List<Passage> passages(Node document) {
        List<Passage> passages = new ArrayList<>();
        String anchor = "";
        String heading = "";
        StringBuilder text = new StringBuilder();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            String said = words.render(node).strip();
            if (node instanceof Heading) {
                keep(passages, new Passage(anchor, heading, text.toString().strip()));
                text.setLength(0);
                heading = said;
                anchor = anchor(said);
                headings.put(node, anchor);
            } else {
                text.append(MARKERS.matcher(said).replaceAll("")).append('\n');
            }
        }
        keep(passages, new Passage(anchor, heading, text.toString().strip()));
        return passages;
    }

    private static void keep(List<Passage> passages, Passage passage) {
        if (!passage.text().isEmpty() || !passage.heading().isEmpty()) {
            passages.add(passage);
        }
    }

    private void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) {
            Optional.ofNullable(headings.get(node)).ifPresent(anchor -> attributes.put("id", anchor));
        } else if (node instanceof TableCell cell && cell.isHeader()) {
            attributes.put("scope", "col");
        } else if (node instanceof Link link) {
            boolean known = link.getDestination().startsWith("https://");
            if (!known && !OWN_LINK.matcher(link.getDestination()).matches()) {
                defects.add(file, lineOf(node), "a link leads nowhere: " + link.getDestination());
                attributes.remove("href");
            }
        }
    }

    private String finish(String rendered) {
        String html = POLICY.sanitize(rendered)
                .replace(
                        "<table>",
                        "<div class=\"table-wrap\" role=\"group\" tabindex=\"0\" aria-label=\""
                                + Html.escape(texts.get("lesson.table")) + "\"><table class=\"table\">")
                .replace("</table>", "</table></div>");
        html = PICTURES.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(figures.get(Integer.parseInt(found.group(1)))));
        return TERMS.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(
                        LessonMarkup.term(Integer.parseInt(found.group(1)), found.group(2), terms)));
    }

    /** What a lesson writes within a line and HTML does not have. */
    private final class Inlines implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Inlines(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Code.class, Image.class, TermMark.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Code code) {
                code(code);
            } else if (node instanceof Image image) {
                picture(image);
            } else if (node instanceof TermMark mark) {
                html.raw(TERM + Integer.toString(mark.index) + WORD);
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    context.render(child);
                }
                html.raw(Character.toString(END));
            }
        }

        /** The id of a lesson is a link to it. */
        private void code(Code code) {
            Optional<Target> lesson = lessons.apply(code.getLiteral());
            if (lesson.isPresent()) {
                html.tag("a", Map.of("href", LessonMarkup.address(lesson.get().ref())));
                html.text(lesson.get().title());
                html.tag("/a");
            } else {
                html.tag("code");
                html.text(code.getLiteral());
                html.tag("/code");
            }
        }

        private void picture(Image image) {
            Optional<Picture> picture = pictures.apply(image.getDestination());
            boolean alone =
                    image.getParent() instanceof Paragraph && image.getPrevious() == null && image.getNext() == null;
            StringBuilder instead = new StringBuilder();
            for (Node child = image.getFirstChild(); child != null; child = child.getNext()) {
                instead.append(words.render(child));
            }
            if (picture.isEmpty()) {
                defects.add(file, lineOf(image), "a picture is not there: " + image.getDestination());
            } else if (!alone) {
                defects.add(file, lineOf(image), "a picture needs a paragraph of its own");
            } else if (instead.toString().isBlank()) {
                defects.add(file, lineOf(image), "a picture has no text in its place");
            } else {
                html.raw(PICTURE + Integer.toString(figures.size()) + END);
                figures.add(
                        LessonMarkup.figure(picture.get(), instead.toString().strip(), texts));
            }
        }
    }

    /** Marks each term of the lesson where it first stands in running text. */
    private final class Terms extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            // a heading is found by its words; it explains none
        }

        @Override
        public void visit(Link link) {
            // nothing can be chosen within a link
        }

        @Override
        public void visit(Image image) {
            // its text is read in place of the picture
        }

        @Override
        public void visit(CustomBlock block) {
            if (!(block instanceof TableBlock)) {
                visitChildren(block);
            }
        }

        @Override
        public void visit(Text text) {
            Map<Integer, Integer> places = new HashMap<>();
            unmarked.forEach((index, words) -> {
                Matcher matcher = words.matcher(text.getLiteral());
                if (matcher.find()) {
                    places.put(index, matcher.start());
                }
            });
            places.entrySet().stream().min(Map.Entry.comparingByValue()).ifPresent(first -> {
                int end = first.getValue() + terms.get(first.getKey()).term().length();
                mark(text, first.getKey(), first.getValue(), end);
            });
        }

        private void mark(Text text, int index, int from, int to) {
            String words = text.getLiteral();
            unmarked.remove(index);
            TermMark mark = new TermMark(index);
            mark.appendChild(new Text(words.substring(from, to)));
            Text rest = new Text(words.substring(to));
            text.insertAfter(mark);
            mark.insertAfter(rest);
            text.setLiteral(words.substring(0, from));
            visit(rest);
        }
    }
}
