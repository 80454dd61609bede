/** Courses to study: their content as it lies in {@code courseware}, who may read it, and how far readers have come. */
@NullMarked
package org.examhall.course;

import org.jspecify.annotations.NullMarked;
