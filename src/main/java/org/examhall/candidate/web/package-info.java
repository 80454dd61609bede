/** Pages on which candidates are registered and found. */
@NullMarked
package org.examhall.candidate.web;

import org.jspecify.annotations.NullMarked;
