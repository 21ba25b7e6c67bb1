"""What every written form says before the data itself: who answers, why, on what basis, how long, whom to complain to."""

from dataclasses import dataclass, field

from journal_tui.practice.rights.extract.document import ClassLine, Extract
from journal_tui.practice.rights.extract.gather import Section
from journal_tui.practice.rights.extract.parts import said
from journal_tui.practice.rights.extract.rows import Item
from journal_tui.practice.rights.extract.words import code_words, how_long, phrase


@dataclass(frozen=True, slots=True)
class Told:
    """The words of the first pages, in the extract's language."""

    title: str
    subtitle: str = field(repr=False)
    case: str
    about: tuple[tuple[str, tuple[str, ...]], ...]
    classes_title: str
    classes_head: tuple[str, ...]
    classes: tuple[tuple[str, ...], ...]


def tell(extract: Extract) -> Told:
    """Put it into words."""
    language, held_by = extract.language, extract.controller

    def words(name: str) -> str:
        return phrase(name, language)

    reach = (held_by.name, held_by.organisation_number, held_by.address, held_by.email, *held_by.phones)
    about = [
        (words("controller"), (", ".join(part for part in reach if part),)),
        *((section.heading, section.paragraphs) for section in extract.about),
        (words("source"), (words("source_text"),)),
        (words("automated"), (words("automated_text"),)),
        (words("third"), (words("third_text"),)),
        (words("complain"), (words("complain_text"),)),
        (words("policy"), (extract.policy_version,)),
    ]
    day = extract.made.date().isoformat()
    return Told(
        title=words("title"),
        subtitle=words("subtitle").replace("{practice}", held_by.name).replace("{name}", extract.name),
        case=words("case").replace("{case}", extract.case).replace("{day}", day),
        about=tuple(about),
        classes_title=words("classes"),
        classes_head=tuple(words(each) for each in ("class", "count", "basis", "how_long", "until")),
        classes=tuple(
            (
                line.data_class.title(language),
                str(line.count),
                code_words(line.basis, language, "basis"),
                _kept_by(line, language),
                line.until.isoformat() if line.until else "",
            )
            for line in extract.classes
        ),
    )


def _kept_by(line: ClassLine, language: str) -> str:
    """For how long, with the law where one asks for it."""
    kind, words = line.data_class, how_long(line.rule, language)
    return f"{words} ({kind.law})" if kind.law and not kind.erasable else words


def service_of(section: Section, item: Item, language: str) -> str:
    """The service that a row belongs to, where no field of its own says it."""
    if any(field.name == "service" for field in section.part.fields) or not item.facts.get("service"):
        return ""
    return code_words(str(item.facts["service"]), language)


def lines_of(section: Section, item: Item, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What one row tells: titles with their lines; what is empty is not told."""
    told = ((field.title(language), said(item.facts.get(field.name), field, language)) for field in section.part.fields)
    return tuple((title, lines) for title, lines in told if lines)


def table(section: Section, language: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A part as a table: its head and its rows, without columns in which nothing stands."""
    fields = section.part.fields
    head = (code_words("service", language), *(field.title(language) for field in fields))
    rows = [
        (
            service_of(section, item, language),
            *(", ".join(said(item.facts.get(field.name), field, language)) for field in fields),
        )
        for item in section.items
    ]
    used = [number for number in range(len(head)) if any(row[number] for row in rows)]
    return tuple(head[number] for number in used), tuple(tuple(row[number] for number in used) for row in rows)
