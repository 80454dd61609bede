/** Pages on which authors find and read items. */
@NullMarked
package org.examhall.bank.web;

import org.jspecify.annotations.NullMarked;
