/** The page on which the office sees what is in the outbox, and those for who has forgotten their password. */
@NullMarked
package org.examhall.mail.web;

import org.jspecify.annotations.NullMarked;
