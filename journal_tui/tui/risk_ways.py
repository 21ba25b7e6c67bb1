"""What is offered when the risk was assessed as raised: a note of its own about it, and the safety plan. Nothing is done unasked."""

from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.gate import Permit
from journal_tui.practice.values import Risk, Service
from journal_tui.tui.modals.base import Choice, ChoiceDialog

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

TEMPLATE = "risk"


def after_signing(app: "AppBase", risk: Risk | None, client: str, service: Service) -> None:
    """Offer it when the risk is raised, above whatever is in front now."""
    if risk is Risk.RAISED:
        app.run_worker(_offer(app, client, service), group="flow", description="offer a risk note")


async def _offer(app: "AppBase", client: str, service: Service) -> None:
    chosen = await app.push_screen_wait(
        ChoiceDialog(
            _("Risk assessed as raised"),
            _("The note is signed. You may want to write down what you saw and did, or the safety plan."),
            [
                Choice("r", _("A risk note"), "note", _("a note of its own")),
                Choice("t", _("The safety plan"), "plan", _("together with the client")),
                Choice("escape", _("Neither now"), "back"),
            ],
            symbol="▲",
            tone="$watch",
            safe="back",
        )
    )
    if chosen == "plan":
        from journal_tui.tui.screens.safety_plan import SafetyPlanScreen

        app.show(SafetyPlanScreen(client, service))
    elif chosen == "note":
        await _risk_note(app, client, service)


async def _risk_note(app: "AppBase", client: str, service: Service) -> None:
    """A new appointment with the template for risk, through the gate like every other."""
    from journal_tui.tui.flows import open_draft

    answer = await app.gateway.ask(lambda p: p.gate.check(client, service))
    if isinstance(answer, Permit):
        draft = await app.gateway.ask(lambda p: p.appointments.start(None, answer, template_name=TEMPLATE))
        await open_draft(app, draft.id)
