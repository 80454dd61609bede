/** The calls of the bank's pages. */
@NullMarked
package org.examhall.bank.rest;

import org.jspecify.annotations.NullMarked;
