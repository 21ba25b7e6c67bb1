"""How long the practice keeps what: rules as data, what is due by them, and the purge."""
