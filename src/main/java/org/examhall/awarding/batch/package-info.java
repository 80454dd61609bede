/** The batch job that exports: claim the results, write the lines, seal the file. */
@NullMarked
package org.examhall.awarding.batch;

import org.jspecify.annotations.NullMarked;
