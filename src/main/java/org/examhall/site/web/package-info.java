/** The public pages, and those on which the office keeps them. */
@NullMarked
package org.examhall.site.web;

import org.jspecify.annotations.NullMarked;
