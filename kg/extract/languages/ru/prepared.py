"""Events that are only prepared or announced: "подготовка визита", "подготовка к саммиту", "подтвердили
визит"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token


def is_prepared(scene: Scene, token: Token) -> bool:
    """Return whether an event is only prepared: "подготовка визита", "подготовка к саммиту"."""
    first = scene.phrase_start(token)
    before = [t for t in scene.words.tokens[max(scene.sentence.first, first - 2) : first] if t.lower != "к"]
    if before and before[-1].lower == "накануне":
        return "gen" in token.cases("N") and token.readings[0].pos == "N" and not _is_of_past(scene, token)
    if before and before[-1].lemma == "организация":  # "обсудили организацию визита", but thanked for it
        verb = scene.governor(token, scene.clause(token))
        discussed = verb is not None and bool(verb.lemmas & listed("meeting", "discuss", "verbs"))
        return discussed or _is_work(scene, before[-1])
    if before and before[-1].text in _DASHES:
        return "dat" in token.cases("N") and _is_explained(scene, before[-1].index)
    holding = holding_of(scene, first)
    if holding is not None and (_is_prepared_and_held(scene, holding) or _is_held_ahead(scene, holding)):
        return True
    if _is_visit_confirmed(scene, token, first) or _is_rumoured(scene, token, first):
        return True
    if before and "подготовить" in before[-1].lemmas and finite(before[-1]):
        return "acc" in token.cases("N")  # "Послы подготовили | встречу президентов"
    return bool(before) and (before[-1].lemma in _AHEAD or _goes_on_to(scene, first))


_DASHES = frozenset("–—-:")
# "подготовкой к | более важному событию – визиту": so many words at most before the dash.
_EXPLAINED = 5


def _is_explained(scene: Scene, dash: int) -> bool:
    """Whether what is behind a dash is what somebody gets ready for: "подготовкой к другому событию – |
    визиту"."""
    ahead = [t.lower for t in scene.words.tokens[max(scene.sentence.first, dash - _EXPLAINED) : dash]]
    at = len(ahead) - 1 - ahead[::-1].index("к") if "к" in ahead else 0
    noun = scene.words.tokens[max(scene.sentence.first, dash - _EXPLAINED) + at - 1]
    return at > 0 and noun.lemma in ("подготовка", "прелюдия", "пролог", "шаг")


def _is_work(scene: Scene, organising: Token) -> bool:
    """Whether somebody works on it: "работа по | организации визита", "обсуждались вопросы | организации"."""
    before = scene.words.tokens[max(scene.sentence.first, organising.index - 2) : organising.index]
    return any(t.lemma in ("вопрос", "работа", "усилие") or t.lower == "по" for t in before)


def holding_of(scene: Scene, first: int) -> Token | None:
    """The noun of holding on which an event depends: "проведение | саммита", "в проведении в Риме |
    саммита"."""
    for token in reversed(scene.words.tokens[max(scene.sentence.first, first - _WHERE) : first]):
        if token.lemma == "проведение":
            return token
        place = token.lower in ("в", "во", "на") or token.capital or token.shape == "number"
        if not (place or token.lemmas & listed("cues", "months") or token.lower in ("года", "году")):
            return None
    return None


# "проведении | в мае 2026 года в Лиме | саммита": so many words tell where and when.
_WHERE = 6
# "вопрос о скорейшем | проведении": so many words before.
_AHEAD_OF = 5


def _is_held_ahead(scene: Scene, holding: Token) -> bool:
    """Whether an event is only wanted or agreed on: "за скорейшее | проведение", "вопрос | проведения"."""
    first = phrases.first_attribute(scene.words, holding.index, scene.sentence.first)
    if any(t.lemmas & listed("cues", "soon") for t in scene.words.tokens[first : holding.index]):
        return True
    before = scene.words.tokens[max(scene.sentence.first, first - _AHEAD_OF) : first]
    return any(t.lemmas & listed("cues", "wanted") for t in before if t.shape == "word")


def _is_prepared_and_held(scene: Scene, holding: Token) -> bool:
    """Whether preparing and holding are told in one: "подготовка и | проведение визита"."""
    before = scene.words.tokens[max(scene.sentence.first, holding.index - 2) : holding.index]
    return [t.lemma for t in before] == ["подготовка", "и"]


def _is_visit_confirmed(scene: Scene, token: Token, first: int) -> bool:
    """Whether a visit is announced, of which nothing says that it was: "в Кремле подтвердили | визит",
    "визит президента согласован"."""
    if not token.lemmas & listed("visit", "noun", "nouns"):
        return False
    verb = scene.governor(token, scene.clause(token)) if "nom" in token.cases("N") else None
    if verb is not None and verb.has("PS") and verb.lemmas & _SETTLED:
        return not any(t.has("P") for t in scene.words.tokens[first : token.index])
    if "acc" not in token.cases("N"):
        return False
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else token
    confirmed = before.has("V") and finite(before) and bool(before.lemmas & listed("cues", "announced"))
    return confirmed and not any(t.has("P") for t in scene.words.tokens[first : token.index])


def _is_rumoured(scene: Scene, token: Token, first: int) -> bool:
    """Whether a visit has only become known, without a day: "ранее сообщалось о | визите", "стало известно о
    | поездке"."""
    if not token.lemmas & listed("visit", "noun", "nouns") or first - 2 <= scene.sentence.first:
        return False
    about, said = scene.words.tokens[first - 1], scene.words.tokens[first - 2]
    known = said.lower == "сообщалось" or (said.lower == "известно" and _became(scene, said))
    if not known or about.lower not in ("о", "об"):
        return False
    rest = scene.words.tokens[first : scene.sentence.last + 1]
    dated = any(a.shape == "number" and b.lemmas & listed("cues", "months") for a, b in pairwise(rest))
    return not dated and not any(t.has("P") for t in scene.words.tokens[first : token.index])


def _became(scene: Scene, known: Token) -> bool:
    return known.index > scene.sentence.first and "стать" in scene.words.tokens[known.index - 1].lemmas


_SETTLED = frozenset(("согласовать", "согласованный", "подтвердить", "подтвержденный", "утвердить"))


def _goes_on_to(scene: Scene, first: int) -> bool:
    """Whether what is prepared goes on: "подготовка к визиту президента и | саммиту", "и к | форуму"."""
    said = [t.lower for t in scene.words.tokens[scene.sentence.first : first]]
    at = len(said) - (said[-1:] == ["к"]) - 1
    if at < 1 or said[at] not in ("и", "также"):
        return False
    to = next((k for k in range(at - 1, 0, -1) if said[k] == "к"), None)
    between = scene.words.tokens[scene.sentence.first + (to or 0) : first]
    prepared = to is not None and scene.words.tokens[scene.sentence.first + to - 1].lemma == "подготовка"
    return prepared and not any(finite(t) or t.text in ";:" for t in between)


# "подготовка визита", "сроки встречи", "приближение саммита"
_AHEAD = frozenset(
    ("подготовка", "подготовительный", "приготовление", "преддверие", "канун", "дата", "срок", "приближение")
)


def _is_of_past(scene: Scene, token: Token) -> bool:
    """Whether a sentence tells of another time: "7 мая 2022 года, накануне саммита", "ранее, накануне"."""
    inside = scene.words.inside(scene.sentence.index)
    years = any(t.shape == "number" and len(t.text) == 4 and t.text.isdigit() for t in inside)
    return years or any(t.lemmas & listed("cues", "earlier") for t in scene.clause(token))
