"""Characters by name, where one looks like another: quotation marks, apostrophes, dashes, dots.

A constant in the plural holds all of its kind in one string, to look a character up in, or to stand between
the brackets of a pattern. The hyphen is no dash here; in a pattern it stands last.
"""

__all__ = [
    "ANGLES",
    "APOSTROPHES",
    "BULLET",
    "CLOSING_MARKS",
    "DASHES",
    "DOUBLE_MARKS",
    "ELLIPSIS",
    "EM_DASH",
    "EN_DASH",
    "HORIZONTAL_BAR",
    "LEFT_ANGLE",
    "LEFT_DOUBLE",
    "LEFT_SINGLE",
    "MIDDLE_DOT",
    "NO_BREAK_SPACE",
    "OPENING_MARKS",
    "RIGHT_ANGLE",
    "RIGHT_DOUBLE",
    "RIGHT_SINGLE",
]

LEFT_SINGLE, RIGHT_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
LEFT_DOUBLE, RIGHT_DOUBLE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
LEFT_ANGLE = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
RIGHT_ANGLE = "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
EN_DASH, EM_DASH, HORIZONTAL_BAR = "\N{EN DASH}", "\N{EM DASH}", "\N{HORIZONTAL BAR}"
ELLIPSIS, BULLET, MIDDLE_DOT = "\N{HORIZONTAL ELLIPSIS}", "\N{BULLET}", "\N{MIDDLE DOT}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

APOSTROPHES = f"'{RIGHT_SINGLE}"
DOUBLE_MARKS = f'"{LEFT_DOUBLE}{RIGHT_DOUBLE}'
OPENING_MARKS = f"\"'{LEFT_DOUBLE}{LEFT_SINGLE}"
CLOSING_MARKS = f"\"'{RIGHT_DOUBLE}{RIGHT_SINGLE}"
ANGLES = f"{LEFT_ANGLE}{RIGHT_ANGLE}"
DASHES = f"{EN_DASH}{EM_DASH}"
