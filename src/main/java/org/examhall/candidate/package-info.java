/** The person who is examined: candidate number, the minimum of personal data, and access arrangements. */
@NullMarked
package org.examhall.candidate;

import org.jspecify.annotations.NullMarked;
