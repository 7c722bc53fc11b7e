"""Whether a session, an opening or a gathering called by its kind alone is the one told before."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

# What a sentence takes up was told so many sentences before at most.
TAKEN_UP = 3


def means_told(scene: Scene, token: Token, first: int, end: int) -> bool:
    """Whether "в мероприятии", "на этом форуме", "на церемонии открытия" means a gathering told in a sentence
    before."""
    bare = first == token.index or (first == token.index - 1 and scene.words.tokens[first].lemma in _THIS)
    bare = bare or _is_rite_told(scene, token, first)
    working = first > scene.sentence.first and scene.words.tokens[first - 1].lemma == "работа"
    if end == token.index and not token.capital and _is_led_part(scene, token, first):
        return True
    if _is_led(scene, token, first):
        return scene.sentence.index > 0 and bare and (end == token.index or _is_on_matter(scene, token, end))
    if phrases.preposition(scene.words, first - working) not in ("в", "на"):
        return False
    part = end == token.index + 1 and scene.words.tokens[end].lemma in ("открытие", "закрытие")
    part = part or (end == token.index + 1 and _of_signing_told(scene, scene.words.tokens[end]))
    told = scene.sentence.index > 0 and not token.capital
    return told and (end == token.index or part) and (bare or _is_part_of_told(scene, token, first))


def _is_rite_told(scene: Scene, token: Token, first: int) -> bool:
    """Whether a ceremony is of what a verb told right before: "В Осло похоронили короля. В траурной |
    церемонии участвовали"."""
    solemn = first == token.index - 1 and bool(scene.words.tokens[first].lemmas & _SOLEMN)
    told = scene.told[-1] if solemn and token.lemma in _RITES and scene.told else None
    near = told is not None and scene.sentence.index - told.sentence <= TAKEN_UP
    return near and told is not None and (told.type, told.rule) == ("conference", "whereabouts")


_SOLEMN = listed("conference", "solemn", "attributes")
_RITES = frozenset(("церемония", "мероприятие", "торжество"))


def _is_led(scene: Scene, token: Token, first: int) -> bool:
    """Whether somebody leads a session of the gathering told before: "Заседание | вел министр"."""
    if "acc" not in token.cases("N") or phrases.preposition(scene.words, first) or not _told_last(scene):
        return False
    verb = scene.governor(token, scene.clause(token))
    return verb is not None and bool(verb.lemmas & _LEAD)


def _is_on_matter(scene: Scene, token: Token, end: int) -> bool:
    """Whether a session is called by its matter alone: "Сессию | по ледникам вел министр"."""
    rest = scene.words.tokens[token.index + 1 : end + 1]
    return rest[:1] != [] and rest[0].lower in ("по", "о", "об") and not any(t.capital for t in rest)


def _is_led_part(scene: Scene, token: Token, first: int) -> bool:
    """Whether a clause tells who leads a session that is part of what was told: "Пленарное | заседание вел
    премьер"."""
    lone = not phrases.preposition(scene.words, first) and "acc" in token.cases("N")
    return lone and scene.sentence.index > 0 and _is_part_of_told(scene, token, first)


def _told_last(scene: Scene) -> bool:
    """Whether a gathering is what the text told last, shortly before the sentence."""
    told = next((d for d in reversed(scene.told) if not d.title), None)
    near = told is not None and scene.sentence.index - told.sentence <= TAKEN_UP
    return near and told is not None and told.type == "conference"


_LEAD = frozenset(("вести", "модерировать"))


def _of_signing_told(scene: Scene, noun: Token) -> bool:
    """Whether a ceremony is that of the signing told last: "В церемонии | подписания участвовал премьер"."""
    return noun.lemma == "подписание" and bool(scene.told) and scene.told[-1].type == "signing"


def _is_part_of_told(scene: Scene, token: Token, first: int) -> bool:
    """Whether a session is part of the gathering told before: "Выступая на пленарном | заседании"."""
    part = token.lemma in _SESSIONS and first == token.index - 1
    parts = part and scene.words.tokens[first].lemma in PARTS
    told = (d for d in scene.told if d.type == "conference" and not d.title)
    return parts and any(d.named or any(p.party.kind != "group" for p in d.parts) for d in told)


_SESSIONS = frozenset(("заседание", "сессия", "церемония"))
PARTS = frozenset(("пленарный", "торжественный", "заключительный"))


_THIS = frozenset(("этот", "данный"))
