package org.examhall.result.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Choice;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.result.Result;
import org.examhall.result.ResultRef;
import org.examhall.result.ResultRow;
import org.examhall.result.ResultSearch;
import org.examhall.result.Results;
import org.examhall.result.Settled;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/** The results that the address asks for; the office confirms and releases some or all of them. */
@Named
@RequestScoped
public class ResultsPage {

    private static final int SHOWN = 50;

    @Inject
    Results results;

    @Inject
    Sittings sittings;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    HttpServletRequest request;

    private @Nullable List<ResultRow> rows;
    private @Nullable Boolean asking;
    private List<Unclean> unclean = List.of();

    private String given(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    private ResultSearch search() {
        String sitting = given("sitting");
        Result.State state = Choice.named(Result.State.class, given("state")).orElse(null);
        return new ResultSearch(Reference.isWellFormed(sitting) ? new SittingRef(sitting) : null, state, getWords());
    }

    /** What a page link repeats. */
    public String getQuery() {
        return "sitting=" + encoded(given("sitting")) + "&state=" + encoded(given("state")) + "&words="
                + encoded(getWords());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public String getWords() {
        return given("words");
    }

    public String getState() {
        return given("state");
    }

    public String getSitting() {
        return given("sitting");
    }

    public List<Sitting> getSittings() {
        return sittings.all();
    }

    /** Whether only scripts are asked for that have no result yet. */
    public boolean isAwaited() {
        return getState().equals(AwaitedPage.STATE);
    }

    public long getCount() {
        return isAwaited() ? 0 : results.count(search());
    }

    public int getPage() {
        String page = given("page");
        return page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
    }

    public int getPages() {
        return (int) Math.max(1, (getCount() + SHOWN - 1) / SHOWN);
    }

    public List<ResultRow> getRows() {
        List<ResultRow> shown = rows;
        if (shown == null) {
            shown = results.search(search(), (getPage() - 1) * SHOWN, SHOWN);
            rows = shown;
        }
        return shown;
    }

    public boolean isAll() {
        return given("all").equals("true");
    }

    /** The results that are ticked, or all that the address asks for. */
    public Set<String> getChosen() {
        return chosen().stream().map(ResultRef::value).collect(Collectors.toSet());
    }

    private Collection<ResultRef> chosen() {
        if (isAll()) {
            return results.refs(search());
        }
        String[] ticked =
                Optional.ofNullable(request.getParameterValues("chosen")).orElse(new String[0]);
        return Arrays.stream(ticked)
                .filter(Reference::isWellFormed)
                .map(ResultRef::new)
                .toList();
    }

    /** Whether the question stands; the answer's button has to be there in the request that it sends, too. */
    public boolean isAsking() {
        return asking == null ? given("asking").equals("true") : asking;
    }

    /** Releasing is asked for once more, because it cannot be taken back. */
    public void ask() {
        asking = says.unlessRefused(this::requireChosen);
    }

    public void confirm() {
        asking = false;
        settle("result.results.confirmed", refs -> results.confirm(refs, current.actor()));
    }

    public void release() {
        asking = false;
        settle("result.results.released", refs -> results.release(refs, current.actor()));
    }

    private void requireChosen() {
        if (!current.is(Role.ADMINISTRATOR)) {
            throw Refusal.of("not-allowed").asException();
        }
        if (chosen().isEmpty()) {
            throw Refusal.of("result-none-chosen").asException();
        }
    }

    private void settle(String key, Function<Collection<ResultRef>, Settled> verb) {
        says.unlessRefused(() -> {
            requireChosen();
            Settled settled = verb.apply(chosen());
            says.done(key, settled.done());
            settled.refused().stream()
                    .collect(Collectors.groupingBy(Settled.Refused::reason, Collectors.counting()))
                    .forEach((reason, count) -> says.wrong(
                            null, "result.results.refused", count, says.texts().refusal(reason)));
            unclean = settled.refused().stream()
                    .map(Settled.Refused::reason)
                    .filter(reason -> reason.code().startsWith("sitting-not-reconciled"))
                    .distinct()
                    .map(reason -> new Unclean(
                            reason.arguments().get(2).toString(),
                            reason.arguments().get(0).toString()))
                    .toList();
            rows = null;
        });
    }

    /** A sitting whose books keep its results from going out. */
    public record Unclean(String sitting, String title) {}

    /** The sittings for whose books results were not released just now. */
    public List<Unclean> getUnclean() {
        return unclean;
    }

    public String kind(Result result) {
        return switch (result.getState()) {
            case PROVISIONAL -> "warn";
            case CONFIRMED -> "info";
            case RELEASED -> "good";
        };
    }
}
