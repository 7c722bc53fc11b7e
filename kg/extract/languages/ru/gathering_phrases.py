"""The phrase around the noun of a gathering: where it begins and ends, and what it is called."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token, Words


def phrase_of(scene: Scene, token: Token) -> tuple[int, int, str]:
    """The first and last token and the name of the phrase around the noun of a gathering."""
    before = scene.words.tokens[token.index - 1] if token.index > scene.sentence.first else token
    prefix = before.lower in ("бизнес", "медиа", "пресс", "инвест", "экспо")  # "бизнес форум"
    first = phrases.first_attribute(scene.words, token.index - prefix, scene.sentence.first)
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    covering = scene.spans.over(token.index)
    if covering is not None and covering.kind == "body":
        first, end = covering.first, covering.last
    end = _before_other(scene, token, _before_guest(scene, token, end))
    end = _states_end(scene, token, _before_medium(scene, token, end))
    end = _where_it_is(scene, token, end)
    end = _far_side(scene, token, end) if "саммит" in token.lemmas else end
    if token.lemma == "открытие":
        return first, *_opening(scene, token, end)
    name = covering.name if covering is not None else ""
    own = phrases.nominative(scene.words, first, token.index, max(end, token.index))
    return first, end, name or own


def _where_it_is(scene: Scene, token: Token, end: int) -> int:
    """The end of a phrase with the land of what a gathering is about: "конференция по ситуации | в Ливии"."""
    about = scene.words.tokens[end]
    if end + 2 > scene.sentence.last or end == token.index or not about.lemmas & _SITUATIONS:
        return end
    land = scene.spans.at(end + 2)
    first = phrases.first_attribute(scene.words, end, token.index)
    said = scene.words.tokens[first - 1].lower == "по" and scene.words.tokens[end + 1].lower in _IN
    return land.last if said and land is not None and land.kind == "state" else end


_SITUATIONS = words_of("triggers", "cues", "situations")
_IN = frozenset(("в", "во", "на", "вокруг"))


def _before_guest(scene: Scene, token: Token, end: int) -> int:
    """The end of a phrase without who acts there, right behind its name: "на саммите «Двадцатки» | премьер
    Чили А выступил", "на заседании Совета Европы | премьер"."""
    inside = [p for p in scene.clauses.parties if token.index < p.first <= end and p.person is not None]
    quoted = (p.first for p in inside if scene.words.tokens[p.first - 1].text in "»”")
    acting = (p.first for p in inside if "nom" in p.cases and not p.cases & {"gen", "ins"} and not p.prep)
    return min((*quoted, *acting), default=end + 1) - 1


def _before_other(scene: Scene, token: Token, end: int) -> int:
    """The end of a phrase without the gathering that a list goes on with: "в форуме городов | и конференции
    по туризму"."""
    nouns = listed("conference", "noun", "nouns")
    inside = scene.words.tokens[token.index + 2 : end + 1]
    other = next((t for t in inside if t.lemmas & nouns and t.has("N") and not t.capital), None)
    if other is None or not other.cases("N") & token.cases("N") - {"gen"}:
        return end
    first = phrases.first_attribute(scene.words, other.index, token.index + 1)
    return first - 2 if scene.words.tokens[first - 1].lower == "и" else end


def _before_medium(scene: Scene, token: Token, end: int) -> int:
    """The end of a phrase without how those who are elsewhere attend: "в заседании | по видеосвязи"."""
    inside = scene.words.tokens[token.index + 1 : end + 1]
    at = next((t.index for t in inside if t.lower in ("видеосвязи", "видеоконференцсвязи")), None)
    return at - 2 if at is not None and scene.words.tokens[at - 1].lower == "по" else end


def _states_end(scene: Scene, token: Token, end: int) -> int:
    """The end of a phrase with all the states that close it: "форум регионов Чили | и Перу"."""
    closing = scene.spans.over(end)
    last = scene.sentence.last
    while closing is not None and closing.country and closing.first > token.index and end + 2 <= last:
        following = scene.spans.at(end + 2)
        joined = scene.words.tokens[end + 1].lower == "и" and following is not None
        if not joined or following is None or following.kind != closing.kind:
            break
        closing, end = following, following.last
    return end


def _far_side(scene: Scene, token: Token, end: int) -> int:
    """The end of a summit's phrase with the second of its two sides, one of them a body: "саммит Японии | и
    Евросоюза", "саммит Россия | – ЕС"."""
    if end + 2 > scene.sentence.last or end == token.index:
        return end
    one, other, mark = scene.spans.over(end), scene.spans.at(end + 2), scene.words.tokens[end + 1]
    if (
        one is None
        or other is None
        or {one.kind, other.kind} != {"state", "body"}
        or one.first != token.index + 1
    ):
        return end
    return other.last if mark.lower == "и" or mark.text in phrases.DASHES else end


def _opening(scene: Scene, token: Token, end: int) -> tuple[int, str]:
    """The end and the name of an opening, its place left out: "открытие в Баку Регионального центра"."""
    place = next(
        (s for s in scene.spans.all if s.first == token.index + 2 and s.kind in ("place", "state")), None
    )
    if end > token.index or place is None or place.last >= scene.sentence.last:
        return end, scene.event_name(token, end)
    close = phrases.complement_end(scene.words, scene.spans, place.last, scene.sentence.last)
    if close == place.last:
        return end, scene.event_name(token, end)
    return close, f"открытие {phrases.tidy(scene.words.quote(place.last + 1, close))}"


ASKED = frozenset(("приглашенных", "приглашённых"))


def is_of_guests(words: Words, index: int) -> bool:
    """Whether a word only says who came, and nothing of what is to be: "среди | приглашенных – А"."""
    return words.tokens[index].lower in ASKED and words.tokens[index - 1].lower in ("среди", "числе")


def opens_with_town(scene: Scene, first: int, last: int) -> bool:
    """Whether a sentence opens with a town and the verb of a gathering alone: "В Сеуле проходит | саммит"."""
    town = scene.spans.at(first + 1) if scene.words.tokens[first].lower in ("в", "во") else None
    return town is not None and town.kind == "place" and town.last + 2 == last
