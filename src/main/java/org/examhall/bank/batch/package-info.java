/** The batch jobs of an import: one reads the file and reports, the other makes drafts. */
@NullMarked
package org.examhall.bank.batch;

import org.jspecify.annotations.NullMarked;
