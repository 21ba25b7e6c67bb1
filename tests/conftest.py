"""What every test may ask for: a practice that was really set up, copied so that each test has its own.

Making one derives keys at the floor of the parameters (64 MiB, three passes), never by a weaker way in; a copy costs nothing until it
is opened. What one passphrase gives with one salt is derived once by each process of a run and remembered, and so are its statements and
its grammar (tests.remembered); programs in a terminal of their own do it all every time.
"""

import gc
import shutil
import signal
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from journal_tui.locales import build, use
from journal_tui.tui.commands import use_own_keys
from tests.remembered import remembered_grammar, remembered_statements
from tests.storage.bare import remembered_derivations

pytest_plugins = ("tests.outcomes",)
TESTS = Path(__file__).parent
PASSPHRASE = "fem lugna ord vid ån"

# What Hypothesis tries is the same in each run, and no time counts: a run fails for what was changed, never by chance or
# for a busy machine. New cases are looked for on purpose: `--hypothesis-profile=anew`.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("anew", derandomize=False, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")


def pytest_sessionstart(session):
    """The Swedish texts as they stand in the tree now are compiled before the workers start.

    A worker of a whole run takes in the tests from a place of its own in their order: what one has compiled the others only load.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None:
        build.compile_catalogue(build.merge()[0])
    elif session.config.args == session.config.getini("testpaths"):
        files = sorted(TESTS.rglob("test_*.py"))
        first = len(files) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
        for file in files[first:] + files[:first]:
            import_module(".".join(file.relative_to(TESTS.parent).with_suffix("").parts))


@pytest.fixture(scope="session", autouse=True)
def worked_out_once():
    """A third of the run would otherwise go into deriving the same keys from the same words, and a tenth into the rest."""
    with pytest.MonkeyPatch.context() as patch:
        remembered_derivations(patch)
        remembered_statements(patch)
        remembered_grammar(patch)
        yield


@pytest.fixture(autouse=True)
def swedish():
    """Each test begins in Swedish with the usual keys, whatever the one before it spoke and pressed."""
    use("sv")
    use_own_keys({})


@pytest.fixture(autouse=True)
def thawed():
    """A screen sets aside for ever what start-up made; the next test would keep all that this one made."""
    yield
    gc.unfreeze()


@pytest.fixture(scope="session", autouse=True)
def interruptible():
    """Started in the background, a run ignores Ctrl+C and hang-up, and so would each program that it starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@dataclass(frozen=True)
class Made:
    """A practice that was set up and closed."""

    folder: Path
    shares: tuple[str, str]


@pytest.fixture(scope="session")
def made_practice(tmp_path_factory) -> Made:
    """An empty practice, closed: copy its folder, never open it in place."""
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.setup import Setup
    from journal_tui.practice.values import Controller
    from storage.crypto.kdf import FLOOR

    folder = tmp_path_factory.mktemp("made") / "practice"
    controller = Controller("Stilla Samtal AB", "", "Åvägen 1, 123 45 Ån", "hej@example.org", ("070-174 06 05",))
    practice, shares = Practice.create(Home(folder), Setup("Maria Berg", controller), PASSPHRASE, kdf=FLOOR)
    practice.close()
    return Made(folder, shares)


@pytest.fixture
def practice_folder(made_practice, tmp_path) -> Path:
    """An empty practice of the test's own, closed."""
    folder = tmp_path / "practice"
    shutil.copytree(made_practice.folder, folder)
    folder.chmod(0o700)
    return folder


NOTE = "Anna har sovit bättre. Lindgrens chef ringde från 0701740610 om sommarregnet.\n"


@pytest.fixture(scope="session")
def lived_practice(made_practice, tmp_path_factory) -> Path:
    """A practice with a client in two services, consents, a signed entry with an addendum, and a draft: closed."""
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.values import AmendmentKind, Channel, Contact, Purpose, Service

    folder = tmp_path_factory.mktemp("lived") / "practice"
    shutil.copytree(made_practice.folder, folder)
    folder.chmod(0o700)
    practice = Practice.open(Home(folder), PASSPHRASE)
    contact = Contact(
        "Anna", "Lindgren", ("Annis",), "anna.lindgren@example.org", "070-174 06 10", "Åvägen 2, Ån", "Fågelbolaget"
    )
    client = practice.clients.register(contact, (Service.KBT, Service.PT)).client
    practice.consent.publish(Service.KBT)
    practice.consent.record(client, Service.KBT, dict.fromkeys(Purpose, True), "Anna Lindgren")
    practice.clients.log_contact(client, Channel.EMAIL)
    entry = practice.entries.sign(practice.entries.add(client, Service.KBT, NOTE), accept_flags=True)
    practice.entries.amend(entry, AmendmentKind.SUPPLEMENT, "Annas syster ringde.")
    practice.entries.add(client, Service.KBT, "Ett utkast om Anna.")
    practice.close()
    return folder
