/** The batch job that makes an edition. */
@NullMarked
package org.examhall.publish.batch;

import org.jspecify.annotations.NullMarked;
