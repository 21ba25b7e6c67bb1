"""`recognise`: a line in, a line out, without a practice and without a passphrase."""

import json

import pytest

from tests.cli.inside import Inside


@pytest.fixture
def line(tmp_path):
    return Inside(tmp_path / "nothing here")


def test_each_line_is_answered_in_order_with_offsets_in_code_points(line):
    asked = [
        {"text": "👩 Anna ringde 070-174 06 10.", "client": {"given": "Anna", "surname": "Lindgren"}},
        {"text": "Inget alls."},
        {"text": "Skriv till a.b@example.org", "client": {}},
    ]
    done = line.ok("recognise", text="\n".join(json.dumps(each, ensure_ascii=False) for each in asked))
    assert len(done.lines) == 3
    for each, answer in zip(asked, done.lines, strict=True):
        for span in answer["spans"]:
            assert set(span) == {"start", "end", "label", "source", "score"}
            assert 0 <= span["start"] < span["end"] <= len(each["text"])
    found = {asked[0]["text"][span["start"] : span["end"]]: span["label"] for span in done.lines[0]["spans"]}
    assert found["Anna"] == "PERSON" and found["070-174 06 10"] == "PHONE"
    assert [span["label"] for span in done.lines[2]["spans"]] == ["EMAIL"]
    assert not line.home.exists()


@pytest.mark.parametrize(
    "bad", [b"not json\n", b'{"text": 1}\n', b"[]\n", b'{"text": "a", "client": 3}\n', b'{"text": "\xff"}\n']
)
def test_a_line_that_cannot_be_read_is_named_and_nothing_of_it_is_shown(line, bad):
    done = line.run("recognise", text=b'{"text": "a"}\n' + bad)
    assert done.code == 2
    assert "Rad 2" in done.error["text"]
    assert len(done.lines) == 1


def test_nothing_gives_nothing(line):
    done = line.ok("recognise", text="\n\n")
    assert done.out == b""
