"""The parts that every screen is built of. Importing the package loads nothing."""
