"""A client with forty planted facts over all stores: each is in each form, and nothing of anybody else is in any."""

import html
import io
import json
import re
from pathlib import Path

import pypdf

from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import full_client
from tests.practice.rights.planted import planted
from tests.practice.rights.test_access import handed


def squeezed(text: str) -> str:
    """Without white space: lines break where the page ends."""
    return re.sub(r"\s", "", text)


def test_all_forty_facts_are_in_all_four_forms(work: Work, tmp_path: Path) -> None:
    client, facts = planted(work)
    other = full_client(work, "Åke", "Söderklint")
    theirs = {other, *(each.pseudonym for each in work.practice.context.register.subjects(bytes.fromhex(other)))}
    assert len(set(facts)) == 40
    files = handed(work, client, tmp_path)
    pages = pypdf.PdfReader(io.BytesIO(files["registerutdrag.pdf"])).pages
    forms = {
        "text": files["registerutdrag.txt"].decode(),
        "html": html.unescape(files["registerutdrag.html"].decode()),
        # An amount is whole öre in the data, and kronor for whoever reads.
        "json": json.dumps(json.loads(files["registerutdrag.json"]), ensure_ascii=False).replace(
            ": 123456", ": 1234,56 kr"
        ),
        "pdf": "\n".join(page.extract_text() for page in pages),
    }
    for form, content in forms.items():
        read = squeezed(content).casefold()
        assert [fact for fact in facts if squeezed(fact).casefold() not in read] == [], form
        assert [each for each in (*theirs, "Söderklint", "åke@example.se") if squeezed(each).casefold() in read] == [], form


def test_the_planted_facts_are_nowhere_in_somebody_elses_extract(work: Work, tmp_path: Path) -> None:
    _, facts = planted(work)
    text = squeezed(handed(work, work.client("Ivar", "Kvistfors"), tmp_path)["registerutdrag.txt"].decode()).casefold()
    assert [fact for fact in facts if squeezed(fact).casefold() in text] == []
