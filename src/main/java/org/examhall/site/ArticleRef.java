package org.examhall.site;

import org.examhall.kernel.Reference;

/** The key of an article. */
public record ArticleRef(String value) {

    public ArticleRef {
        Reference.requireForm(value);
    }
}
