"""Measured values: through the gate for measures, counted by rule, and the same numbers for a curve and a table."""

from datetime import timedelta

import pytest

from journal_tui.practice.errors import ConsentMissing, InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.gate import Permit
from journal_tui.practice.measures.values import Answered, By, SameDay, TalkState
from journal_tui.practice.values import Purpose, Service
from tests.practice.journalling.working_day import Work
from tests.practice.measures.packs import PACK

PHQ = (0, 1, 2, 3, 0, 1, 2, 3, 1)
KBT = Service.KBT


def whole(*answers: int | None) -> Answered:
    return Answered(answers=tuple(None if answer is None else answer * 1000 for answer in answers))


def total(value: int) -> Answered:
    return Answered(total=value * 1000)


def without_measures(work: Work, *services: Service, refused: bool = True) -> str:
    """A client who says yes to a journal everywhere, and no to measures in the first service."""
    client = work.client(services=services, granted=False)
    contact = work.practice.clients.contact(client)
    for service in services:
        answers = dict.fromkeys(work.practice.consent.current(service).purposes, True)
        if service is services[0] and refused:
            answers[Purpose.MEASURES] = False
        work.practice.consent.record(client, service, answers, f"{contact.given} {contact.surname}")
    return client


def test_nine_answers_make_a_total_with_its_band(work: Work) -> None:
    client = work.client()
    made = work.practice.measures.add(client, KBT, "phq9", whole(*PHQ))
    assert (made.total, made.answered, made.state, made.by) == (13_000, 9, "whole", By.COUNSELLOR)
    band = made.instrument.band(made.total)
    assert band and band.words.sv == "måttlig"
    assert made.instrument.key == "phq9/1"
    (held,) = work.practice.measures.list(client)
    assert held == made


def test_a_missing_item_gives_no_total_but_eight_of_nine(work: Work) -> None:
    client = work.client()
    made = work.practice.measures.add(client, KBT, "phq9", whole(*PHQ[:8], None))
    assert (made.total, made.answered, len(made.answers)) == (None, 8, 9)
    (point,) = work.practice.measures.series(client, "phq9")
    assert (point.value, point.missing, point.answered, point.of) == (None, True, 8, 9)


def test_a_series_is_what_the_list_holds_oldest_first_and_gaps_stay_gaps(work: Work) -> None:
    client = work.client()
    start = work.now() - timedelta(weeks=5)
    given = [total(17), total(16), whole(*PHQ[:8], None), total(9)]
    for week, answered in enumerate(given):
        work.practice.measures.add(client, KBT, "phq9", answered, at=start + timedelta(weeks=week))
    work.practice.measures.add(client, KBT, "sleep", total(4))
    points = work.practice.measures.series(client, "phq9")
    assert [point.value for point in points] == [17_000, 16_000, None, 9_000]
    listed = [row for row in work.practice.measures.list(client) if row.instrument.name == "phq9"]
    assert [(row.at, row.total) for row in reversed(listed)] == [(point.at, point.value) for point in points]
    assert [point.at - start for point in points] == [timedelta(weeks=week) for week in range(4)]


def test_a_typed_total_asks_for_no_talk_and_ninth_answer_does(work: Work) -> None:
    client = work.client()
    assert work.practice.measures.add(client, KBT, "phq9", total(13)).talk is TalkState.NONE
    asked = work.practice.measures.add(client, KBT, "phq9", whole(*PHQ), same_day=SameDay.KEEP)
    assert asked.talk is TalkState.WAITS
    assert work.practice.measures.settle_talk(asked.id, opened=True).talk is TalkState.OPENED


def test_a_declined_talk_keeps_its_reason_without_a_name_in_the_journal(work: Work) -> None:
    client = work.client()
    asked = work.practice.measures.add(client, KBT, "phq9", whole(*PHQ))
    with pytest.raises(InvalidInput):
        work.practice.measures.settle_talk(asked.id, opened=False, reason="  ")
    declined = work.practice.measures.settle_talk(asked.id, opened=False, reason="Tove har redan talat med Karin Lund")
    assert declined.talk is TalkState.DECLINED
    assert declined.reason == "Tove har redan talat med Karin Lund"
    stored = work.practice.context.journal.measurements.get(bytes.fromhex(asked.id)).prompt_reason
    assert "Tove" not in stored and "Lund" not in stored and stored.startswith("‹klient›")
    assert work.practice.measures.get(asked.id) == declined


