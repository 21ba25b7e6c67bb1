"""The commands of workouts: from the note and the card to the grid, and in the grid."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class LogWorkout(Command):
    """Opens the workout of this appointment as a grid: exercise, sets, repetitions, load, RPE, pain. The note stays as it is."""

    also = N_("training, exercise, weights, sets")
    action, key, title, label, priority = "workout", "f11", N_("Workout"), N_("Workout"), True
    remark = N_("training")


class ShowWorkouts(Command):
    """Opens today's workout as a grid, with the last one to copy and the curve of each exercise."""

    also = N_("training, exercise, weights, sets")
    action, key, title, label, remark = "workout", "l", N_("Workout"), N_("Workout"), N_("training")


class CopyWorkout(Command):
    """Puts the lines of the last workout below, to be changed where it went otherwise. {key:undo-cell} takes them back."""

    action, key, title, label, footer, priority = (
        "copy_last",
        "ctrl+f",
        N_("Copy the last workout"),
        N_("Copy last"),
        1,
        True,
    )


class WorkoutCurve(Command):
    """Shows how the exercise of this line went over time: its heaviest load, its volume, the other exercises."""

    action, key, title, label, footer = "curve", "ctrl+b,k", N_("Curve of the exercise"), N_("Curve"), 2


class NewLine(Command):
    """Puts an empty line below this one. At the end Enter does the same."""

    action, key, title, label, footer, priority = "new_line", "ctrl+n", N_("Line below"), N_("Line"), 3, True


class DropLine(Command):
    """Takes the line out. {key:undo-cell} takes it back."""

    action, key, title, priority = "drop_line", "ctrl+r", N_("Take the line out"), True


class UndoCell(Command):
    """Takes the last change in the grid back, one after the other."""

    action, key, title, label, footer = "undo_cell", "ctrl+z", N_("Undo in the grid"), N_("Undo"), 4


class SaveWorkout(Command):
    """Saves now. The workout is saved by itself after each change."""

    action, key, title, label, priority = "save", "ctrl+s", N_("Save now"), N_("Save"), True
