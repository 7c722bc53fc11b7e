"""Gatherings that are called by their format: "встреча в формате «Россия – Центральная Азия»", "переговоры в
формате «5+2»", "саммит в «нормандском формате»"."""

from __future__ import annotations

import re

from kg import gazetteer
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.groups import SUM
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees, participants
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.hosting_places import hosting_place
from kg.extract.languages.ru.many_states import RULE as MANY
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.relative_attendance import relative_attendees
from kg.extract.languages.ru.scene import NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_DASHES = re.compile(r"\s*[-–—]\s*")
_GATHERINGS = listed("meeting", "noun", "nouns") | listed("conference", "noun", "nouns")
_TALKS = listed("conference", "dialogues", "talks") | {"раунд"}
_FORMATS = listed("conference", "formats", "attributes")
_REGIONS = frozenset(("центральная азия", "ца"))


@on(_GATHERINGS)
def in_format(scene: Scene, token: Token) -> Draft | None:
    """A gathering whose sides stand in quotation marks after "в формате", with who is said to attend it."""
    last = scene.sentence.last
    if not scene.is_noun(token, _GATHERINGS) or token.index + 4 > last:
        return None
    after = [t.lower for t in scene.words.tokens[token.index + 1 : token.index + 3]]
    end = phrases.quoted_end(scene.words, token.index + 3) if after == ["в", "формате"] else None
    if end is None or end > last:
        return None
    inside = scene.words.quote(token.index + 4, end - 1)
    sides = [_side(name) for name in _DASHES.split(inside)]
    if len(sides) < 2 or not all(sides):
        return None
    draft = mention(scene, "conference", token, "conference", last=end)
    draft.first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    draft.name, draft.named = scene.event_name(token, end), True
    draft.place = hosting_place(scene, token)
    scene.put(draft, attendees(scene, token) or relative_attendees(scene, token))
    scene.put(draft, participants(scene, token))
    at, index = token.index + 4, scene.sentence.index
    acting = draft.countries()
    states = [s for s in sides if s not in _REGIONS and s not in acting]
    scene.put(draft, [Party(at, end - 1, at, "state", index, NOM, country=s) for s in states])
    scene.reached = end
    return draft


@on(_GATHERINGS | _TALKS)
def called_format(scene: Scene, token: Token) -> Draft | None:
    """A gathering called by a format that several states are known for; not talks with somebody in it."""
    if scene.reached >= token.index or not scene.is_noun(token, _GATHERINGS | _TALKS):
        return None
    end = _end_of_format(scene, token)
    if end is None or scene.between(token):
        return None
    present = attendees(scene, token) or relative_attendees(scene, token)
    if not present and not scene.happens(token) and not _is_at(scene, token):
        return None
    draft = mention(scene, "conference", token, MANY, last=end)
    draft.first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    draft.name, draft.named = scene.event_name(token, end), True
    draft.place = hosting_place(scene, token)
    scene.put(draft, [*scene.genitive(token), *present, *participants(scene, token)])
    scene.reached = end
    return draft


def _end_of_format(scene: Scene, token: Token) -> int | None:
    """The last token of "в формате «3+3»" or "в «нормандском формате»" behind a noun, or what tells whose it
    is; None for another format, such as "один на один"."""
    tokens, last = scene.words.tokens, min(token.index + _NEAR, scene.sentence.last)
    for at in range(token.index + 1, last):
        if finite(tokens[at]) or tokens[at].lower in ("с", "со"):
            return None
        if tokens[at].lower != "в":
            continue
        form = next((t for t in tokens[at + 1 : at + _ADJECTIVE] if t.lower == "формате"), None)
        if form is None:
            continue
        called = [t for t in tokens[at + 1 : form.index] if t.shape == "word"]
        if called:
            known = all(t.lemmas & _FORMATS for t in called)
            closes = form.index < last and tokens[form.index + 1].text in phrases.QUOTES
            return form.index + closes if known else None
        return _end_of_name(scene, form.index + 1)
    return None


def _end_of_name(scene: Scene, first: int) -> int | None:
    """The last token of the name of a format that begins there, in quotation marks or without them."""
    tokens = scene.words.tokens
    if first > scene.sentence.last:
        return None
    end = phrases.quoted_end(scene.words, first) if tokens[first].text in phrases.QUOTES else None
    if end is None:
        found = SUM.match(scene.words.text, tokens[first].start)
        near = tokens[first : first + _NEAR]
        return max(t.index for t in near if t.end <= found.end()) if found else None
    inside = scene.words.quote(first + 1, end - 1)
    known = SUM.fullmatch(inside) or gazetteer.lookup(f"Формат «{inside}»", "ru", kind="body")
    return end if known else None


def _is_at(scene: Scene, token: Token) -> bool:
    """Whether something is done at what a noun tells of: "на полях | саммита", "в ходе встречи"."""
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    before = scene.words.tokens[first - 1].lower if first > scene.sentence.first else ""
    return before in _AT


# "встреча глав МИД стран региона | в формате «3+3»": so many words stand before a format, and in it.
_NEAR, _ADJECTIVE = 12, 5
_AT = frozenset(("полях", "кулуарах", "рамках", "ходе", "время", "итогам", "результатам", "преддверии"))


def _side(name: str) -> str:
    """The ISO code of a state, or a region in lower case; '' for anything else."""
    state = gazetteer.lookup(name, "ru", kind="state")
    if isinstance(state, gazetteer.State):
        return state.iso2
    return name.lower() if name.lower() in _REGIONS else ""
