package org.examhall.app;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import org.examhall.bank.BankFixture;
import org.examhall.bank.Item;
import org.examhall.bank.ItemType;

/** Hands that never touch a mouse: everything is reached by Tab and done by keys. */
final class Keyboard {

    private static final int MOST_TABS = 150;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    void press(String keys) {
        page.keyboard().press(keys);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Moves the focus to what the selector names, by Tab or, if it lies behind, by Shift+Tab. */
    void reach(String selector) {
        String where = "";
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            where = (String) page.evaluate("""
                    selector => {
                      const wanted = document.querySelector(selector);
                      const active = document.activeElement;
                      if (wanted === null) return 'missing';
                      if (active === wanted) return 'there';
                      const group = active.type === 'radio' && wanted.type === 'radio' && active.name === wanted.name;
                      if (group) return 'there';
                      if (active === document.body) return 'ahead';
                      return active.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? 'behind' : 'ahead';
                    }""", selector);
            if (where.equals("there")) {
                return;
            }
            press(where.equals("behind") ? "Shift+Tab" : "Tab");
        }
        throw new AssertionError(selector + " cannot be reached by Tab (" + where + ")");
    }

    void activate(String selector) {
        reach(selector);
        press("Enter");
    }

    void tick(String selector) {
        reach(selector);
        press("Space");
    }

    /** Answers the question at which the page stands as the key has it. */
    void answer(int position, Item item) {
        String question = "#q" + position + " ";
        BankFixture.key(item).values().forEach((variable, values) -> {
            if (item.type() == ItemType.SINGLE) {
                chooseRadio(question + "input[value='" + values.get(0) + "']");
            } else if (item.type() == ItemType.MULTIPLE) {
                inPageOrder(question + "input", Set.copyOf(values))
                        .forEach(value -> tick(question + "input[value='" + value + "']"));
            } else if (item.type() == ItemType.ORDER) {
                arrange(question, values);
            } else {
                for (String value : values) {
                    String[] pair = value.split(" ");
                    if (item.type() == ItemType.MATCH) {
                        chooseInList(question + "select[data-left='" + pair[0] + "']", pair[1]);
                    } else {
                        chooseInList(question + "select[data-response='" + variable + "']", value);
                    }
                }
            }
        });
    }

    private void chooseRadio(String wanted) {
        reach(wanted);
        if (isActive(wanted)) {
            press("Space");
        }
        for (int options = 0; !isActive(wanted); options++) {
            if (options > 20) {
                throw new AssertionError(wanted + " cannot be reached by the arrow keys");
            }
            press("ArrowDown");
        }
    }

    private boolean isActive(String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    private void chooseInList(String list, String value) {
        reach(list);
        for (int options = 0; !page.locator(list).inputValue().equals(value); options++) {
            if (options > 20) {
                throw new AssertionError(value + " cannot be reached by the arrow keys in " + list);
            }
            press("ArrowDown");
        }
    }

    private void arrange(String question, List<String> wanted) {
        List<String> order = CandidateAtExam.steps(page.locator(question.strip()));
        if (order.equals(wanted)) {
            activate(question + "button.confirm");
        }
        for (int place = 0; place < wanted.size(); place++) {
            String step = wanted.get(place);
            int from = CandidateAtExam.steps(page.locator(question.strip())).indexOf(step);
            if (from > place) {
                reach(question + "li[data-value='" + step + "'] button.up");
                for (int moves = from - place; moves > 0; moves--) {
                    press("Enter");
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> inPageOrder(String inputs, Set<String> values) {
        List<String> all = (List<String>) page.locator(inputs).evaluateAll("all => all.map(one => one.value)");
        return all.stream().filter(values::contains).toList();
    }
}
