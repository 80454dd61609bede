package org.examhall.bank.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The pictures and sounds that came along with a question. */
interface Shelf {

    /** Of a file that brings none. */
    Shelf EMPTY = address -> null;

    /** The content of the file at an address, as the question names it; null if it did not come along. */
    byte @Nullable [] find(String address) throws IOException;
}
