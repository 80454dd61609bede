/** The pages on which courses are read, practised and run. */
@NullMarked
package org.examhall.course.web;

import org.jspecify.annotations.NullMarked;