def test_where_no_answer_asks_there_is_nothing_to_settle(work: Work) -> None:
    client = work.client()
    calm = work.practice.measures.add(client, KBT, "phq9", whole(*PHQ[:8], 0))
    with pytest.raises(RefusedByRule) as caught:
        work.practice.measures.settle_talk(calm.id, opened=True)
    assert caught.value.facts["reason"] == "no_talk_asked"


def test_twice_on_one_day_asks_and_then_replaces(work: Work) -> None:
    client = work.client()
    first = work.practice.measures.add(client, KBT, "phq9", total(15))
    work.later(hours=2)
    with pytest.raises(RefusedByRule) as caught:
        work.practice.measures.add(client, KBT, "phq9", total(12))
    assert caught.value.facts["reason"] == "measured_today"
    assert [point.value for point in work.practice.measures.series(client, "phq9")] == [15_000]
    second = work.practice.measures.add(client, KBT, "phq9", total(12), same_day=SameDay.REPLACE)
    assert second.replaces == first.id
    assert [point.value for point in work.practice.measures.series(client, "phq9")] == [12_000]
    assert [row.state for row in work.practice.measures.list(client, void=True)] == ["whole", "void"]


def test_twice_on_one_day_may_be_kept_side_by_side(work: Work) -> None:
    client = work.client()
    work.practice.measures.add(client, KBT, "suds", total(80))
    work.later(minutes=40)
    work.practice.measures.add(client, KBT, "suds", total(30), same_day=SameDay.KEEP)
    assert [point.value for point in work.practice.measures.series(client, "suds")] == [80_000, 30_000]


def test_another_day_or_another_instrument_asks_nothing(work: Work) -> None:
    client = work.client()
    work.practice.measures.add(client, KBT, "phq9", total(15), at=work.now() - timedelta(days=1))
    work.practice.measures.add(client, KBT, "phq9", total(14))
    work.practice.measures.add(client, KBT, "gad7", total(14))
    assert len(work.practice.measures.list(client)) == 3


def test_an_interruption_loses_no_answer(work: Work) -> None:
    client = work.client()
    filling = work.practice.measures.begin(client, KBT, "phq9", by=By.CLIENT)
    assert work.practice.measures.unfinished(client, KBT) == ()
    for count in range(1, 5):
        filling = work.practice.measures.keep(filling, (*(1000 * each for each in PHQ[:count]), *[None] * (9 - count)))
    work.killed()
    (held,) = work.practice.measures.unfinished(client, KBT, "phq9")
    assert (held.answers[:5], held.answered, held.by, held.state) == ((0, 1000, 2000, 3000, None), 4, By.CLIENT, "partial")
    assert work.practice.measures.series(client, "phq9") == ()
    work.later(minutes=10)
    held = work.practice.measures.keep(held, tuple(1000 * each for each in PHQ))
    made = work.practice.measures.finish(held)
    assert (made.total, made.state, made.at) == (13_000, "whole", work.now().astimezone())
    assert work.practice.measures.unfinished(client, KBT) == ()
    with pytest.raises(RefusedByRule):
        work.practice.measures.keep(made, made.answers)


def test_a_finish_on_a_day_that_has_one_asks_too(work: Work) -> None:
    client = work.client()
    work.practice.measures.add(client, KBT, "phq9", total(15))
    filling = work.practice.measures.begin(client, KBT, "phq9")
    filling = work.practice.measures.keep(filling, tuple(1000 * each for each in PHQ))
    with pytest.raises(RefusedByRule):
        work.practice.measures.finish(filling)
    assert work.practice.measures.finish(filling, SameDay.REPLACE).total == 13_000
    assert [point.value for point in work.practice.measures.series(client, "phq9")] == [13_000]


def test_nothing_answered_is_nothing_finished(work: Work) -> None:
    client = work.client()
    with pytest.raises(RefusedByRule):
        work.practice.measures.finish(work.practice.measures.begin(client, KBT, "phq9"))
    with pytest.raises(InvalidInput):
        work.practice.measures.add(client, KBT, "phq9", whole(*[None] * 9))
    with pytest.raises(InvalidInput):
        work.practice.measures.begin(client, KBT, "sleep")


