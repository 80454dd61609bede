package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.examhall.account.web.Paging;
import org.examhall.bank.Blueprints;
import org.examhall.bank.ItemPage;
import org.examhall.bank.ItemSearch;
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

    private String words = "";
    private String process = "";
    private String type = "";
    private String order = "";
    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable ItemPage found;
    private @Nullable Map<String, String> processes;

    public Paging getPaging() {
        getFound();
        return java.util.Objects.requireNonNull(paging);
    }

    public ItemPage getFound() {
        if (found == null) {
            Map<String, String> search = new LinkedHashMap<>();
            search.put("words", words);
            search.put("process", process);
            search.put("type", type);
            search.put("order", order);
            long total = items.list(search(0, 1)).total();
            paging = Paging.of(page, SIZE, total, search);
            found = items.list(search(paging.skipped(), SIZE));
        }
        return found;
    }

    private ItemSearch search(int first, int size) {
        ItemType wanted = getTypes().stream()
                .filter(t -> t.name().equals(type))
                .findFirst()
                .orElse(null);
        ItemSearch.Order by = Arrays.stream(ItemSearch.Order.values())
                .filter(o -> o.name().equals(order))
                .findFirst()
                .orElse(ItemSearch.Order.REFERENCE);
        return new ItemSearch(words, process.isEmpty() ? null : process, wanted, by, first, size);
    }

    /** The processes of all exams with their titles. */
    public Map<String, String> getProcesses() {
        if (processes == null) {
            Map<String, String> titles = new LinkedHashMap<>();
            blueprints
                    .all()
                    .forEach(exam ->
                            exam.sections().forEach(section -> titles.putIfAbsent(section.process(), section.title())));
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
        return !(words + process + type).isEmpty();
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
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
