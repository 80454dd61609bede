package org.examhall.sitting.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.sitting.SealedFile;

/** The key for which a candidate's page seals answers that no network carries. */
@Named("seal")
@ApplicationScoped
public class SealPage {

    @Inject
    SealedFile files;

    private String key = "";

    @PostConstruct
    void start() {
        key = files.publicKey();
    }

    public String getKey() {
        return key;
    }
}
