"""A pack of an invented questionnaire, as a practice would bring it in."""

PACK = """\
schema = "journal-tui/instrument/1"
name = "invented"
version = 1
kind = "questionnaire"
better = "lower"
title = { sv = "Påhitt-2", en = "Invented-2" }
about = { sv = "Två påhittade frågor", en = "Two invented questions" }

[rights]
licence = "Ours, for the test"
source = "A test"
attribution = "Nobody"
electronic_allowed = "yes"
text_included = true

[items]
count = 2
least = 0
most = 2
intro = { sv = "Den senaste veckan:", en = "This past week:" }
text = [
  { sv = "Påhittad fråga ett", en = "Invented question one" },
  { sv = "Påhittad fråga två", en = "Invented question two" },
]
choice = [
  { sv = "inte alls", en = "not at all" },
  { sv = "lite", en = "a little" },
  { sv = "mycket", en = "a lot" },
]

[scoring]
rule = "sum"
missing = "complete"
source = "A test"

[bands]
source = "A test"
band = [{ least = 0, most = 2, sv = "lite", en = "little" }, { least = 3, most = 4, sv = "mycket", en = "much" }]

[cutoff]
value = 3
source = "A test"

[talk]
item = 2
above = 1
"""
