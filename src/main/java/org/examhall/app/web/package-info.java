/** The page on which a day in the office begins; it may look into every room. */
@NullMarked
package org.examhall.app.web;

import org.jspecify.annotations.NullMarked;
