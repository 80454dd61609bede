/** The pages of the export. */
@NullMarked
package org.examhall.awarding.web;

import org.jspecify.annotations.NullMarked;
