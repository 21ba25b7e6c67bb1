"""Whatever can be done about clients' rights, records and money can be done on the screen and on the line, by the same use-case.

Every public method of a desk is looked up in both front doors by reading their code. A method that one side alone calls has to
stand below with the reason; a reason that is not needed any more fails too.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import journal_tui

ROOT = Path(journal_tui.__file__).parent
DOORS = {"line": ("cli",), "screen": ("tui",)}
WATCHED = frozenset(
    [
        "access",
        "after_withdrawal",
        "books",
        "cases",
        "clients",
        "complaints",
        "consent",
        "contracts",
        "corrections",
        "debts",
        "disclosures",
        "emergency_notes",
        "enquiries",
        "exports",
        "letters",
        "notices",
        "policies",
        "persons",
        "portability",
        "processing",
        "rectifications",
        "restrictions",
        "retention",
        "suppressions",
        "working_notes",
    ]
)
"""The desks of consent, rights, retention, bookkeeping, disclosures and the policy."""

ONE_SIDED = {
    "clients.similar": "a hint while the form is filled in; the line answers with `similar` when it has registered",
    "clients.lines": "the rows in view, so that a long list is quick; the line prints the whole list",
    "clients.warm": "reads names in advance while nobody waits",
    "contracts.of": "the card of the screen holds the contracts already",
    "after_withdrawal.undecided": "the screen has it among the reminders of the day and on each card (`of_client`)",
    "after_withdrawal.carry_on": "the reminders of the day do it when the screen asks for them",
    "enquiries.waiting": "a count for the day's page; the line lists the enquiries themselves",
    "consent.documents": "drafts to read before one is published; the line publishes what `ask` shows in full",
    "consent.differences": "what changed since the client answered, on the page that asks; the line shows the whole document",
    "letters.write": "prints on the line without a file; the screen writes to a file by `send`",
    "notices.write": "prints on the line without a file; the screen writes to a file by `send`",
    "notices.recipients": "the page offers those only to whom a letter can be written now; the line is refused by `send`",
    "persons.alike": "who may be the same as one client, on that client's page; the line lists every pair that may be",
    "persons.people": "who was said to be one, on the page of all; the line tells it of one client by `client show` and `also`",
    "persons.take_back": "a slip of the finger, by `u` right after; the line says the other word by `client same` and `client apart`",
    "policies.list": "versions in force before; the screen shows the one in force",
    "policies.promises": "the line's `policy check` opens no practice and asks the same check directly",
    "retention.rules": "the page of purging explains each rule; `retention list` asks the same data without a practice",
    "retention.due": "the line tells one client's days; the screen shows them on the card by `of_client`",
    "retention.plan": "one line of a preview opened on its own page; the line prints every row of the preview",
}
"""A method that one front door alone calls, and why that leaves nobody without."""


def desks() -> dict[str, str]:
    """Each desk's name and class, as `practice/desks.py` offers them."""
    tree = ast.parse((ROOT / "practice" / "desks.py").read_text(encoding="utf-8"))
    offered = (each for node in tree.body if isinstance(node, ast.ClassDef) for each in node.body)
    return {each.name: ast.unparse(each.returns) for each in offered if isinstance(each, ast.FunctionDef) and each.returns}


def methods(module: str, name: str) -> Iterator[str]:
    """The public methods of a class that a module has or brings in, and of those it is made of."""
    tree = ast.parse((ROOT.parent / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and any(each.name == name for each in node.names):
            within = node.module.replace(".", "/")
            room = f"{node.module}.__init__" if (ROOT.parent / within).is_dir() else node.module
            yield from methods(room, name)
        elif isinstance(node, ast.ClassDef) and node.name == name:
            for each in node.body:
                if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
                    yield each.name
            for base in node.bases:
                yield from methods(module, ast.unparse(base))


def offered_methods() -> set[str]:
    """`desk.method` of every watched desk."""
    found = desks()
    return {f"{desk}.{method}" for desk in WATCHED for method in methods("journal_tui.practice.desks", found[desk])}


def called(folder: Path, known: dict[str, str]) -> set[str]:
    """`desk.method` wherever the code under a folder says it: `p.desk.method`, or through a name that a desk was given."""
    by_class = {cls: desk for desk, cls in known.items()}
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        named: dict[str, str] = defaultdict(str)
        for node in ast.walk(tree):
            match node:
                case ast.arg(arg=name, annotation=ast.expr() as annotation):
                    named[name] = by_class.get(ast.unparse(annotation).strip("\"'"), "")
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute(attr=attr)) if attr in known:
                    named[name] = attr
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                    for one, value in zip(names, values, strict=True):
                        if isinstance(one, ast.Name) and isinstance(value, ast.Attribute) and value.attr in known:
                            named[one.id] = value.attr
                case _:
                    pass
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(attr=method, value=ast.Attribute(attr=desk)) if desk in known:
                    found.add(f"{desk}.{method}")
                case ast.Attribute(attr=method, value=ast.Name(id=name)) if named[name]:
                    found.add(f"{named[name]}.{method}")
                case _:
                    pass
    return found


def one_sided() -> set[str]:
    """What one front door alone calls. What neither calls is the practice's own use."""
    known = desks()
    line, screen = ({each for room in rooms for each in called(ROOT / room, known)} for rooms in DOORS.values())
    return (line ^ screen) & offered_methods()


def test_what_one_front_door_does_the_other_does_or_says_why_not():
    assert one_sided() == set(ONE_SIDED)
