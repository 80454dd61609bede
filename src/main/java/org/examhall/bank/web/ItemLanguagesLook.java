package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.examhall.bank.ItemLanguages;
import org.jspecify.annotations.Nullable;

/** What has become of the further languages of the version on the page. */
@Named
@RequestScoped
public class ItemLanguagesLook {

    @Inject
    ItemLanguages languages;

    @Inject
    ItemLook look;

    private ItemLanguages.@Nullable Standing standing;

    public ItemLanguages.Standing getStanding() {
        ItemLanguages.Standing asked = standing;
        if (asked == null) {
            asked = languages.of(Objects.requireNonNull(look.getView()).version());
            standing = asked;
        }
        return asked;
    }
}
