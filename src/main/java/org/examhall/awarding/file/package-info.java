/** The file of a batch on disk: written aside, resumed after a crash, sealed and moved into place. */
@NullMarked
package org.examhall.awarding.file;

import org.jspecify.annotations.NullMarked;
