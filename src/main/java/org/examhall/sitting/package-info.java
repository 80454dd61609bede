/** The exam itself: sittings, scripts, answers, their journal and the clock. */
@NullMarked
package org.examhall.sitting;

import org.jspecify.annotations.NullMarked;
