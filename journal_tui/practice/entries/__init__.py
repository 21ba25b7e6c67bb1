"""A note's way: draft, review, signature, addendum. One save, one signature, nothing taken back."""
