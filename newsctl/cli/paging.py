"""Writing lines where the user reads them: wrapped and coloured on a terminal, as they stand elsewhere."""

from collections.abc import Iterable

from newsctl.cli.environment import Environment
from newsctl.cli.page import Line

__all__ = ["write_page", "write_rows_of"]


def write_page(lines: Iterable[Line], environment: Environment, *, pager: bool = True) -> None:
    """Write ``lines``, wrapped where there is a width to keep; ``pager`` lets $PAGER show many."""
    if environment.wraps or environment.color:
        from newsctl.cli.terminal import show_page

        show_page(lines, environment, pager=pager)
    else:
        _print(lines, environment)


def write_rows_of(lines: Iterable[Line], environment: Environment) -> None:
    """Write ``lines`` that are rows, each as it comes and unwrapped: as a script or a column wants them."""
    if environment.is_terminal or environment.color:
        from newsctl.cli.terminal import wrapped

        for row in wrapped(lines, environment, wrap=False):
            environment.write(row)
    else:
        _print(lines, environment)


def _print(lines: Iterable[Line], environment: Environment) -> None:
    for line in lines:
        environment.print(line.text)
