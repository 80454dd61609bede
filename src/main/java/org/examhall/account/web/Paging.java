package org.examhall.account.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list, and the addresses of the others, which keep what was searched for.
 *
 * @param page counted from 1
 * @param size lines on a page
 * @param total lines in all
 * @param kept the part of the address that all pages share
 */
public record Paging(int page, int size, long total, String kept) {

    /** How many neighbours of the present page are offered on each side. */
    private static final int NEAR = 2;

    /** A number in the list of pages that stands for those left out. */
    public static final int GAP = 0;

    /**
     * The page that an address asks for; the nearest that exists, whatever it asks for.
     *
     * @param asked the page's number as the address has it
     * @param search what was searched for, by the name of its parameter
     */
    public static Paging of(@Nullable String asked, int size, long total, Map<String, String> search) {
        StringBuilder kept = new StringBuilder("?");
        search.forEach((name, value) -> {
            if (!value.isEmpty()) {
                kept.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                kept.append('&');
            }
        });
        boolean number = asked != null && asked.matches("[1-9][0-9]{0,8}");
        int page = number ? Integer.parseInt(asked) : 1;
        return new Paging((int) Math.min(page, pages(size, total)), size, total, kept.toString());
    }

    private static long pages(int size, long total) {
        return Math.max(1, (total + size - 1) / size);
    }

    public long pages() {
        return pages(size, total);
    }

    /** How many lines come before this page. */
    public int skipped() {
        return (page - 1) * size;
    }

    /** The number of the first line on this page. */
    public long from() {
        return Math.min(total, skipped() + 1L);
    }

    public long to() {
        return Math.min(total, (long) page * size);
    }

    public String link(int number) {
        return kept + "page=" + number;
    }

    /** The pages offered: the first, the last and those near this one, with {@link #GAP} for what lies between. */
    public List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= pages(); number++) {
            if (number == 1 || number == pages() || Math.abs(number - page) <= NEAR) {
                numbers.add(number);
            } else if (numbers.get(numbers.size() - 1) != GAP) {
                numbers.add(GAP);
            }
        }
        return numbers;
    }
}