@pytest.mark.parametrize("answered", [whole(*PHQ[:8], 4), whole(*PHQ[:8]), total(28), Answered(total=13_500)])
def test_what_is_out_of_range_writes_nothing(work: Work, answered: Answered) -> None:
    client = work.client()
    with pytest.raises(InvalidInput):
        work.practice.measures.add(client, KBT, "phq9", answered)
    assert work.practice.measures.list(client) == ()


def test_a_time_to_come_or_without_a_zone_writes_nothing(work: Work) -> None:
    client = work.client()
    for at in (work.now() + timedelta(minutes=1), work.now().replace(tzinfo=None)):
        with pytest.raises(InvalidInput):
            work.practice.measures.add(client, KBT, "phq9", total(3), at=at)
    assert work.practice.measures.list(client) == ()


def test_a_no_to_measures_stops_measuring_in_that_service_and_nothing_else(work: Work) -> None:
    client = without_measures(work, KBT, Service.PT)
    assert not isinstance(work.practice.measures.may(client, KBT), Permit)
    for act in (
        lambda: work.practice.measures.add(client, KBT, "phq9", total(3)),
        lambda: work.practice.measures.begin(client, KBT, "phq9"),
    ):
        with pytest.raises(ConsentMissing) as caught:
            act()
        assert caught.value.facts["verdict"] == "refused"
    assert work.permit(client, KBT)
    work.practice.measures.add(client, Service.PT, "weight", Answered(total=72_400))
    assert [row.service for row in work.practice.measures.list(client)] == [Service.PT]
    assert work.practice.measures.service_of(client) is Service.PT


def test_a_withdrawal_of_measures_shuts_their_values_and_leaves_the_notes_open(work: Work) -> None:
    client = work.client(services=(KBT, Service.PT))
    made = work.practice.measures.add(client, KBT, "phq9", whole(*PHQ))
    work.practice.measures.add(client, Service.PT, "weight", Answered(total=72_400))
    filling = work.practice.measures.keep(work.practice.measures.begin(client, KBT, "gad7"), (1000, *[None] * 6))
    entry = work.note(client, "Anteckningen.")
    work.practice.consent.withdraw(client, KBT, Purpose.MEASURES)
    assert work.practice.measures.series(client, "phq9") == ()
    assert [row.instrument.name for row in work.practice.measures.list(client)] == ["weight"]
    for act in (
        lambda: work.practice.measures.get(made.id),
        lambda: work.practice.measures.keep(filling, (1000, 1000, *[None] * 5)),
        lambda: work.practice.measures.finish(filling),
        lambda: work.practice.measures.settle_talk(made.id, opened=True),
        lambda: work.practice.measures.void(made.id),
    ):
        with pytest.raises(ConsentMissing) as caught:
            act()
        assert caught.value.facts["verdict"] == "withdrawn"
    assert work.practice.entries.get(entry.id).text == "Anteckningen."
    work.grant(client, KBT)
    assert [point.value for point in work.practice.measures.series(client, "phq9")] == [13_000]


def test_a_mistake_is_taken_out_once(work: Work) -> None:
    client = work.client()
    made = work.practice.measures.add(client, KBT, "phq9", total(13))
    assert work.practice.measures.void(made.id).state == "void"
    assert work.practice.measures.void(made.id).state == "void"
    assert work.practice.measures.list(client) == () == work.practice.measures.series(client, "phq9")
    assert work.audit_actions().count("MEASURE_VOIDED") == 1
    with pytest.raises(NotFound):
        work.practice.measures.void("00" * 16)


def test_what_was_taken_out_comes_back_as_it_was(work: Work) -> None:
    client = work.client()
    whole_one = work.practice.measures.add(client, KBT, "phq9", total(13))
    begun = work.practice.measures.keep(work.practice.measures.begin(client, KBT, "gad7"), (0, *[None] * 6))
    for made in (whole_one, begun):
        work.practice.measures.void(made.id)
        assert work.practice.measures.reinstate(made).state == made.state
        assert work.practice.measures.reinstate(made).state == made.state
    assert [point.value for point in work.practice.measures.series(client, "phq9")] == [13_000]
    assert [each.id for each in work.practice.measures.unfinished(client, KBT)] == [begun.id]
    assert work.audit_actions().count("MEASURE_REINSTATED") == 2
    work.practice.measures.void(whole_one.id)
    work.practice.consent.withdraw(client, KBT, Purpose.MEASURES)
    with pytest.raises(ConsentMissing):
        work.practice.measures.reinstate(whole_one)


