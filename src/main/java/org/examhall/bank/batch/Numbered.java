package org.examhall.bank.batch;

import org.examhall.bank.file.Reading;

/** A question of a file, counted from 1. */
record Numbered(int number, Reading reading) {}
