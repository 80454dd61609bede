/** Training partners and the venues at which exams are held. */
@NullMarked
package org.examhall.partner;

import org.jspecify.annotations.NullMarked;
