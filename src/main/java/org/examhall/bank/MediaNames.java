package org.examhall.bank;

import java.util.Optional;

/** Finds the medium that an address in a file means. */
interface MediaNames {

    /** Media that are kept already: the address ends in the name, as {@link ItemWriter} writes it. */
    MediaNames KEPT = (element, address) -> Optional.of(address)
            .filter(text -> text.startsWith(MarkupWriter.FOLDER))
            .map(text -> text.substring(MarkupWriter.FOLDER.length()))
            .filter(Medium::isName);

    /**
     * The name under which the medium is kept; empty if there is none at this address.
     *
     * @param element that names the address, relative to its file
     */
    Optional<String> find(XmlElement element, String address);
}
