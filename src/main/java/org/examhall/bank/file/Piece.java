package org.examhall.bank.file;

/** Element or text. */
sealed interface Piece permits Node, Piece.Words {

    record Words(String text) implements Piece {}
}
