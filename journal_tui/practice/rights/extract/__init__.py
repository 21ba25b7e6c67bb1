"""The copy of everything that is held about one client: gathered, and written out in words, as a page and for machines."""
