/**
 * Reads questions from files that other programs wrote. Each reader translates into QTI 3.0, and the bank's own reader
 * says whether it understands the outcome: so there is one place only that decides what a question means.
 */
@NullMarked
package org.examhall.bank.file;

import org.jspecify.annotations.NullMarked;
