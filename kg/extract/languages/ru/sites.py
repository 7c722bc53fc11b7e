"""Where an event is, said of its place alone: "Местом станет Рига"; by its soil: "на чилийской земле"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import gazetteer
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.cues import is_copula
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import Adjectives
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_SITES = listed("meeting", "site", "nouns")
_SOIL = listed("meeting", "soil", "nouns")
# What is held at such a place.
_HELD = (
    listed("meeting", "noun", "nouns")
    | listed("conference", "noun", "nouns")
    | listed("signing", "noun", "nouns")
    | listed("meeting", "site", "also")
)
# The event was told so many sentences before at most.
_NEAR = 3


@on(_SITES)
def site(scene: Scene, token: Token) -> Draft | None:
    """Where the talk or gathering told before is: "Местом сбора остается | Минск"."""
    if not token.lemmas & _SITES or "ins" not in token.cases("N") or token.index - scene.sentence.first > 1:
        return None
    _, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[token.index + 1 : high + 1]
    held = any(t.lemmas & _HELD and "gen" in t.cases("N") for t in clause[:3])
    copula = next((t for t in clause if is_copula(t)), None)
    place = scene.spans.at(copula.index + 1) if copula is not None and copula.index < high else None
    near = (d for d in scene.told if scene.sentence.index - d.sentence <= _NEAR and d.type != "visit")
    told = [d for d in near if d.rule != "whereabouts" and not d.earlier]
    if not held or place is None or place.kind not in ("place", "state") or not told:
        return None
    draft = mention(scene, told[-1].type, token, "whereabouts")
    draft.modality = told[-1].modality
    draft.place = place
    return draft


def on_soil(words: Words, spans: Spans, adjectives: Adjectives) -> Iterator[Span]:
    """Yield the state on whose soil something is, of which the text tells no town: "на чилийской | земле"."""
    towns = {s.country for s in spans.all if s.kind == "place"}
    for token in words.tokens:
        before = words.tokens[token.index - 1] if token.index else None
        if before is None or not token.lemmas & _SOIL or "loc" not in token.cases("N"):
            continue
        countries = adjectives.countries(before)
        if len(countries) != 1 or countries[0] in towns or phrases.preposition(words, before.index) != "на":
            continue
        state = gazetteer.state(countries[0])
        if state is not None:
            yield Span(before.index, token.index, "state", state.ru.all[0], countries[0])
