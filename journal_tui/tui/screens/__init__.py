"""One module per screen, brought in when it is first needed. Importing the package loads nothing."""
