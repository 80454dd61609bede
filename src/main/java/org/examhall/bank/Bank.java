package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.examhall.kernel.Language;

/** What a bank says of itself as a whole, as its newest package had it. */
@Entity
@Table(name = "bank")
class Bank {

    @Id
    private String name;

    private String title;

    @Enumerated(EnumType.STRING)
    private Language language;

    private String licence;

    @Column(name = "package_version")
    private String version;

    @SuppressWarnings("NullAway.Init")
    Bank() {}

    Bank(BankPackage bank) {
        this.name = bank.name();
        become(bank);
    }

    /** A newer package has been loaded. */
    final void become(BankPackage bank) {
        title = bank.title();
        language = bank.language();
        licence = bank.licence();
        version = bank.version();
    }

    /** The bank with what is in it now. */
    BankPackage with(List<BankPackage.Content> items, List<BankPackage.Plan> blueprints, List<Medium> media) {
        return new BankPackage(name, title, language, licence, version, items, blueprints, media);
    }
}
