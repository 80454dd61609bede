/** Pages that show what a candidate is entered for. */
@NullMarked
package org.examhall.entry.web;

import org.jspecify.annotations.NullMarked;
