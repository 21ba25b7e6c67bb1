"""Recognise what points at a person, replace it by a token, and put it back byte for byte.

Importing the package loads nothing. Callers take what they need from `pseudonymiser` (the pass over a text),
`text` (tokens and forms of a stored text), `tokens` (who has which token) and `known` (what the vault knows).
Everything here is pure: no storage, no clock, no randomness, so that one object may serve several threads.
"""
