/** Items, mark schemes, blueprints and the papers drawn from them. */
@NullMarked
package org.examhall.bank;

import org.jspecify.annotations.NullMarked;
