"""The line by line front door: the whole main job as a plain dialogue, for screen readers and braille lines.

The rules: one fact a line, nothing is drawn again, no control codes; every question ends with a colon and answers `?`; the
use-cases are those of the screens and the command line, and data is reached through the practice only.
"""
