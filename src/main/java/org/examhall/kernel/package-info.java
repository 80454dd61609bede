/** Values that every room uses: references, refusals, the clock and converters; it knows nobody. */
@NullMarked
package org.examhall.kernel;

import org.jspecify.annotations.NullMarked;
