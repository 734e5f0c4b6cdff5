"""What a line can be, and where in the article: the states of the model, and which may follow which.

A page has four zones, each once and in this order: ``top`` above the headline, ``head`` down to the body,
``body`` to the last line of the story, and ``end`` for what the page adds. Most lines that wrongly stay in a
body stand behind its end, so that where the zones part is decided together with what each line is.
"""

from typing import Literal

__all__ = ["BODY", "ROLES", "STATES", "ZONES", "Role", "Zone", "follows", "role_of", "zone_of"]

Role = Literal[
    "headline", "standfirst", "byline", "date", "body", "subhead", "caption", "credit", "link", "link-label",
    "link-note", "tag", "furniture",
]  # fmt: skip
Zone = Literal["top", "head", "body", "end"]
ZONES: tuple[Zone, ...] = ("top", "head", "body", "end")
_WHERE: dict[Role, tuple[Zone, ...]] = {
    "headline": ("head",),
    "standfirst": ("head",),
    "byline": ("head", "body", "end"),
    "date": ("head", "body", "end"),
    "body": ("body",),
    "subhead": ("body",),
    "caption": ("head", "body", "end"),
    "credit": ("head", "body", "end"),
    "link": ("head", "body", "end"),
    "link-label": ("head", "body", "end"),
    "link-note": ("head", "body", "end"),
    "tag": ("end",),
    "furniture": ("top", "head", "body", "end"),
}
ROLES = tuple(_WHERE)
STATES: tuple[tuple[Role, Zone], ...] = tuple(
    (role, zone) for role, zones in _WHERE.items() for zone in zones
)
BODY = STATES.index(("body", "body"))


def role_of(state: int) -> Role:
    """Return what a line in the state with this number is."""
    return STATES[state][0]


def zone_of(state: int) -> Zone:
    """Return where in the article a line in the state with this number stands."""
    return STATES[state][1]


def follows(state: int, above: int) -> bool:
    """Whether a line in ``state`` may stand below one in the state ``above``: no zone comes back."""
    here, before = ZONES.index(zone_of(state)), ZONES.index(zone_of(above))
    if zone_of(state) == "top":  # dates and bylines above the headline count as head
        return before <= 1 and role_of(above) not in ("headline", "standfirst")
    return here >= before
