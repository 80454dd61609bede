package org.examhall.site;

/** Something that visitors see has been changed: what is kept ready for them is out of date. */
public record SiteChanged() {}
