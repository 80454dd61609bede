package org.examhall.course.web;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.SortedMap;
import org.examhall.kernel.Texts;

/** The texts of the exam's page, but those that speak of an invigilator in the words of a mock exam. */
final class MockTexts extends ResourceBundle {

    private static final String OWN = "mock.";

    private final Texts texts;
    private final SortedMap<String, String> own;

    MockTexts(Texts texts) {
        this.texts = texts;
        this.own = texts.startingWith(OWN);
    }

    @Override
    protected Object handleGetObject(String key) {
        String instead = own.get(OWN + key);
        return instead == null ? texts.get(key) : instead;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(own.keySet());
    }
}
