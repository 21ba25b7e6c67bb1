"""The consent state machine is the table of consent-and-rights 2.3, move by move."""

from datetime import UTC, date, datetime, timedelta

import pytest

from journal_tui.practice.consent.events import ConsentEvent, EventKind
from journal_tui.practice.consent.state import REQUEST_DAYS, InvalidMove, Standing, fold
from journal_tui.practice.values import ConsentState, Purpose, Service

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ALL = tuple(Purpose)
YES = dict.fromkeys(ALL, True)
NO = dict.fromkeys(ALL, False)


class History:
    """Builds events in order, a day apart unless told otherwise."""

    def __init__(self, service=Service.KBT):
        self.service, self.events = service, []

    def add(self, kind, *, days=1.0, **facts):
        last = self.events[-1].at if self.events else START
        number = len(self.events) + 1
        event = ConsentEvent(
            id=f"{number:032x}",
            seq=number,
            kind=kind,
            at=last + timedelta(days=days),
            service=facts.pop("service", self.service),
            **facts,
        )
        self.events.append(event)
        return self

    def asked(self, version=1, **facts):
        return self.add(EventKind.ASKED, version=version, purposes=ALL, **facts)

    def answered(self, answers=YES, version=1, record="a", **facts):
        return self.add(
            EventKind.ANSWERED, version=version, answers=answers, purposes=tuple(answers), record=record, **facts
        )

    def withdrawn(self, purposes=ALL, **facts):
        return self.add(EventKind.WITHDRAWN, purposes=purposes, **facts)

    @property
    def standing(self):
        return fold(self.service, self.events)

    @property
    def now(self):
        return self.events[-1].at

    def state(self, purpose=Purpose.JOURNAL, later=timedelta()):
        return self.standing.answer(purpose, self.now + later).state

    def decided(self, purpose=Purpose.JOURNAL):
        return self.standing.answer(purpose, self.now).decided


def refused_with(reason, history):
    with pytest.raises(InvalidMove) as caught:
        _ = history.standing
    assert caught.value.reason == reason


def test_nobody_is_asked_from_the_start():
    answer = Standing(Service.KBT).answer(Purpose.JOURNAL, START)
    assert (answer.state, answer.version, answer.since) == (ConsentState.NOT_ASKED, None, None)


def test_a_question_opens_a_request_and_nothing_else():
    history = History().asked()
    assert history.state() is ConsentState.ASKED
    assert history.standing.granted(history.now) == ()


def test_yes_and_no_are_kept_per_purpose():
    history = History().asked().answered({Purpose.JOURNAL: True, Purpose.MEASURES: False, Purpose.SUPERVISION: True})
    assert history.state(Purpose.JOURNAL) is ConsentState.GRANTED
    assert history.state(Purpose.MEASURES) is ConsentState.REFUSED
    assert history.standing.granted(history.now) == (Purpose.JOURNAL, Purpose.SUPERVISION)


def test_an_answer_needs_a_question():
    refused_with("not_asked", History().answered())


def test_an_answer_needs_the_version_that_was_asked():
    refused_with("not_asked", History().asked(1).answered(version=2))


def test_every_purpose_must_be_answered():
    refused_with("unanswered", History().asked().answered({Purpose.JOURNAL: True}))


def test_a_request_lapses_after_thirty_days():
    history = History().asked()
    assert history.state(later=timedelta(days=REQUEST_DAYS)) is ConsentState.ASKED
    assert history.state(later=timedelta(days=REQUEST_DAYS, seconds=1)) is ConsentState.NOT_ASKED
    refused_with("not_asked", History().asked().answered(days=REQUEST_DAYS + 1))


def test_an_aborted_request_leaves_what_was_before():
    history = History().asked().add(EventKind.ABORTED)
    assert history.state() is ConsentState.NOT_ASKED
    again = History().asked().answered(NO).asked(by_client=True).add(EventKind.ABORTED)
    assert again.state() is ConsentState.REFUSED


def test_after_a_no_the_same_version_is_not_asked_again():
    refused_with("refused_already", History().asked().answered(NO).asked())


