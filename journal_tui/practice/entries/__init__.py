"""A note's way: draft, review, signature, addendum. One save, one signature, nothing taken back."""

from journal_tui.practice.entries.desk import Entries

__all__ = ["Entries"]
