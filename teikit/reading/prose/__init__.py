"""Running prose read closely: words, sentences, names, and the clauses that report speech. English first."""
