/** The calls of the candidate's window and of the invigilator's board. */
@NullMarked
package org.examhall.sitting.rest;

import org.jspecify.annotations.NullMarked;
