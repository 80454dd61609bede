/** Courses as files to take away: books for readers, packages for other learning platforms. */
@NullMarked
package org.examhall.publish;

import org.jspecify.annotations.NullMarked;
