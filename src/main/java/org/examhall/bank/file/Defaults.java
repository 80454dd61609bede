package org.examhall.bank.file;

import org.examhall.bank.ItemFacts;
import org.examhall.kernel.Language;

/** What the files of others do not say: the language, and the facts of questions that come without. */
public record Defaults(Language language, ItemFacts facts) {}
