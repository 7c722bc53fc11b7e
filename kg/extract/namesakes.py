"""Whom a short name or a pronoun means, as far as order and nearness tell. The same for every language."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from kg.extract.parties import Party
from kg.extract.words import Token


def share_words(
    a: Sequence[Token], b: Sequence[Token], related: Callable[[str, str], bool], particles: Container[str]
) -> bool:
    """Whether every word of the shorter name is one of the longer; ``particles`` ("fon", "ван") do not count.

    ``related`` says of two words whether they can be forms of one name.
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    rest = [w for w in long if w.lower not in particles]
    for word in (w for w in short if w.lower not in particles):
        match = next((w for w in rest if related(word.text, w.text)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def nearness(party: Party, mentions: Sequence[Party]) -> tuple[int, int]:
    """Return how near somebody's mentions are: the last one before the party, else the first one after it."""
    before = [m.first for m in mentions if m.first < party.first]
    return (1, max(before)) if before else (0, -min(m.first for m in mentions))


def salience(candidate: Party, before: Sequence[Party], pronoun: Party) -> tuple[float, int]:
    """Return how much a mention stands out: a subject, a recent one, one the text keeps coming back to."""
    mentions = sum(p.person is candidate.person for p in before)
    subject = "nom" in candidate.cases and not candidate.prep
    away = pronoun.sentence - candidate.sentence
    return 1.0 * subject - 0.8 * away + 0.25 * min(mentions, 4), candidate.first
