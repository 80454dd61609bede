/** An entry: this candidate, for this paper, at this sitting, with the time allowed. */
@NullMarked
package org.examhall.entry;

import org.jspecify.annotations.NullMarked;
