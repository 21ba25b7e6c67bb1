"""One chain of schema versions per store.

Starting reads the version with one plain statement; the migration tool is imported only when a store is behind.
"""
