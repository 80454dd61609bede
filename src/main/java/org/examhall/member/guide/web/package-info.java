/** Pages of the process guides. */
@NullMarked
package org.examhall.member.guide.web;

import org.jspecify.annotations.NullMarked;
