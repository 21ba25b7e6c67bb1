"""The pages of docs/ that are written by the program, each with what makes it."""

from collections.abc import Callable, Mapping

from tests.architecture.tree import ROOT
from tests.documents import keys, linear

TARGET = ROOT / "docs"
PAGES: Mapping[str, Callable[[], str]] = {"keys": keys.page, "linear": linear.page}
