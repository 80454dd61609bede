package org.examhall.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.Role;
import org.examhall.kernel.Refused;

/**
 * Creates the first account of a new installation from the settings {@code examhall.first.administrator.email} and
 * {@code examhall.first.administrator.password}. Once there is an account they are ignored and should be removed.
 */
@ApplicationScoped
public class FirstAdministrator {

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class.getName());
    private static final String EMAIL = "examhall.first.administrator.email";
    private static final String PASSWORD = "examhall.first.administrator.password";

    @Inject
    Accounts accounts;

    @Inject
    Settings settings;

    @Transactional
    public void createIfAsked() {
        if (settings.isDemonstration() || !accounts.all().isEmpty()) {
            return;
        }
        Config config = ConfigProvider.getConfig();
        Optional<String> email = config.getOptionalValue(EMAIL, String.class);
        Optional<String> password = config.getOptionalValue(PASSWORD, String.class);
        if (email.isEmpty() || password.isEmpty()) {
            LOG.warning("There is no account yet. Start once with " + EMAIL + " and " + PASSWORD
                    + " (or the environment variables EXAMHALL_FIRST_ADMINISTRATOR_EMAIL and _PASSWORD).");
            return;
        }
        try {
            accounts.create(
                    email.get(), "First administrator", password.get(), Set.of(Role.ADMINISTRATOR), Actor.SYSTEM);
            LOG.info("The first administrator was created; the two settings can be removed now.");
        } catch (Refused refused) {
            LOG.severe("The first administrator was not created: "
                    + refused.refusal().code() + " " + refused.refusal().arguments());
        }
    }
}
