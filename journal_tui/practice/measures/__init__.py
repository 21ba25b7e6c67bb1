"""Measures: instruments as data, how their answers are counted, and the desk where they are answered.

The rule: nothing here names a condition. An instrument counts, its authors' bands and cut-off are facts with a source, and
the words of its questions belong to their owner until a practice that holds the right brings them in.
"""
