/** Reads and writes the files of a sitting that other programs understand. */
@NullMarked
package org.examhall.sitting.file;

import org.jspecify.annotations.NullMarked;
