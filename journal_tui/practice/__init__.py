"""What a counselling practice does. No Textual, no SQL, no cryptography import in this room.

Importing the package loads nothing; callers import the module they need (`practice.values` and
`practice.errors` are light and may be imported by screens before the practice is unlocked).
"""
