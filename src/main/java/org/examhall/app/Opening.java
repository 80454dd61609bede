package org.examhall.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.examhall.bank.BankPackages;
import org.examhall.bank.Items;
import org.examhall.bank.Loaded;
import org.examhall.bank.Vault;
import org.examhall.sitting.SealedFile;

/** What is done at each start once the schema is current: the banks are read, and the first people are let in. */
@WebListener
public class Opening implements ServletContextListener {

    private static final Logger LOG = Logger.getLogger(Opening.class.getName());

    @Inject
    Vault vault;

    @Inject
    Items items;

    @Inject
    BankPackages packages;

    @Inject
    FirstAdministrator firstAdministrator;

    @Inject
    Demonstration demonstration;

    @Inject
    SealedFile seals;

    @Resource
    ManagedThreadFactory threads;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        vault.unlock();
        for (Path bank : shippedBanks(event.getServletContext())) {
            if (packages.isLoaded(bank.getFileName().toString())) {
                LOG.info(() -> "Question bank " + bank.getFileName() + ": stays as its own package made it");
                continue;
            }
            Loaded loaded = items.loadShipped(bank);
            LOG.info(() -> "Question bank " + bank.getFileName() + ": " + loaded);
        }
        firstAdministrator.createIfAsked();
        demonstration.prepare();
        // The first start makes a pair of keys, for many seconds on a small machine: not while a room opens its papers.
        threads.newThread(seals::publicKey).start();
    }

    /** The folders of {@code exam-bank}, each with a package of its own. */
    private static List<Path> shippedBanks(ServletContext context) {
        Path folder = Path.of(Objects.requireNonNull(
                context.getRealPath("/WEB-INF/exam-bank"), "the question banks are not in the WAR"));
        try (Stream<Path> banks = Files.list(folder)) {
            return banks.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
