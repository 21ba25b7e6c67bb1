"""A payload is one byte string for one content, and anything else is damaged."""

from dataclasses import dataclass

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.errors import Damaged
from storage.sealed.converters import MAX_INT
from storage.sealed.payload import Codec, canonical, parse
from storage.sealed.record import PermittedRecord, Record, coarse

ID = bytes(range(16))
HEAD = {"id": ID, "subject": bytes(16), "author": bytes(16), "version": 3}


@dataclass(frozen=True, slots=True)
class Inner:
    word: str
    parts: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Record):
    text: str
    count: int
    done: bool = False
    raw: bytes = b""
    maybe: int | None = None
    place: tuple[int, int] = (0, 0)
    inners: tuple[Inner, ...] = ()


CODEC = Codec("test/sample/1", Sample)


def sample(**changes: object) -> Sample:
    content: dict[str, object] = {"text": 'å ‹klient›\n\x00"\\', "count": -5, "raw": b"\x00\xff", "place": (2, 7)}
    make = Sample
    return make(created_ms=17, **HEAD, **(content | changes))


def test_a_record_comes_back_as_it_was() -> None:
    record = sample(maybe=None, inners=(Inner("ett", (b"a", b"")), Inner("två")))
    assert CODEC.decode(CODEC.encode(record), HEAD) == record


def test_the_head_is_not_in_the_payload() -> None:
    payload = CODEC.encode(sample())
    assert ID.hex().encode() not in payload
    assert b'"version"' not in payload


def test_the_permit_is_bound_outside_the_payload() -> None:
    codec = Codec("test/permitted/1", PermittedRecord)
    record = PermittedRecord(id=ID, subject=ID, created_ms=1, permit=b"p" * 16)
    assert b"permit" not in codec.encode(record).replace(b"permitted", b"")


def test_the_schema_opens_the_right_class_only() -> None:
    with pytest.raises(Damaged):
        Codec("test/sample/2", Sample).decode(CODEC.encode(sample()), HEAD)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda p: p.replace(b'"count":-5', b'"count":-5.0'), id="float"),
        pytest.param(lambda p: p.replace(b'"count":-5', b'"count":"-5"'), id="text for number"),
        pytest.param(lambda p: p.replace(b'"count":-5', b'"count":true'), id="truth for number"),
        pytest.param(lambda p: p.replace(b'"count":-5', b'"count":9007199254740993'), id="number too large"),
        pytest.param(lambda p: p.replace(b'"count":-5', b'"count":NaN'), id="NaN"),
        pytest.param(lambda p: p.replace(b'"count":-5,', b""), id="field missing"),
        pytest.param(lambda p: p.replace(b'"count":-5,', b'"count":-5,"count":-5,'), id="field twice"),
        pytest.param(lambda p: p.replace(b'"count":-5,', b'"count":-5,"counu":1,'), id="field unknown"),
        pytest.param(lambda p: p.replace(b'"done":false', b'"done":0'), id="number for truth"),
        pytest.param(lambda p: p.replace(b'"raw":"00ff"', b'"raw":"00FF"'), id="hex in capitals"),
        pytest.param(lambda p: p.replace(b'"raw":"00ff"', b'"raw":"00 ff"'), id="hex with space"),
        pytest.param(lambda p: p.replace(b'"raw":"00ff"', b'"raw":"0"'), id="odd hex"),
        pytest.param(lambda p: p.replace(b'"place":[2,7]', b'"place":[2,7,1]'), id="three for two"),
        pytest.param(lambda p: p.replace(b'"inners":[]', b'"inners":{}'), id="object for list"),
        pytest.param(lambda p: p.replace(b'"inners":[]', b'"inners":[{"word":"a"}]'), id="inner field missing"),
        pytest.param(lambda p: p.replace("å".encode(), b"\\ud800"), id="lone surrogate"),
        pytest.param(lambda p: p.replace("å".encode(), b"\xe5"), id="not UTF-8"),
        pytest.param(lambda p: p[:-1], id="cut off"),
        pytest.param(lambda p: p + p, id="twice"),
        pytest.param(lambda _: b"[]", id="a list"),
        pytest.param(lambda _: b"", id="nothing"),
    ],
)
def test_what_is_not_exactly_ours_is_damaged(change: object) -> None:
    assert callable(change)
    payload = CODEC.encode(sample())
    changed = change(payload)
    assert changed != payload
    with pytest.raises(Damaged) as caught:
        CODEC.decode(changed, HEAD)
    assert "klient" not in str(caught.value)


