/** Pages of training partners and their venues. */
@NullMarked
package org.examhall.partner.web;

import org.jspecify.annotations.NullMarked;
