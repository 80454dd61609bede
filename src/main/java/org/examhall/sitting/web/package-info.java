/** Pages of sittings: scheduling, the board, check-in, the paper and the receipt. */
@NullMarked
package org.examhall.sitting.web;

import org.jspecify.annotations.NullMarked;
