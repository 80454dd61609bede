package org.examhall.bank.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.examhall.bank.ItemState;

/** In which colour the state of an item is shown; the word stands beside it. */
@Named
@ApplicationScoped
public class ItemKinds {

    public String of(ItemState state) {
        return switch (state) {
            case DRAFT, RETIRED -> "";
            case IN_REVIEW -> "warn";
            case APPROVED -> "info";
            case LIVE -> "good";
            case WITHDRAWN -> "bad";
        };
    }
}
