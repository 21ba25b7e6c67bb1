"""What was typed in a form that was left with Esc: kept in memory, gone when the practice locks."""


class KeptForms:
    """What was typed in forms that were left with Esc. In memory only, gone when the practice locks."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, str]] = {}

    def keep(self, form: str, values: dict[str, str]) -> None:
        """Remember these values."""
        self._kept[form] = dict(values)

    def take(self, form: str) -> dict[str, str]:
        """Give back what was kept; it stays until `drop`."""
        return dict(self._kept.get(form, {}))

    def drop(self, form: str) -> None:
        """Forget one form, after it was saved."""
        self._kept.pop(form, None)

    def forget(self) -> None:
        """Forget everything: the practice locks."""
        self._kept.clear()
