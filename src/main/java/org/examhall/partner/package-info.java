/** Training partners, the venues at which exams are held, and the accreditation of trainers. */
@NullMarked
package org.examhall.partner;

import org.jspecify.annotations.NullMarked;
