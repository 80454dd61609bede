/** The awarding body: batches of released results in its record layout, sealed and sent once. */
@NullMarked
package org.examhall.awarding;

import org.jspecify.annotations.NullMarked;
