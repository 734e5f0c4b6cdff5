"""Writing a page of lines where the user reads it: wrapped on a terminal, as it stands elsewhere."""

from collections.abc import Iterable

from newsctl.cli.environment import Environment
from newsctl.cli.page import Line

__all__ = ["write_page"]


def write_page(lines: Iterable[Line], environment: Environment, *, pager: bool = True) -> None:
    """Write ``lines``: wrapped for a terminal, where ``pager`` lets $PAGER show many, else as they are."""
    if environment.is_terminal or environment.color:
        from newsctl.cli.terminal import show_page

        show_page(lines, environment, pager=pager)
    else:
        for line in lines:
            environment.print(line.text)
