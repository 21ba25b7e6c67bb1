"""When a note is saved: three seconds after the first change, every five while it fails."""

from journal_tui.tui.note.saving import SaveState


def test_nothing_is_due_before_something_changed():
    assert not SaveState(saved_at=0.0).due(100.0)


def test_a_save_is_due_three_seconds_after_the_first_change_however_much_is_typed_since():
    state = SaveState(saved_at=0.0)
    for second in (10.0, 11.0, 12.0):
        state.changed(second)
    assert not state.due(12.9)
    assert state.due(13.0)


def test_what_is_typed_during_a_save_is_due_by_the_time_the_text_was_taken():
    state = SaveState(saved_at=0.0)
    state.changed(10.0)
    state.saved(13.0, changed_since=True)
    assert state.dirty
    assert state.due(16.0)
    assert state.age(15.5) == 2


def test_while_it_fails_it_is_tried_every_five_seconds_and_the_age_keeps_growing():
    state = SaveState(saved_at=0.0)
    state.changed(1.0)
    state.failed(4.0)
    assert state.failing
    assert not state.due(8.9)
    assert state.due(9.0)
    assert state.age(14.0) == 14
    state.saved(14.0, changed_since=False)
    assert not state.failing
    assert not state.dirty
