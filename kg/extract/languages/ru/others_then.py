"""Who did on another day what the clause before tells of somebody else: "А посетил Рим 5 мая, министр Б – 17
мая"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.gapping import tells_day
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.places import is_located
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_ENDS = frozenset(",;.")


def others_then(scene: Scene, token: Token, draft: Draft) -> Iterator[Draft]:
    """Yield the same visit or talk of each official whom a clause of a name, a dash and a day tells."""
    acting = [p for p in draft.parts if p.party.first < token.index and p.party.person is not None]
    if draft.type not in (*TALKS, "visit") or not finite(token) or len(acting) != 1:
        return
    for party in scene.clauses.parties:
        end = _end(scene, draft, party)
        if end is None or any(p.party.key() == party.key() for p in draft.parts):
            continue
        one = mention(scene, draft.type, token, draft.rule)
        one.first, one.last, one.scope = party.first, party.last, ((party.first, end),)
        one.modality, one.denied, one.earlier, one.apart = draft.modality, draft.denied, draft.earlier, True
        one.parts = [Part(party if p is acting[0] else p.party, p.role) for p in draft.parts]
        one.place = draft.place or _town(scene, token, party)
        yield one


def _end(scene: Scene, draft: Draft, party: Party) -> int | None:
    """The last token of the clause of who is named before a dash and a day alone; None for no such clause."""
    tokens, last = scene.words.tokens, scene.sentence.last
    named = party.person_span is not None and "nom" in party.cases and not (party.prep or party.inner)
    if not named or party.first < draft.last + 2 or party.last + 2 > last or party.capacity is None:
        return None
    opens = tokens[party.first - 1].text in ",;" or tokens[party.first - 1].lower == "а"
    if not opens or tokens[party.last + 1].text not in phrases.DASHES:
        return None
    end = next(k for k in range(party.last + 2, last + 1) if tokens[k].text in _ENDS or k == last)
    said = [t for t in tokens[party.last + 2 : end + 1] if t.text not in _ENDS]
    return end if tells_day(said) and not any(t.capital or finite(t) for t in said) else None


def _town(scene: Scene, token: Token, party: Party) -> Span | None:
    """The town that the clause before tells, which is that of both."""
    low, _ = scene.clauses.reach(token.index)
    near = (s for s in scene.spans.all if low <= s.first and s.last < party.first and s.kind == "place")
    return next((s for s in near if is_located(scene.words, scene.spans, s)), None)
