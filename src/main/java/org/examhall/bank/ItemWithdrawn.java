package org.examhall.bank;

import org.examhall.account.Actor;

/**
 * A version of an item was taken out of use because something is wrong with it. Fired in the transaction that does so,
 * so that what lies on papers can be exchanged at once.
 */
public record ItemWithdrawn(String version, ItemRef item, Actor by) {}
