"""Whose plans a sentence tells by his name alone, who then acts by his post: "У Хуана Рохаса плотный график.
| Президент вылетит в Лиму"."""

from __future__ import annotations

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_PLANS = words_of("posts", "plans")
_FACES = words_of("posts", "facing")


def has_plans(words: Words, person: Person) -> bool:
    """Whether the plans of somebody are told, who is named in full."""
    return " " in person.name and any(is_planned_for(words, m) for m in person.mentions)


def is_planned_for(words: Words, mention: Party) -> bool:
    """Whether a sentence tells the plans of somebody: "| Хуану Рохасу предстоит", "Неделя у | Хуана Рохаса",
    "Визит | Хуана Рохаса", "В Лиме ждут | Хуана Рохаса"."""
    if mention.person_span is None or mention.capacity is not None:
        return False
    inside = words.inside(mention.sentence)
    first = mention.first - (mention.prep == "у")
    before = [t for t in inside if t.index < first]
    if "gen" in mention.cases and mention.prep in ("", "у"):
        own = before[-1:] if not mention.prep else inside
        if any(t.lemmas & _PLANS and t.has("N") for t in own):
            return True
    if mention.prep:
        return False
    if "dat" in mention.cases and any(t.lemmas & _FACES and t.index > mention.last for t in inside):
        return True
    beside = [*before[-_NEAR:], *(t for t in inside if t.index == mention.last + 1)]
    return "acc" in mention.cases and "nom" not in mention.cases and any(t.lemmas & _AWAITS for t in beside)


_AWAITS = frozenset(("ждать", "ожидать"))
# "ждут в столице Чили | Хуана Рохаса": so many words at most.
_NEAR = 4


def is_told_by_colon(words: Words, mention: Party, post: Party) -> bool:
    """Whether a colon parts whose plans are told from what he does: "У Хуана Рохаса плотный график: во
    вторник | президент вылетит"."""
    between = words.tokens[mention.last + 1 : post.first]
    return any(t.text == ":" for t in between) and is_planned_for(words, mention)
