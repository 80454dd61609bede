package org.examhall.bench;

import java.util.List;

/** A sitting and those who sit in it. */
record Room(String sitting, List<Sitter> sitters) {}
