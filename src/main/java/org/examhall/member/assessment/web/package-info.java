/** Pages and files of the self-assessment. */
@NullMarked
package org.examhall.member.assessment.web;

import org.jspecify.annotations.NullMarked;
