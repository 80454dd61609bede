package org.examhall.bank;

import java.util.List;

/** What came of reading a content package: the bank, whole, or every reason why not. */
public sealed interface BankReading permits BankPackage, BankReading.Defective {

    /** The package was refused as a whole. */
    record Defective(List<BankDefect> defects) implements BankReading {
        public Defective {
            defects = List.copyOf(defects);
        }
    }
}
