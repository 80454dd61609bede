package org.examhall.app;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.Logger;
import org.examhall.bank.Items;
import org.examhall.bank.Loaded;

/** What is done at each start once the schema is current: the bank is read, and the first people are let in. */
@WebListener
public class Opening implements ServletContextListener {

    private static final Logger LOG = Logger.getLogger(Opening.class.getName());

    @Inject
    Items items;

    @Inject
    FirstAdministrator firstAdministrator;

    @Inject
    Demonstration demonstration;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Path shipped = Path.of(Objects.requireNonNull(
                event.getServletContext().getRealPath("/WEB-INF/exam-bank/practitioner"),
                "the bank is not in the WAR"));
        Loaded loaded = items.loadShipped(shipped);
        LOG.info(() -> "Question bank: " + loaded);
        firstAdministrator.createIfAsked();
        demonstration.prepare();
    }
}
