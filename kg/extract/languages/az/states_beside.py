"""Which state a foreigner is of, by those that are told near him."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.origins import told_states
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

# In which sentences, counted from the mention, a state tells whose a foreigner is: the nearest first.
_STEPS = (0, -1, 1, -2)
PLACED = frozenset(("dat", "loc"))
_RECEIVING = frozenset(
    (
        "qəbul",
        "qarşılayıb",
        "qarşılayıblar",
        "qarşılayacaq",
        "salamlayıb",
        "onu",
        "qonağı",
        "onunla",
        "qonaqla",
    )
)
HOME = "AZ"


def state_beside(
    words: Words,
    spans: Spans,
    parties: Sequence[Party],
    person: Person,
    home: str,
    *,
    near: bool,
    states: bool = False,
) -> str:
    """The only foreign country told of near the mentions of a foreigner, else in the whole text.

    Where somebody goes or is as the subject of a sentence is another country than his. With ``near`` only
    what stands close by counts, with ``states`` no place.
    """
    abroad = ("", home, HOME)
    taken = _taken(parties, person)
    told = [(sentence, c, case) for sentence, c, case in told_states(words, spans) if c not in abroad]
    sent = _sending(words, spans)  # "İsveç heyəti Prezident A ilə görüşəcək": not of it
    told = [t for t in told if t[:2] not in sent]
    visited = {
        c
        for m in person.mentions
        for sentence, c, case in told
        if (is_subject(parties, m) or _leads_team(words, m))
        and sentence == m.sentence
        and case in PLACED
        and not (case == "loc" and _receives(words, m.sentence))
    }
    placed = {(sentence, c) for sentence, c, case in told if case in PLACED}
    told = [t for t in told if t[1] not in visited and not (states and t[2] not in ("", "gen", "nom"))]
    steps = _STEPS if not is_shared(parties, person) else (0, -1)
    for mention in person.mentions:
        for step in steps:
            here = {c for sentence, c, _ in told if sentence == mention.sentence + step}
            if step and _lists_officials(parties, mention.sentence + step):
                break  # of any of several states: "Peru Prezidenti A və Çili Baş naziri B çıxış ediblər"
            free = here - taken
            if states and step and any(s == mention.sentence and c not in here for s, c in placed):
                break  # where he is met is another country: "Kiyevdə olub və X ilə görüşüb"
            if len(free) == 1:
                return free.pop()
            if not free and not step and len(here) == 1 and _faces(parties, mention, *here):
                others = {c for c in taken if c not in abroad} - here
                return others.pop() if len(others) == 1 and _heads(parties, person, *others) else ""
            if not free and not step and len(here) == 1 and _heads(parties, person, *here):
                # "Çad və Perunun liderləri görüşüb. Baş nazir A Peru Prezidenti ilə ...": of the other one
                before = {c for c in _owning(words, spans, mention.sentence - 1) if c not in abroad} - taken
                return before.pop() if len(before) == 1 else here.pop()
            if free:
                break
    apart = [(s, c) for s, c, case in told if case not in ("loc", "rel") and not _lists_officials(parties, s)]
    everywhere = {c for _, c in apart} if not near and len(steps) > 2 else set()
    free = everywhere - taken or everywhere
    return free.pop() if len(free) == 1 else ""


def _lists_officials(parties: Sequence[Party], sentence: int) -> bool:
    """Whether officials of several states act in a sentence."""
    acting = [p for p in parties if p.sentence == sentence and p.person is not None and "nom" in p.cases]
    return len({p.person.country for p in acting if p.person is not None} - {""}) > 1


def _taken(parties: Sequence[Party], person: Person) -> set[str]:
    """The states of all others; of who leads a state only of those who lead one, or stand beside him: that
    its ministers are told leaves a state its president."""
    posts = {lower(c.position) for c in person.capacities if not c.organization} & {"prezident", "baş nazir"}
    here = {m.sentence for m in person.mentions}
    others = [p for p in parties if p.person is not None and p.person is not person]
    if posts:
        others = [p for p in others if p.sentence in here or _holds(p, posts)]
    return {p.person.country for p in others if p.person is not None}


def _holds(party: Party, posts: set[str]) -> bool:
    """Whether somebody has one of some posts."""
    held = party.person.capacities if party.person is not None else ()
    return any(lower(c.position) in posts and not c.organization for c in held)


def _sending(words: Words, spans: Spans) -> set[tuple[int, str]]:
    """The states of which a sentence only tells a delegation that acts: "İsveç nümayəndə heyəti"."""
    states = [s for s in spans.all if s.kind == "state" and s.last + 2 < len(words.tokens)]
    after = ((s, [t.lower for t in words.tokens[s.last + 1 : s.last + 3]]) for s in states)
    acting = [s for s, (one, two) in after if one in _TEAM or (one == "nümayəndə" and two in _TEAM)]
    others = {(words.tokens[s.first].sentence, s.country) for s in states if s not in acting}
    return {(words.tokens[s.first].sentence, s.country) for s in acting} - others


_TEAM = frozenset(("heyəti", "heyətini"))


def _leads_team(words: Words, mention: Party) -> bool:
    """Whether somebody goes with those whom he leads: "A-nın | rəhbərlik etdiyi heyət Riqaya uçub"."""
    behind = [t.lower for t in words.tokens[mention.last + 1 : mention.last + 3]]
    return behind[:1] in (["rəhbərlik"], ["başçılıq"], ["rəhbərliyi"], ["başçılığı"])


def _faces(parties: Sequence[Party], mention: Party, country: str) -> bool:
    """Whether somebody is met by an official of a state, and so is none of it himself: "Gürcü spiker
    Prezident | A ilə görüşəcək", "Gürcü spikerin Prezident | A ilə görüşü"."""
    before = [p for p in parties if p.sentence == mention.sentence and p.last < mention.first]
    acting = [p for p in before if "nom" in p.cases and not p.prep and p.person is not None]
    met = mention.prep == "ilə" or "nom" not in mention.cases
    if mention.prep == "ilə" or "ins" in mention.cases:
        acting += [p for p in before if "gen" in p.cases and p.person is not None]
    return met and any(p.person.country == country for p in acting if p.person is not None)