def test_every_writing_and_reading_is_logged(work: Work) -> None:
    client = work.client()
    asked = work.practice.measures.add(client, KBT, "phq9", whole(*PHQ))
    work.practice.measures.settle_talk(asked.id, opened=True)
    work.practice.measures.series(client, "phq9")
    work.practice.measures.keep(work.practice.measures.begin(client, KBT, "gad7"), (0, *[None] * 6))
    logged = [action for action in work.audit_actions() if action.startswith(("MEASURE", "TALK"))]
    assert logged == ["MEASURED", "TALK_SETTLED", "MEASURES_READ", "MEASURE_BEGUN"]


def test_the_pseudonym_says_which_service_is_meant(work: Work) -> None:
    client = work.client(services=(KBT, Service.KOST))
    with pytest.raises(InvalidInput):
        work.practice.measures.service_of(client)
    for subject in work.practice.context.register.subjects(bytes.fromhex(client)):
        assert work.practice.measures.service_of(subject.pseudonym) is subject.service


def test_a_pack_that_was_brought_in_is_there_after_a_restart_with_its_words(work: Work) -> None:
    brought = work.practice.measures.bring_in(PACK)
    assert work.practice.measures.bring_in(PACK) == brought
    work.reopen()
    held = work.practice.measures.instrument("invented")
    assert held == brought and held.items and held.items.texts[1].sv == "Påhittad fråga två"
    assert "invented/1" in [one.key for one in work.practice.measures.instruments(KBT)]
    made = work.practice.measures.add(work.client(), KBT, "invented", whole(1, 2))
    assert (made.total, made.talk) == (3_000, TalkState.WAITS)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("value = 3", "value = 4"), "version_taken"),
        (("version = 1", "version = 2"), ""),
        (
            (
                'version = 1\nkind = "questionnaire"\nbetter = "lower"',
                'version = 2\nkind = "questionnaire"\nbetter = "higher"',
            ),
            "counts_otherwise",
        ),
    ],
)
def test_a_version_never_changes_and_the_next_counts_alike(work: Work, change: tuple[str, str], reason: str) -> None:
    work.practice.measures.bring_in(PACK)
    changed = PACK.replace(*change)
    assert changed != PACK
    if not reason:
        assert work.practice.measures.bring_in(changed).key == "invented/2"
        assert work.practice.measures.instrument("invented").version == 2
        return
    with pytest.raises(InvalidInput) as caught:
        work.practice.measures.bring_in(changed)
    assert caught.value.facts["reason"] == reason
    assert work.practice.measures.instrument("invented").version == 1


def test_a_pack_without_its_owners_yes_is_refused(work: Work) -> None:
    shut = PACK.replace('electronic_allowed = "yes"', 'electronic_allowed = "unknown"').replace(
        "text_included = true", "text_included = false"
    )
    begin, end = shut.index("intro ="), shut.index("[scoring]")
    with pytest.raises(RefusedByRule) as caught:
        work.practice.measures.bring_in(shut[:begin] + shut[end:])
    assert caught.value.facts["reason"] == "electronic_not_allowed"
    with pytest.raises(NotFound):
        work.practice.measures.instrument("invented")


def test_the_total_of_somebody_elses_form_can_be_kept_under_its_name(work: Work) -> None:
    named = work.practice.measures.name_total("KEDS", 0, 54, "lower")
    made = work.practice.measures.add(work.client(), KBT, named.key, total(19))
    assert (made.total, made.instrument.title.sv) == (19_000, "KEDS")
    with pytest.raises(InvalidInput):
        work.practice.measures.name_total("keds", 0, 60, "lower")


def test_one_row_that_cannot_be_trusted_is_counted_and_stops_nobody(work: Work) -> None:
    client = work.client()
    bad = work.practice.measures.add(client, KBT, "phq9", total(13), at=work.now() - timedelta(days=7))
    work.practice.measures.add(client, KBT, "phq9", total(11))
    work.tamper("measurement", bad.id)
    assert [point.value for point in work.practice.measures.series(client, "phq9")] == [11_000]
    assert work.practice.measures.unreadable(client) == 1


def test_neither_answer_nor_total_stands_in_what_is_printed(work: Work) -> None:
    made = work.practice.measures.add(work.client(), KBT, "phq9", whole(*PHQ), at=work.now())
    shown = repr(made) + repr(whole(*PHQ))
    assert "13000" not in shown and "answers=" not in shown and "total=" not in shown
