package org.examhall.awarding;

import org.examhall.kernel.Refusal;

/**
 * What is wrong with a layout file.
 *
 * @param line counted from 1; 0 for the file as a whole
 * @param reason with the remedy in its text; its first two arguments are file and line
 */
public record LayoutDefect(String file, int line, Refusal reason) {

    @Override
    public String toString() {
        return file + ":" + line + " " + reason.code() + " " + reason.arguments();
    }
}
