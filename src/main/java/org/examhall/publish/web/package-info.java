/** The page on which a course is taken away, and its files. */
@NullMarked
package org.examhall.publish.web;

import org.jspecify.annotations.NullMarked;
