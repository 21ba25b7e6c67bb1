"""One measurement in full: what it came to, each answer, who gave it, whose instrument it is."""

from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _, language
from journal_tui.practice.measures.instrument import UNIT
from journal_tui.practice.measures.values import Measured
from journal_tui.tui import render
from journal_tui.tui.modals.base import Choice, Dialog, choice_rows, paragraph
from journal_tui.tui.talk_ways import result_words
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.wording import moment
from journal_tui.wording.measures import by_text, talk_text, title_text


class MeasuredDialog(Dialog[None]):
    """Shows one measurement."""

    HELP_TITLE = N_("A measurement")
    HELP = N_(
        "A value is never changed. What was a mistake is taken out with {key:take-out-measurement} in the list, or answered anew."
    )

    def __init__(self, measured: Measured) -> None:
        """Show this one."""
        super().__init__()
        self._measured = measured

    def body(self) -> ComposeResult:
        """Title, result, answers, rights."""
        one = self._measured
        head = (f"{moment(one.at)}   {by_text(one.by)}", "$muted")
        yield paragraph(Content.assemble((title_text(one.instrument), "$strong bold"), "   ", head))
        yield paragraph(result_words(one))
        if one.answers:
            yield paragraph(Content("\n").join(_answers(one)))
        if one.talk.value:
            words = talk_text(one.talk)
            reason = Content.assemble((f"{words}: ", "$muted"), render.plain(one.reason)) if one.reason else words
            yield paragraph(reason, "$muted")
        rights = one.instrument.rights
        yield paragraph(Content.styled(f"{rights.attribution}\n{rights.source}", "$muted"))
        yield RowList(id="choices", letters=False)

    def on_mount(self) -> None:
        """One way on."""
        choices = self.query_one("#choices", RowList)
        choices.styles.height = 1
        choices.show(choice_rows([Choice("escape", _("Close"), "back")]))
        choices.focus()

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Close."""
        event.stop()
        self.answer(None)


def _answers(one: Measured) -> list[Content]:
    """With the questions' words each on a line of its own; without them all on one."""
    items = one.instrument.items
    shown = [_("left out") if answer is None else str(answer // UNIT) for answer in one.answers]
    if items is None or not items.texts:
        numbers = (("·" if answer is None else str(answer // UNIT)) for answer in one.answers)
        return [Content.assemble((_("Answers"), "$muted"), "   ", "  ".join(numbers))]
    return [
        Content.assemble((answer.ljust(3), "$strong bold"), (words.text(language()), "$ink"))
        for answer, words in zip(shown, items.texts, strict=True)
    ]
