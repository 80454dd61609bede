/** The pages of results: the office's list, one script's result, and the candidate's own. */
@NullMarked
package org.examhall.result.web;

import org.jspecify.annotations.NullMarked;
