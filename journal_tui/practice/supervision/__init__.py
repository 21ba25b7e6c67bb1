"""A text for supervision: marked entries without names, dates, ages and places, under the consent for supervision.

The rules: what is general is made so without asking; every proper noun that is left is decided on by a person, one by one;
nothing of what the vault knows stands in the file; nothing is written before all of this holds, and the log has it first.
"""
