/** The self-assessment: how mature a school's processes are, by its own answers, and what to do next. */
@NullMarked
package org.examhall.member.assessment;

import org.jspecify.annotations.NullMarked;