def test_fields_in_another_order_are_damaged() -> None:
    with pytest.raises(Damaged):
        parse(b'{"b":1,"a":2}')


@pytest.mark.parametrize(
    "content",
    [
        {"text": "\ud800hemligt"},
        {"text": 5},
        {"count": MAX_INT + 1},
        {"count": True},
        {"raw": "hemligt"},
        {"inners": ["x"]},
    ],
)
def test_what_has_no_canonical_form_is_refused_without_quoting_it(content: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="canonical form") as caught:
        CODEC.encode(sample(**content))
    assert "hemligt" not in str(caught.value)


def test_a_record_class_with_a_float_is_a_mistake_seen_at_import() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Wrong(Record):
        share: float

    with pytest.raises(TypeError):
        Codec("test/wrong/1", Wrong)


_KEYS = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=8)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INT, MAX_INT) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(_KEYS, _VALUES, max_size=6))
def test_the_bytes_are_those_of_rfc_8785(document: dict[str, object]) -> None:
    ours = canonical(document)
    assert ours == rfc8785.dumps(document)
    assert parse(ours) == document


def test_a_row_shows_the_day_only() -> None:
    assert coarse(86_400_000 * 3 + 12_345) == 86_400_000 * 3
    assert coarse(0) == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown(Record):
    """`Sample` of a later program: two fields more, between the others in the order of the payload."""

    text: str
    count: int
    done: bool = False
    raw: bytes = b""
    maybe: int | None = None
    place: tuple[int, int] = (0, 0)
    inners: tuple[Inner, ...] = ()
    also: tuple[str, ...] = ("förvalt",)
    open: bool = True


GROWN = Codec("test/sample/2", Grown, {"test/sample/1": frozenset({"also", "open"})})


def test_an_earlier_payload_is_read_with_defaults_and_written_in_the_newest_shape() -> None:
    earlier = sample(inners=(Inner("ett"),))
    record = GROWN.decode(CODEC.encode(earlier), HEAD)
    assert (record.text, record.count, record.inners) == (earlier.text, earlier.count, earlier.inners)
    assert (record.also, record.open) == (("förvalt",), True)
    written = GROWN.encode(record)
    assert b'"schema":"test/sample/2"' in written
    assert GROWN.decode(written, HEAD) == record


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda p: p.replace(b"sample/1", b"sample/2"), id="new tag, old shape"),
        pytest.param(lambda p: p.replace(b"sample/1", b"sample/0"), id="tag that never was"),
        pytest.param(lambda p: p.replace(b'"count":-5', b'"also":[],"count":-5'), id="old tag, a field of the new shape"),
        pytest.param(lambda p: p.replace(b'"count":-5,', b""), id="old tag, field missing"),
        pytest.param(lambda p: p.replace(b'"test/sample/1"', b"1"), id="tag is no text"),
        pytest.param(lambda p: p.replace(b'"test/sample/1"', b'["test/sample/1"]'), id="tag is a list"),
    ],
)
def test_what_is_no_earlier_payload_is_damaged(change: object) -> None:
    assert callable(change)
    payload = CODEC.encode(sample())
    changed = change(payload)
    assert changed != payload
    with pytest.raises(Damaged):
        GROWN.decode(changed, HEAD)


def test_a_new_payload_under_an_earlier_tag_is_damaged() -> None:
    record = GROWN.decode(CODEC.encode(sample()), HEAD)
    with pytest.raises(Damaged):
        GROWN.decode(GROWN.encode(record).replace(b"sample/2", b"sample/1"), HEAD)


@pytest.mark.parametrize("lacking", ["text", "nothing_of_ours"])
def test_an_earlier_shape_without_a_default_is_a_mistake_seen_at_import(lacking: str) -> None:
    with pytest.raises(TypeError):
        Codec("test/sample/2", Grown, {"test/sample/1": frozenset({lacking})})
