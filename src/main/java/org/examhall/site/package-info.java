/** What everybody may see of the foundation: news, dates, trainers and the way to write to it. */
@NullMarked
package org.examhall.site;

import org.jspecify.annotations.NullMarked;
