"""Who speaks before a parliament of another state: "addressed the Congress of Peru"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en import gazette
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import DETERMINERS, FINITE, INFINITIVE, ING
from kg.extract.parties import Party
from kg.extract.words import Token

_ADDRESSING, _SPEAKING = listed("parliament", "addressing"), listed("parliament", "speaking")
_DELIVERING, _SPEECHES = listed("parliament", "delivering"), listed("parliament", "speeches")
_HOUSES = listed("parliament", "houses")
_BEFORE, _BEFORE_BY_NOUN = listed("parliament", "before"), listed("parliament", "before_by_noun")
_SITTING = listed("parliament", "sittings")
# "Addressed | a joint session of the | Assembly", "delivered | his first ever speech to": so many words.
_OBJECT, _SPEECH = 9, 5


@on(_ADDRESSING | _SPEAKING | _DELIVERING)
def before_parliament(scene: Scene, token: Token) -> Draft | None:
    """Return a gathering of a parliament with who speaks before it, if he comes from elsewhere."""
    if scene.title or scene.grammar.role(token.index) not in (FINITE, INFINITIVE, ING):
        return None
    lemma = scene.verb_lemma(token)
    if lemma in _ADDRESSING:
        house = _house(scene, token.index, frozenset())
    elif lemma in _SPEAKING:
        house = _house(scene, token.index, _BEFORE)
    else:
        house = _told_in_speech(scene, token)
    people = [p for p in scene.subject(token.index) if p.kind in ("person", "post", "pronoun")]
    if house is None or not people:
        return None
    draft = mention(scene, "conference", token, "conference", last=max(token.index, house.last))
    draft.name, draft.named, draft.attended = scene.words.quote(house.first, house.last), True, True
    scene.put(draft, [*people, house])
    return draft


@on(_SPEECHES)
def speech_to_parliament(scene: Scene, token: Token) -> Draft | None:
    """The same by a noun: "President A's July 19 | address to a joint meeting of Congress"."""
    if scene.title or token.lower not in _SPEECHES or scene.grammar.role(token.index):
        return None
    house = _house(scene, token.index, _BEFORE_BY_NOUN)
    people = [p for p in _whose(scene, token) if p.kind in ("person", "post", "pronoun")]
    if house is None or not people:
        return None
    draft = mention(scene, "conference", token, "conference", last=house.last)
    draft.name, draft.named, draft.attended = scene.words.quote(house.first, house.last), True, True
    draft.over = True  # "met the premier after his address", "discussed his address"
    scene.put(draft, [*people, house])
    return draft


def settle(drafts: Sequence[Draft], home: str) -> None:
    """Let a parliament of no told state, before which somebody of another state speaks, be that of the home:
    "met Premier A of Malta after his address to | Congress"."""
    for draft in (d for d in drafts if d.type == "conference" and d.attended and home):
        speakers = {country_of(p.party) for p in draft.parts if p.party.kind != "body"} - {""}
        for part in draft.parts if speakers and home not in speakers else ():
            body = part.party
            if body.kind == "body" and not body.country and body.body.lower() in _HOUSES:
                part.party = replace(body, country=home)


def is_before_parliament(scene: Scene, token: Token) -> bool:
    """Whether a session is one that somebody addresses: "addressed a joint | session of the Congress"."""
    near = range(token.index - 1, max(token.index - _SPEECH, scene.sentence.first) - 1, -1)
    verb = next((scene.tokens[i] for i in near if scene.grammar.role(i)), None)
    if verb is not None and before_parliament(scene, verb) is not None:
        return True
    speech = next((scene.tokens[i] for i in near if scene.tokens[i].lower in _SPEECHES), None)
    return speech is not None and speech_to_parliament(scene, speech) is not None


def _whose(scene: Scene, noun: Token) -> list[Party]:
    """Whose a speech is, with its day between: "the president’s | March 10 | address"."""
    i = noun.index
    while scene.tokens[i - 1].text.isdigit() or names_month(scene.tokens[i - 1].text):
        i -= 1
    owner = next((p for p in scene.clauses.parties if p.last == i - 2), None)
    owns = owner is not None and scene.tokens[i - 1].text in ("’s", "'s", "’", "'")
    return [owner] if owner is not None and owns else scene.possessor(noun.index)


def _told_in_speech(scene: Scene, verb: Token) -> Party | None:
    """The parliament to which a speech is given: "deliver | a joint address to Congress"."""
    near = range(verb.index + 1, min(verb.index + _SPEECH, scene.sentence.last))
    speech = next((i for i in near if scene.tokens[i].lower in _SPEECHES), None)
    return _house(scene, speech, _BEFORE_BY_NOUN) if speech is not None else None


def _house(scene: Scene, index: int, preps: frozenset[str]) -> Party | None:
    """The parliament behind a word, with one of these prepositions or its session between."""
    near = (p for p in scene.clauses.parties if index < p.first <= index + _OBJECT and p.kind == "body")
    house = next((p for p in near if _HOUSES & {t.lower for t in scene.tokens[p.first : p.last + 1]}), None)
    if house is None:
        return None
    between = [t for t in scene.tokens[index + 1 : house.first] if t.lower not in _SITTING]
    adjective = gazette.adjective(scene.words, between[-1].index) if between else None
    if adjective is not None:
        between.pop()
    said = [t.lower for t in between if t.lower not in DETERMINERS]
    return house if said in ([], *([prep] for prep in preps)) and (not preps or said) else None
