"""Sealing and opening: one envelope format, one suite, handles instead of bare keys.

Only `cryptography` and the standard library are used; there is no primitive of our own. The rule of the room:
a key leaves it as a handle that can seal and open, never as bytes.
"""
