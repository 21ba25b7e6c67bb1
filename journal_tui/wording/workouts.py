"""How a workout's lines are written: sets × reps × load with the language's decimal mark, and what else was said."""

from journal_tui.locales import N_, _, language
from journal_tui.practice.workouts.values import UNIT, WorkoutLine

_COLUMNS = {
    "exercise": N_("Exercise"),
    "sets": N_("Sets"),
    "reps": N_("Reps"),
    "load": N_("Kg"),
    "rpe": N_("RPE"),
    "pain": N_("Pain"),
    "seconds": N_("Sec"),
}


def column_title(column: str) -> str:
    """Return the head of a column of the grid."""
    return _(_COLUMNS[column])


def number_text(value: int) -> str:
    """Return thousandths as they are read, with as many decimals as they have."""
    whole, rest = divmod(value, UNIT)
    mark = "." if language() == "en" else ","
    return f"{whole}{mark}{rest:03}".rstrip("0").rstrip(mark)


def kilos_text(value: int | None) -> str:
    """Return a load with its unit, or that it is missing."""
    return _("missing") if value is None else f"{number_text(value)} kg"


def line_text(line: WorkoutLine) -> str:
    """Return one line: `Squat  3 × 8 × 60 kg  RPE 7  pain 2`."""
    amount = [str(each) for each in (line.sets, line.reps) if each is not None]
    if line.load is not None:
        amount.append(f"{number_text(line.load)} kg")
    parts = [line.exercise, " × ".join(amount)]
    parts.append(f"RPE {number_text(line.rpe)}" if line.rpe is not None else "")
    parts.append(_("pain {value}").format(value=line.pain) if line.pain is not None else "")
    parts.append(f"{line.seconds} s" if line.seconds is not None else "")
    return "  ".join(part for part in parts if part)
