"""What differs between two versions of a line: one stretch, never through a token. Pure."""

from journal_tui.tui.note.atoms import around, towards


def stretch(before: str, after: str) -> tuple[int, int, int]:
    """Where two lines differ.

    Args:
        before: The line as it is.
        after: The line as it shall be.

    Returns:
        The start of the stretch (the same in both), its end in `before`, its end in `after`.
    """
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    most = shorter - start
    same = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    end_before, end_after = len(before) - same, len(after) - same
    while start and (around(before, start) or around(after, start)):
        start = min(towards(before, start, right=False), towards(after, start, right=False))
    while around(before, end_before) or around(after, end_after):
        end_before, end_after = end_before + 1, end_after + 1
    return start, end_before, end_after
