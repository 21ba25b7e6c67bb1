"""The journal of a small counselling practice: consent first, pseudonyms always, sealed at rest.

Importing this package loads nothing else: the unlock screen has to paint before anything heavy is touched.
"""

__version__ = "0.1.0"
