"""The Secretary-General of the United Nations, whom their own news names without them, and their bodies that
are told by what they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.capacities import plain
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_NAMES = ("United Nations", "UN", "U.N.")
_POST = "secretary general"

# "UN | Palestinian refugee agency", "UN | nuclear watchdog": so many words at most.
_LONGEST = 4
_BODIES = words_of("bodies", "of_nations")


def bodies(words: Words, listed: Spans) -> Iterator[Span]:
    """The bodies of the United Nations that are told by what they do: "the UN refugee agency"."""
    for whole in (s for s in listed.all if s.kind == "body" and s.name in _NAMES):
        for i in range(whole.last + 2, min(whole.last + 1 + _LONGEST, len(words.tokens))):
            token = words.tokens[i]
            if token.lower in _BODIES and not token.capital:
                yield Span(whole.first, i, "body", words.quote(whole.first, i))
                break
            plain = words.tokens[i - 1]
            if plain.shape != "word" or token.shape != "word" or (plain.has("V") and not plain.has("N", "A")):
                break


def settle(spans: Spans, parties: Sequence[Party]) -> None:
    """Let "the Secretary-General" be that of the United Nations, where the text speaks of them.

    Not where it names another one, or another body of states that can have one.
    """
    held = [c for p in parties for c in _posts(p)]
    if not held:
        return
    bodies = {s.name for s in spans.all if s.kind == "body" and is_international(s.name)}
    name = next((n for n in _NAMES if n in bodies), "")
    others = {b for b in bodies if not _is_of_nations(b)}
    if not name or others or any(c.organization or c.country for c in held):
        return
    for capacity in held:
        capacity.organization = name


def _posts(party: Party) -> list[Capacity]:
    """The posts of secretary-general of a mention and of its person."""
    known = [party.capacity, *party.also, *(party.person.capacities if party.person is not None else [])]
    return [c for c in known if c is not None and plain(c.position) == _POST]


def _is_of_nations(body: str) -> bool:
    """Whether a body is of the United Nations: their councils and programmes are."""
    return any(body == n or body.startswith(f"{n} ") for n in _NAMES) or body in (
        "Security Council",
        "General Assembly",
    )