def _owning(words: Words, spans: Spans, sentence: int) -> list[str]:
    """The states of a sentence of which something is told, and that are no places there."""
    return [c for s, c, case in told_states(words, spans) if s == sentence and case not in PLACED]


def _heads(parties: Sequence[Party], person: Person, country: str) -> bool:
    """Whether somebody leads the government of a state that nobody else of the text leads."""
    top = {lower(c.position) for c in person.capacities if not c.organization} & {"prezident", "baş nazir"}
    others = {p.person for p in parties if p.person is not None and p.person is not person}
    held = {lower(c.position) for p in others for c in p.capacities if p.country == country}
    return bool(top) and not top & held


def is_shared(parties: Sequence[Party], person: Person) -> bool:
    """Whether a title in the plural gives somebody's post: "iki ölkənin nazirləri A və B"."""
    mine = {m.capacity.first for m in person.mentions if m.capacity is not None}
    return any(
        p.capacity is not None and p.person is not person and p.kind == "person" and p.capacity.first in mine
        for p in parties
    )


def is_subject(parties: Sequence[Party], mention: Party) -> bool:
    """Whether somebody is the first in the nominative of his sentence; later ones are met, "A, B və C-lə"."""
    if "nom" not in mention.cases or mention.prep:
        return False
    before = (p for p in parties if p.sentence == mention.sentence and p.last < mention.first)
    return all("nom" not in p.cases or p.prep for p in before if p.kind in ("person", "post"))


def _receives(words: Words, sentence: int) -> bool:
    """Whether a sentence tells of somebody who receives guests where he is at home, or deals with who was
    told before: "Cakartada onu | prezident A salamlayıb"."""
    return any(t.lower in _RECEIVING for t in words.inside(sentence))
