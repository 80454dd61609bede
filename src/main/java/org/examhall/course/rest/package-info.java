/** The calls of the page on which a lesson is read. */
@NullMarked
package org.examhall.course.rest;

import org.jspecify.annotations.NullMarked;
