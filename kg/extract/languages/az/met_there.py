"""The state of an official of a body that every state has, who is met where the text tells that talks are:
"A Romada İtaliya Prezidenti B ilə görüşüb. Bundan sonra A Senatın sədri C ilə görüşüb"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az import naming
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.origins import told_states
from kg.extract.languages.az.states import international, is_generic
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_HOME = "AZ"
_WHERE = frozenset(("loc", "dat"))
_PEOPLE = ("person", "post", "pronoun")
_WITH = frozenset(("ilə", "tərəfindən"))
# The place of talks, or who was met there, is told so many sentences before at most.
_BEFORE = 3
# Nouns of what every state has, and of what is nobody's: "Senat", "Milli Bank"; "şirkət", "fond"
_NATIONAL = words_of("bodies", "common") | {"qərargah", "seym", "məclis"}
_SHARED = frozenset(table("bodies")["shared"])
_PRIVATE = frozenset(
    ("şirkət", "fond", "partiya", "təşkilat", "qurum", "universitet", "institut", "korporasiya")
)


def state_of(words: Words, spans: Spans, parties: Sequence[Party], person: Person) -> str:
    """Return the state of somebody whom an official of another one meets; '' where nothing tells it."""
    if not any(_is_of_state(c.organization) for c in person.capacities):
        return ""
    told = told_states(words, spans)
    for mention in person.mentions:
        own = _other_side(parties, mention)
        if mention.capacity is None or not _is_met(mention) or not own:
            continue
        near = range(mention.sentence, mention.sentence - 1 - _BEFORE, -1)
        for sentence in near:
            placed = {c for s, c, case in told if s == sentence and case in _WHERE and c} - {own}
            if placed:
                return placed.pop() if len(placed) == 1 else ""
        before = (p.person for p in parties if p.first < mention.first and p.sentence in near)
        met = {p.country for p in before if p is not None and p is not person} - {"", own}
        return met.pop() if len(met) == 1 else _of_journey(told, parties, mention, own) if not met else ""
    return ""


def _of_journey(
    told: Sequence[tuple[int, str, str]], parties: Sequence[Party], mention: Party, own: str
) -> str:
    """The only other state that a text has told until then, as where somebody is and of whom he met there:
    "Çiliyə gələn A Prezident B ilə görüşüb ... Daha sonra A | Senatın sədri C ilə görüşüb"."""
    placed = {c for s, c, case in told if s < mention.sentence and case in _WHERE and c} - {own}
    people = (p.person for p in parties if p.first < mention.first)
    met = {p.country for p in people if p is not None and p is not mention.person} - {"", own}
    return met.pop() if len(met) == 1 and met == placed else ""


def _is_met(mention: Party) -> bool:
    return mention.prep in _WITH or ("nom" not in mention.cases and bool(mention.cases & {"ins", "acc"}))


def _other_side(parties: Sequence[Party], mention: Party) -> str:
    """The state of the official who acts in the sentence in which somebody is met; '' where none does."""
    before = [p for p in parties if p.sentence == mention.sentence and p.last < mention.first]
    acting = [p.person for p in before if "nom" in p.cases and not p.prep and p.kind in _PEOPLE]
    # The first one: a later one may be listed with whom he meets, "O, A və | B ilə görüşüb".
    person = next((p for p in acting if p is not None and p is not mention.person), None)
    if person is None:
        return ""
    return person.country or (_HOME if naming.is_local(person.name) else "")


def _is_of_state(body: str) -> bool:
    """Whether every state has such a body, other than a firm: "parlament", "Nazirlər Şurası"."""
    if lower(body) in _SHARED:
        return True
    if not body or international(body):
        return False
    last = lower(body).split()[-1]
    kinds = {k for k in _NATIONAL if last == k or (last.startswith(k) and len(last) <= len(k) + 3)}
    return is_generic(body) or bool(kinds - _PRIVATE)
