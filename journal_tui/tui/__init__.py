"""How the practice looks in a terminal: Textual only, no storage, no cryptography.

Importing this package loads nothing. The unlock screen has to paint before the rest is touched, so
`app.py` imports only what that screen needs and a thread brings in the other screens while the
passphrase is typed.
"""
