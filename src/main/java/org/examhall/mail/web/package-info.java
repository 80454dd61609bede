/** The page on which the office sees what is in the outbox. */
@NullMarked
package org.examhall.mail.web;

import org.jspecify.annotations.NullMarked;
