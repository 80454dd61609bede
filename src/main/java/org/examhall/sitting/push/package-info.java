/** What the server sends to boards without being asked. */
@NullMarked
package org.examhall.sitting.push;

import org.jspecify.annotations.NullMarked;
