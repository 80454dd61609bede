package org.examhall.app;

import com.microsoft.playwright.Page;

/** How somebody works on a form: with a pointer, or with keys alone. Fields and buttons are named by selectors. */
interface Hands {

    /** Writes a text in place of what the field holds. */
    void write(String field, String text);

    /** Goes on writing where the cursor stands in the field. */
    void goOn(String field, String text);

    /** Presses the button above a text that makes a place in it, at the cursor. */
    void makePlace(String field);

    void choose(String list, String value);

    void tick(String box);

    void push(String button);

    /** Somebody with a pointer, who pastes what they write. */
    record Pointer(Page page) implements Hands {

        @Override
        public void write(String field, String text) {
            page.fill(field, text);
        }

        @Override
        public void goOn(String field, String text) {
            page.focus(field);
            page.keyboard().insertText(text);
        }

        @Override
        public void makePlace(String field) {
            page.click("#parts .tool-place"); // there is one such text
        }

        @Override
        public void choose(String list, String value) {
            page.selectOption(list, value);
        }

        @Override
        public void tick(String box) {
            page.click(box);
        }

        @Override
        public void push(String button) {
            page.click(button);
        }
    }

    /** Somebody who reaches everything by Tab; only long texts are pasted. */
    record Keys(Page page, Keyboard keys) implements Hands {

        private static final int LONG = 12;

        @Override
        public void write(String field, String text) {
            keys.reach(field);
            keys.press("Control+A");
            type(text);
        }

        private void type(String text) {
            if (text.isEmpty()) {
                keys.press("Delete");
            } else if (text.length() > LONG) {
                page.keyboard().insertText(text);
            } else {
                keys.type(text);
            }
        }

        @Override
        public void goOn(String field, String text) {
            keys.reach(field);
            type(text);
        }

        @Override
        public void makePlace(String field) {
            keys.press("Shift+Tab");
            while (!(Boolean) page.evaluate("document.activeElement.matches('.tool-place')")) {
                keys.press("ArrowRight");
            }
            keys.press("Enter");
        }

        @Override
        public void choose(String list, String value) {
            keys.reach(list);
            int steps = (Integer) page.evaluate("""
                    ([list, value]) => {
                      const { options, selectedIndex } = document.querySelector(list);
                      return [...options].findIndex(option => option.value === value) - selectedIndex;
                    }""", java.util.List.of(list, value));
            for (int step = 0; step < Math.abs(steps); step++) {
                keys.press(steps < 0 ? "ArrowUp" : "ArrowDown");
            }
            if (!page.locator(list).inputValue().equals(value)) {
                throw new AssertionError(value + " cannot be reached by the arrow keys in " + list);
            }
        }

        @Override
        public void tick(String box) {
            keys.tick(box);
        }

        @Override
        public void push(String button) {
            keys.activate(button);
        }
    }
}
