/**
 * Marks each handed-in script by the mark scheme of the items that were sat, and has people mark what needs a person.
 */
@NullMarked
package org.examhall.marking;

import org.jspecify.annotations.NullMarked;
