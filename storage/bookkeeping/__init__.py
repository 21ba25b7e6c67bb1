"""The bookkeeping store: what accounting law demands and nothing more.

The rule: no pseudonym, no journal id, no word about health; rows are sealed under the key of their financial year.
"""
