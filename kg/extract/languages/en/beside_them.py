"""Who was beside those of an event told before: "Alongside him were A and B", "The king was assisted by C",
"He came with Minister D", "Joined by E, they discussed trade", "delegations of Peru, led by F"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.companions import COMPANY
from kg.extract.languages.en.places import destinations
from kg.extract.languages.en.present import listed_after
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.sides_at import SIDES
from kg.extract.languages.en.verb_modality import is_negated
from kg.extract.languages.en.word_classes import FINITE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_PERSONS = ("person", "post")
_OPENING = listed("beside_them", "opening")
_AROUND = listed("beside_them", "around") | listed("there_too", "nouns")
_AIDING = listed("beside_them", "aiding")
_COMING = listed("beside_them", "coming")
_TEAMS = listed("beside_them", "teams")
# "A | dialled in", "B looked on"
_IN_OR_ON = frozenset(("dial in", "phone in", "tune in", "log in", "call in", "look on", "sit in"))
_COMING_ALONG = frozenset(("come", "arrive", "appear", "go"))
_JOURNEYS = frozenset(("entourage", "delegation", "plane", "trip", "visit", "party", "board"))
# "Also seated at the table at the palace | were": so many words before the verb.
_FRONT = 12
_AT_ONCE = 3
_LED = frozenset(("lead", "head"))
_SENT = frozenset(("delegation", "delegations", "those", "teams", "representatives"))


@on(COMPANY, _LED, _AIDING, _COMING, "be")
def beside_them(scene: Scene, token: Token) -> Draft | None:
    """The people beside those of an event told before, by a verb or participle; None for nobody."""
    if scene.title or not scene.sentence.index:
        return None
    role = scene.grammar.role(token.index)
    if role == PARTICIPLE:
        return _fronted(scene, token) or _led_states(scene, token)
    if role not in (FINITE, PASSIVE) or is_negated(scene, token):
        return None
    if role == PASSIVE:
        return _aided(scene, token)
    if "be" in token.lemmas:
        return _inverted(scene, token)
    return _came(scene, token) if scene.verb_lemma(token) in _COMING else None


def _inverted(scene: Scene, verb: Token) -> Draft | None:
    """ "Alongside him on the stage | were A and B", "In his entourage | was C", "Present, too, | was D"."""
    first = scene.sentence.first
    before = scene.tokens[first : verb.index]
    words = [t.lower for t in before]
    if not 0 < len(before) <= _FRONT or words[0] not in _OPENING:
        return None
    if scene.behind(verb).lower == "to":
        return None  # "On the sidelines, he | is to meet A"
    if any(scene.grammar.role(t.index) in (FINITE, PASSIVE) for t in before) or not _AROUND & set(words):
        return None
    acting = [p for p in scene.clauses.parties if p.last < verb.index]
    if any(p.kind not in ("pronoun", "state", "body") and not p.prep for p in acting if p.first > first + 1):
        return None
    right = [p for p in scene.clauses.parties if p.first > verb.index]
    if (
        not right
        or right[0].first - verb.index > _AT_ONCE
        or right[0].kind not in (*_PERSONS, *SIDES)
        or right[0].prep
    ):
        return None
    people = listed_after(scene, verb) or right[:1]
    after = scene.tokens[min(people[-1].last + 1, scene.sentence.last)]
    if scene.grammar.role(after.index) in (PARTICIPLE, PASSIVE, FINITE):
        return None  # "In the talks were Minister A accused"
    draft = were_there(scene, verb, people, attended=True)
    if draft is not None:
        draft.open = True
        draft.aside = bool(_JOURNEYS & set(words))
        draft.attended = not draft.aside
        draft.type = "call" if {"line", "call"} & set(words) else "meeting"
        scene.put(draft, [p for p in acting if p.kind == "pronoun"], "host")
    return draft


def _aided(scene: Scene, verb: Token) -> Draft | None:
    """ "The king | was assisted by his adviser A", "the premier was flanked by B"."""
    if scene.verb_lemma(verb) not in _AIDING:
        return None
    led = [p for p in scene.subject(verb.index) if p.kind in (*_PERSONS, "pronoun")]
    people = [p for p in scene.clauses.after(verb.index, ("by",)) if p.kind in _PERSONS]
    return _along(scene, verb, led, people)


def _came(scene: Scene, verb: Token) -> Draft | None:
    """ "He | came with Minister A", "Ambassador B | came along", "Envoy C | accompanied the delegation"."""
    following = scene.behind(verb).lower
    acting = [p for p in scene.subject(verb.index) if p.kind in (*_PERSONS, "pronoun")]
    if scene.verb_lemma(verb) in ("accompany", "escort"):
        near = [t.lower for t in scene.tokens[verb.index + 1 : verb.index + 1 + _AT_ONCE]]
        sent = following in ("the", "his", "her", "their") and bool(_TEAMS & set(near))
        goes = destinations(scene, verb.index, ("to",))
        return were_there(scene, verb, acting) if sent and not goes else None
    if f"{scene.verb_lemma(verb)} {following}" in _IN_OR_ON:
        return were_there(scene, verb, acting)
    if scene.verb_lemma(verb) not in _COMING_ALONG:
        return None
    if following in ("along", "too") and scene.tokens[min(verb.index + 2, scene.sentence.last)].text in ".,;":
        draft = were_there(scene, verb, acting)
        if draft is not None:
            draft.type, draft.aside = "visit", True
        return draft
    if following != "with" or destinations(scene, verb.index, ("to", "in", "for")):
        return None
    people = [p for p in scene.clauses.after(verb.index, ("with",)) if p.kind in _PERSONS]
    return _along(scene, verb, acting, people)


def _along(scene: Scene, verb: Token, led: Sequence[Party], people: Sequence[Party]) -> Draft | None:
    """The people who are beside somebody, who act for his state where nothing else is told of them."""
    draft = were_there(scene, verb, people) if led and people else None
    if draft is not None:
        states = {country_of(p) for p in led} - {""}
        for party in people if len(states) == 1 else ():
            if not country_of(party):
                give_country(party, next(iter(states)))
        scene.put(draft, led, "host")
    return draft


def _fronted(scene: Scene, token: Token) -> Draft | None:
    """ "Joined by A, | they discussed trade": who is there with those who act then."""
    if token.index > scene.sentence.first + 1 or not token.lemmas & COMPANY:
        return None
    if scene.tokens[token.index + 1].lower != "by":
        return None
    near = [p for p in scene.clauses.parties if 0 < p.first - token.index <= _AT_ONCE]
    people = [p for p in scene.clauses.group(near[0]) if p.kind in _PERSONS] if near else []
    after = people[-1].last + 1 if people else scene.sentence.last
    again = scene.tokens[min(after + 1, scene.sentence.last)]
    return were_there(scene, token, people) if again.lower in ("they", "the", "both") else None


def _led_states(scene: Scene, token: Token) -> Draft | None:
    """ "Delegations are present, among them those of Peru, | led by A, and Oman, led by B"."""
    if not token.lemmas & _LED or scene.tokens[token.index + 1].lower != "by":
        return None
    state = next((p for p in scene.clauses.parties if p.last == token.index - 2 and p.kind == "state"), None)
    person = next((p for p in scene.clauses.parties if 0 < p.first - token.index <= _AT_ONCE), None)
    told = {t.lower for t in scene.tokens[scene.sentence.first : token.index]} & _SENT
    if state is None or person is None or person.kind not in _PERSONS or not told:
        return None
    if scene.tokens[token.index - 1].text != ",":
        return None
    if not country_of(person):
        give_country(person, state.country)
    draft = were_there(scene, token, [person], attended=True)
    if draft is not None:
        draft.open, draft.name = True, "gathering"
    return draft
