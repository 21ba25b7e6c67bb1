"""The line-by-line twin of the screens: every task without a screen, for scripts and for screen readers.

Importing the package loads nothing; `cli.main.run` is the door. The contract is `README.md`, command line.
"""
