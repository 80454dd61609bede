package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.examhall.account.Current;
import org.examhall.account.web.Paging;
import org.examhall.account.web.Who;
import org.examhall.bank.Blueprints;
import org.examhall.bank.ItemPage;
import org.examhall.bank.ItemSearch;
import org.examhall.bank.ItemState;
import org.examhall.bank.ItemType;
import org.examhall.bank.Items;
import org.jspecify.annotations.Nullable;

/** The bank as a table that one can search. */
@Named
@RequestScoped
public class ItemsPage {

    private static final int SIZE = 25;

    @Inject
    Items items;

    @Inject
    Blueprints blueprints;

    @Inject
    Current current;

    @Inject
    Who who;

    private String words = "";
    private String state = "";
    private String bank = "";
    private String outcome = "";
    private String tag = "";
    private String process = "";
    private String type = "";
    private String order = "";
    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable ItemPage found;
    private @Nullable Map<String, String> processes;

    public Paging getPaging() {
        getFound();
        return Objects.requireNonNull(paging);
    }

    public ItemPage getFound() {
        if (found == null) {
            Map<String, String> search = new LinkedHashMap<>();
            search.put("words", words);
            search.put("state", state);
            search.put("bank", bank);
            search.put("outcome", outcome);
            search.put("tag", tag);
            search.put("process", process);
            search.put("type", type);
            search.put("order", order);
            long total = items.list(search(0, 1), current.actor()).total();
            paging = Paging.of(page, SIZE, total, search);
            found = items.list(search(paging.skipped(), SIZE), current.actor());
        }
        return found;
    }

    private ItemSearch search(int first, int size) {
        return new ItemSearch(
                words,
                chosen(getStates(), state),
                orNull(bank),
                outcome.matches("[1-9][0-9]?") ? Integer.valueOf(outcome) : null,
                orNull(process),
                chosen(getTypes(), type),
                orNull(tag.strip()),
                Objects.requireNonNullElse(chosen(getOrders(), order), ItemSearch.Order.REFERENCE),
                first,
                size);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <E extends Enum<E>> @Nullable E chosen(List<E> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    /** The states in which this person may see items. */
    public List<ItemState> getStates() {
        boolean keeper = who.isKeeper();
        return Stream.of(ItemState.values())
                .filter(one -> keeper || one.isUnderWay())
                .toList();
    }

    public List<String> getBanks() {
        return items.banks();
    }

    /** The numbers of the outcomes of all exams. */
    public Set<Integer> getOutcomes() {
        Set<Integer> numbers = new TreeSet<>();
        blueprints.all().forEach(exam -> numbers.addAll(exam.outcomes().keySet()));
        return numbers;
    }

    /** The processes of all exams with their titles. */
    public Map<String, String> getProcesses() {
        if (processes == null) {
            Map<String, String> titles = new LinkedHashMap<>();
            blueprints
                    .all()
                    .forEach(exam -> exam.sections().stream()
                            .filter(section -> !section.process().isEmpty())
                            .forEach(section -> titles.putIfAbsent(section.process(), section.title())));
            processes = titles;
        }
        return processes;
    }

    public List<ItemType> getTypes() {
        return List.of(ItemType.values());
    }

    public List<ItemSearch.Order> getOrders() {
        return List.of(ItemSearch.Order.values());
    }

    public boolean isSearching() {
        return !(words + state + bank + outcome + tag + process + type).isEmpty();
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }

    public String getBank() {
        return bank;
    }

    public void setBank(@Nullable String bank) {
        this.bank = bank == null ? "" : bank;
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome == null ? "" : outcome;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(@Nullable String tag) {
        this.tag = tag == null ? "" : tag;
    }

    public String getProcess() {
        return process;
    }

    public void setProcess(@Nullable String process) {
        this.process = process == null ? "" : process;
    }

    public String getType() {
        return type;
    }

    public void setType(@Nullable String type) {
        this.type = type == null ? "" : type;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(@Nullable String order) {
        this.order = order == null ? "" : order;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }
}
