/** Results: provisional, confirmed by a person, released. */
@NullMarked
package org.examhall.result;

import org.jspecify.annotations.NullMarked;
