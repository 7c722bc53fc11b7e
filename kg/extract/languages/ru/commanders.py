"""Who commands forces as a verb says: "командовал Северным флотом"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.body_leaders import leader_of
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.said_of import happens
from kg.extract.languages.ru.same_post import add, means
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_COMMAND = frozenset(("командовать",))
_COMMANDED = words_of("posts", "commanded")
_INS = frozenset(("ins",))


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Make commanders of those who command forces, unless the text gives them that post in other words."""
    for verb in words.with_any(_COMMAND):
        told = verb.has("V", "P") and "командующий" not in verb.lemmas and happens(words, verb)
        forces = _forces(words, spans, verb) if told else None
        person = leader_of(words, forces, verb, parties) if forces is not None else None
        if forces is None or person is None:
            continue
        title = f"командующий {words.quote(forces.first, forces.last)}"
        over = "past" in verb.readings[0].tags
        first, last = sorted((verb.index, forces.last))
        capacity = Capacity(title, "", forces.country, over, first, last)
        if not any(means(capacity, held) for held in person.capacities):
            add(person, capacity)


def _forces(words: Words, spans: Spans, verb: Token) -> Party | None:
    """What a verb says to be commanded, right behind it: "командовал | войсками Южного округа"; the state
    apart."""
    sentence = words.sentences[verb.sentence]
    first = verb.index + 1
    head = phrases.attribute_run(words, first, sentence.last)
    if head > sentence.last or not words.tokens[head].lemmas & _COMMANDED:
        return None
    if not phrases.agreeing(words, first, head) & _INS:
        return None
    last = phrases.complement_end(words, spans, head, sentence.last)
    state = spans.over(last)
    if state is not None and state.kind == "state" and state.first > head:
        return Party(first, state.first - 1, head, "body", verb.sentence, _INS, country=state.country)
    return Party(first, last, head, "body", verb.sentence, _INS)
