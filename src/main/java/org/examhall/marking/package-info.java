/** Marks each handed-in script by the mark scheme of the items that were sat. */
@NullMarked
package org.examhall.marking;

import org.jspecify.annotations.NullMarked;
