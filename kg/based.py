"""Texts about an event in which addresses leave out what all of them begin with.

    https://w3id.org/diplomatic-kg/id /event/02910188
    /person/327a2e90|/state/KG https://e.org/x

The first line says what is left out, up to the address of the event, then the rest of that. No address has a
blank or a bar. Of all addresses at once: one by one, reading them would take twice as long.
"""

from __future__ import annotations

from typing import Final

_KIND: Final = "/event/"
_BEFORE: Final = ("\n", "|", " ")
"""What an address stands behind."""


def shortened(event: str, text: str) -> str:
    """Return a text with a line above it that says the event."""
    base, kind, own = event.rpartition(_KIND)
    text = "\n" + text
    if kind:
        for before in _BEFORE:
            text = text.replace(f"{before}{base}/", f"{before}/")
    return f"{base} {kind}{own}{text}"


def whole(text: str) -> tuple[str, str, str]:
    """Return what addresses begin with, the event and the text without that line, its addresses whole."""
    first, _, rest = text.partition("\n")
    base, _, event = first.partition(" ")
    if base:
        rest = "\n" + rest
        for before in _BEFORE:
            rest = rest.replace(f"{before}/", f"{before}{base}/")
        rest = rest[1:]
    return base, base + event, rest
