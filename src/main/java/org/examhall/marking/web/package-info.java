/** The pages on which people mark, and on which one sees how far they are. */
@NullMarked
package org.examhall.marking.web;

import org.jspecify.annotations.NullMarked;
