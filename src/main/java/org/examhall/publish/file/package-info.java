/** Writes a course as a book and as packages; knows neither the database nor the server's pages. */
@NullMarked
package org.examhall.publish.file;

import org.jspecify.annotations.NullMarked;
