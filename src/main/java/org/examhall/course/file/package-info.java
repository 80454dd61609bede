/**
 * Office files of the templates, made when Examhall is built, so that no office library ships with it. A formula is
 * written as in a spreadsheet whose table begins in A1, with these signs beside: {@code B#} is column B in the row of
 * the formula, {@code @7} row 7 in its column, {@code B*} all of column B but heading, example and total, {@code B:B}
 * the same with the example, and {@code 2!} before any of them means table 2.
 */
@NullMarked
package org.examhall.course.file;

import org.jspecify.annotations.NullMarked;
