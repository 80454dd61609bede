/**
 * Mail to people outside: an outbox that is written with what it tells of, and sent by a mail server if there is one.
 */
@NullMarked
package org.examhall.mail;

import org.jspecify.annotations.NullMarked;
