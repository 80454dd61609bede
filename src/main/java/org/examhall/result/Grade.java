package org.examhall.result;

/** What a candidate has achieved. */
public enum Grade {
    PASS,
    FAIL
}
