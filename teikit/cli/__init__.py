"""The command line: one command per file, each a thin call of the library."""
