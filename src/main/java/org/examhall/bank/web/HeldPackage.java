package org.examhall.bank.web;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** The package that an administrator has sent and not yet loaded, still encrypted; it ends with their session. */
@SessionScoped
public class HeldPackage implements Serializable {

    private static final long serialVersionUID = 1;

    private byte[] file = {};
    private String name = "";

    void hold(byte[] sent, String called) {
        file = sent.clone();
        name = called;
    }

    void drop() {
        hold(new byte[0], "");
    }

    boolean isThere() {
        return file.length > 0;
    }

    byte[] file() {
        return file.clone();
    }

    String name() {
        return name;
    }
}
