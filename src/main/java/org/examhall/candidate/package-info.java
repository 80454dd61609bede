/** The person who is examined: candidate number and the minimum of personal data. */
@NullMarked
package org.examhall.candidate;

import org.jspecify.annotations.NullMarked;
