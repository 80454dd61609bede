/** People who sign in: their roles, sign-in, and the append-only audit trail of who did what. */
@NullMarked
package org.examhall.account;

import org.jspecify.annotations.NullMarked;
