"""The rights of the persons whose data the practice holds: cases, holds, and the one erasure."""