def test_after_a_no_the_client_may_raise_it_and_a_new_version_may_be_asked():
    assert History().asked().answered(NO).asked(by_client=True).state() is ConsentState.ASKED
    assert History().asked().answered(NO).asked(version=2).state() is ConsentState.ASKED


def test_withdrawal_ends_what_it_names_at_once_and_for_good():
    history = History().asked().answered().withdrawn((Purpose.MEASURES,))
    assert history.state(Purpose.MEASURES) is ConsentState.WITHDRAWN
    assert history.state(Purpose.JOURNAL) is ConsentState.GRANTED
    refused_with("nothing_to_withdraw", history.withdrawn((Purpose.MEASURES,)))


def test_what_was_refused_cannot_be_withdrawn():
    refused_with("nothing_to_withdraw", History().asked().answered(NO).withdrawn())


def test_a_question_after_withdrawal_opens_nothing_until_answered_yes():
    history = History().asked().answered().withdrawn().asked()
    assert history.state() is ConsentState.ASKED
    assert history.decided() is ConsentState.WITHDRAWN
    assert history.answered(record="b").state() is ConsentState.GRANTED


def test_asking_takes_nothing_away_from_a_grant_in_force():
    history = History().asked().answered().asked(version=2)
    assert history.state() is ConsentState.GRANTED
    assert history.standing.answer(Purpose.JOURNAL, history.now).asked == history.now


def test_a_newer_answer_supersedes_the_older_record():
    history = History().asked().answered().asked(2).answered(NO, version=2, record="b")
    assert history.standing.records[0].state(Purpose.JOURNAL, history.now) is ConsentState.SUPERSEDED
    assert history.state() is ConsentState.REFUSED


def test_a_grant_expires_the_day_after_its_last():
    last = date(2026, 11, 30)
    history = History().asked().answered(valid_to=last)
    noon = datetime(2026, 11, 30, 12, tzinfo=UTC)
    assert history.standing.answer(Purpose.JOURNAL, noon).state is ConsentState.GRANTED
    assert history.standing.answer(Purpose.JOURNAL, noon + timedelta(days=1)).state is ConsentState.EXPIRED


def test_an_invalidated_record_never_counts_and_stays_visible():
    history = History().asked().answered().add(EventKind.INVALIDATED, record="a", reason="wrong_person")
    assert history.state() is ConsentState.INVALIDATED
    assert [record.id for record in history.standing.records] == ["a"]


def test_invalidation_needs_a_record_and_a_ground():
    refused_with(
        "no_such_record", History().asked().answered().add(EventKind.INVALIDATED, record="x", reason="wrong_person")
    )
    refused_with("no_reason", History().asked().answered().add(EventKind.INVALIDATED, record="a"))


def test_an_end_state_of_a_record_is_never_left():
    history = History().asked().answered().withdrawn().asked().answered(record="b").withdrawn((Purpose.JOURNAL,))
    states = [record.state(Purpose.JOURNAL, history.now) for record in history.standing.records]
    assert states == [ConsentState.WITHDRAWN, ConsentState.WITHDRAWN]


def test_time_does_not_go_backwards():
    refused_with("clock", History().asked().answered(days=-0.1))


def test_numbers_only_rise():
    history = History().asked()
    with pytest.raises(InvalidMove, match="broken_chain"):
        history.standing.after(history.events[0])


def test_consent_for_one_service_never_opens_another():
    kost = History(Service.KOST).asked().answered()
    assert fold(Service.KBT, kost.events).granted(kost.now) == ()
    with pytest.raises(InvalidMove, match="other_service"):
        Standing(Service.KBT).after(kost.events[0])


def test_an_erased_person_is_refused_a_grant_but_may_withdraw():
    history = History().asked().answered().add(EventKind.ERASED, service=None)
    assert history.withdrawn().standing.erased
    refused_with("erased", history.asked())


def test_a_refused_move_leaves_the_standing_as_it_was():
    history = History().asked()
    before = history.standing
    with pytest.raises(InvalidMove):
        before.after(History().asked().asked().answered(version=9).events[2])
    assert before == history.standing
