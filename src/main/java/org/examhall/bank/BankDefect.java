package org.examhall.bank;

/**
 * Something in a content package that Examhall does not take, said so that the author can find it.
 *
 * @param file path inside the package
 * @param line counted from 1; 0 where the defect is not in a line, such as a missing file
 * @param message what is wrong, in English, as the names in the files are
 */
public record BankDefect(String file, int line, String message) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
