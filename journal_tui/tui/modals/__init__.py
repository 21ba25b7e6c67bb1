"""Dialogs: a frame means that the person has to decide. Importing the package loads nothing."""
