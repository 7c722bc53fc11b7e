"""Between whom a gathering is: the states in its name or behind it, the side for which nobody is told to act,
the board of two whose session it is."""

from __future__ import annotations

from kg.extract.allegiance import body_of, country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.at_gatherings import between
from kg.extract.languages.en.boards import names_board
from kg.extract.languages.en.commissions import beyond_field, is_spoken_of
from kg.extract.languages.en.in_order import act_in_order
from kg.extract.languages.en.joined_names import side_at
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.parties import Party
from kg.extract.words import Token

_TRAVELLING = frozenset(("travel", "fly", "journey", "depart"))
_DIALOGUES = listed("sequel", "series") - {"commission", "committee", "council"}
# "A summit | of the presidents": so many words to the officials.
_OF_NEAR = 3
_OF_KINDS = ("post", "person", "state")
# "Canada and Norway held a meeting of the Arctic Group": they are those of it.
_MEMBERS = 2


def be_session_of_two(scene: Scene, draft: Draft) -> None:
    """Make a meeting of the session of a commission of two sides, as the codebook has it."""
    draft.type, draft.rule, draft.attended = "meeting", "commission", False
    draft.earlier = draft.earlier or is_spoken_of(scene, draft.first)
    acting = {country_of(p.party) for p in draft.parts if p.party.kind == "person"}
    if acting:
        silent = [p for p in draft.parts if p.party.kind == "state" and p.party.country not in acting]
        others = {p.first for p in scene.clauses.parties if p.kind in ("person", "post", "pronoun")}
        alone = len(others) == 1 and "" not in acting and others <= {p.party.first for p in draft.parts}
        of_one = silent if alone else []  # "A led his side to the meeting"
        inside = range(draft.first, draft.last + 1)
        draft.parts = [p for p in draft.parts if not _is_side(p.party, inside)] + of_one
    elif len({p.party.country for p in draft.parts if p.party.kind == "state"}) == _MEMBERS:
        inside = range(draft.first, draft.last + 1)  # "the Peru- | Oman Energy Group | meeting" is of the two
        draft.parts = [p for p in draft.parts if p.party.kind != "body" or p.party.first not in inside]


def _is_side(party: Party, name: range) -> bool:
    """Whether a party is a state or body of whose session others tell who took part."""
    return party.kind == "state" or (party.kind == "body" and (not party.country or party.first in name))


def add_sides(scene: Scene, draft: Draft, token: Token, name: tuple[int, int]) -> None:
    """Add the states between which a gathering is, or let those who take part act for them."""
    first, last = name
    told = between(scene, last)  # "the Peru-Oman Dialogue | between Minister A and Minister B"
    people = told if any(p.kind == "person" for p in told) else []
    sides = people or scene.pair(token.index) or told or of_several(scene, token)
    if not sides and last > token.index and scene.is_noun(scene.tokens[last], _DIALOGUES):
        sides = scene.pair(last)  # "meeting of the Oman-Peru Strategic | Dialogue"
    if not sides and names_board(scene.words, first, last):
        sides = _sides_named(scene, first, last) or beyond_field(scene, scene.tokens[last])
        if sides and all(p.party.kind == "pronoun" for p in draft.parts):
            draft.parts = []  # "They will hold the next meeting of the Oman-Peru Commission"
    crowd = all(p.party.kind == "post" and p.party.plural and not body_of(p.party) for p in draft.parts)
    known = any(scene.tokens[p.party.first].lower in words_of("grammar", "determiners") for p in draft.parts)
    crowd = crowd and not (known or draft.countries())
    if not draft.parts or (crowd and len(sides) > 1):
        scene.put(draft, sides)  # "Deputy ministers chaired the meeting of the Oman-Peru Committee"
        return
    if not _journeys(scene, first):
        act_in_order(sides, [p.party for p in draft.parts])
    if not scene.clauses.after(token.index, ("with",)):
        scene.put(draft, _other_of_two(sides, draft))
    states = {s.country for s in sides if s.kind == "state"}
    if len(states) > 1 and all((c := country_of(p.party)) and c not in states for p in draft.parts):
        scene.put(draft, sides)  # "thanked Malta for hosting the U.S.-Libya summit"


def _other_of_two(sides: list[Party], draft: Draft) -> list[Party]:
    """The side for which nobody is told to act: the EU, where the president is at "a U.S.-EU | Summit"."""
    acting = [(country_of(p.party), body_of(p.party)) for p in draft.parts]
    lone = [s.country for s in sides if s.kind == "state"]
    if acting == [("", "")] and len(lone) == 1 and _leads_a_state(draft.parts[0].party):
        acting = [(lone[0], "")]  # "President A will attend a U.S.-EU Summit"
    if len(sides) != _MEMBERS or not acting or any(p.kind not in ("state", "body") for p in sides):
        return []
    silent = [
        s
        for s in sides
        if not any(s.country in (c, "") and (s.kind == "state" or s.body == b) for c, b in acting)
    ]
    known = all(any(c == s.country and c for s in sides) for c, _ in acting)
    return silent if len(silent) == 1 and known else []


def _leads_a_state(party: Party) -> bool:
    """Whether somebody is told by a post that states have: "the president", "Prime Minister A"."""
    held = party.person.capacities if party.person is not None else [party.capacity] if party.capacity else []
    last = [c.position.lower().split()[-1:] for c in held]
    return any(word in words_of("posts", "own_posts") for words in last for word in words)


def of_several(scene: Scene, token: Token) -> list[Party]:
    """Of which states a gathering is, or of whose officials: "a summit | of the presidents of Oman, Peru and
    Chad"."""
    found = scene.of_noun(token.index, ("of",))
    near = bool(found) and found[0].first - token.index <= _OF_NEAR
    several = len({country_of(p) for p in found} - {""}) > 1 and all(p.kind in _OF_KINDS for p in found)
    return found if near and several else []


def _journeys(scene: Scene, name: int) -> bool:
    """Whether people come from one state to a gathering: "A and B will travel to Lima for the | Dialogue"."""
    return any(t.lemmas & _TRAVELLING for t in scene.tokens[scene.sentence.first : name])


def _is_third(scene: Scene, i: int) -> bool:
    """Whether a third name follows two: "the Oman-Peru|-Israel Religious Group"."""
    return scene.tokens[i].text in ("-", "–") and scene.tokens[min(i + 1, scene.sentence.last)].capital


def _sides_named(scene: Scene, first: int, last: int) -> list[Party]:
    """The two states in the name of a commission: "meeting of the Turkmen-Azerbaijani Commission"."""
    of = [p for p in scene.clauses.parties if p.kind == "state" and first < p.first <= last + 4]
    if len(of) == 2 and of[0].prep in ("of", "between"):
        return of
    dashes = (k for k in range(first + 1, last) if scene.tokens[k].text in ("-", "–"))
    pairs = ((k, [scene.side(k - 1), scene.side(k + 1)]) for k in dashes)
    k, found = next(((k, [p for p in pair if p is not None]) for k, pair in pairs if all(pair)), (last, []))
    if found and _is_third(scene, k + 2):
        return []
    if found and found[0].kind == "body" and found[0].body == found[-1].body:
        # "The Malta-Peru Joint Commission" is one name.
        return [p for q in found if (p := side_at(scene, q.first)) is not None] or found[:1]
    return found
