"""Who is at a gathering that the sentence names, by what is said behind it: "на параде, прошедшем в Осло, |
были А и Б", "на форум приглашены А и Б", "прошел парад, среди гостей – А", "на форуме (слева направо): А"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.bare_gatherings import is_called_gathering
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import ACC, GEN, INS, NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_GUESTS = listed("conference", "guests", "nouns")
_CAME = listed("conference", "guests", "came")
_WATCH = listed("conference", "guests", "watch")
_WERE = frozenset(("быть", "оказаться", "стать", "заметить", "значиться", "видеть", "увидеть", "замеченный"))
_TO_IT = (("на", "него"), ("на", "нее"), ("на", "неё"), ("на", "них"), ("на", "нем"), ("на", "нём"))
_AT_IT = (("на", "ней"), ("на", "них"), ("в", "нем"), ("в", "нём"), ("в", "ней"), ("в", "них"))
_UP = (("за", "ним"), ("за", "ней"), ("за", "происходящим"), ("на", "церемонии"), ("в", "церемонии"))
_OPENINGS = frozenset((*_TO_IT, *_AT_IT, *_UP))


def at_named(scene: Scene, token: Token, first: int) -> list[Party]:
    """Officials who are at the gathering whose phrase begins at ``first``; [] where none is told to be."""
    return (
        _were_there(scene, token, first)
        or _as_guest(scene, token, first)
        or _asked_there(scene, token, first)
        or _seen_among(scene, token, first)
        or _watching(scene, token, first)
        or _pictured(scene, token, first)
        or in_later_clause(scene, token)
    )


def _were_there(scene: Scene, token: Token, first: int) -> list[Party]:
    """ "На | параде, прошедшем в Осло, были А и Б", "На | параде побывали А и Б"."""
    if phrases.preposition(scene.words, first) != "на" or "loc" not in token.cases("N"):
        return []
    verb = _main_verb(scene, token)
    if verb is None or not verb.lemmas & _BEING:
        return []
    return _after(scene, verb.index) if verb.index > token.index else _before(scene, verb)


_BEING = frozenset(("быть", "побывать"))


def _before(scene: Scene, verb: Token) -> list[Party]:
    """The officials who have been somewhere, told before the verb: "президент А | побывал на параде"."""
    acting = scene.subject(verb) if "побывать" in verb.lemmas else []
    return [p for p in acting if p.person is not None and p.last < verb.index]


def _main_verb(scene: Scene, token: Token) -> Token | None:
    """The finite verb of a sentence in whose first clause a gathering stands, behind what describes it."""
    k = scene.clauses.index_of(token.index)
    verb = scene.governor(token, scene.clause(token))
    if verb is not None and verb.lemmas & _BEING:
        return verb if scene.words.tokens[verb.index - 1].lower != "не" else None
    following = scene.clauses.segments[k + 1 : k + 3]
    if len(following) < 2 or not (following[0].wall and following[0].predicate) or following[1].wall:
        return None
    after = scene.words.tokens[following[1].first]
    return after if finite(after) else None


def _as_guest(scene: Scene, token: Token, first: int) -> list[Party]:
    """ "Премьер был почетным гостем на | параде"."""
    if phrases.preposition(scene.words, first) != "на" or "loc" not in token.cases("N"):
        return []
    ahead = [t for t in scene.clause(token) if t.index < first]
    role = next((t for t in reversed(ahead) if t.lemmas & _ROLES and t.cases("N") == INS), None)
    verb = next((t for t in ahead if finite(t) and t.lemmas & {"быть", "стать"}), None)
    if role is None or verb is None or scene.words.tokens[verb.index - 1].lower == "не":
        return []
    return [p for p in scene.subject(verb) if p.person is not None]


_ROLES = frozenset(("гость", "гостья", "участник", "участница", "спикер", "докладчик", "модератор"))


def _asked_there(scene: Scene, token: Token, first: int) -> list[Party]:
    """ "На | инаугурацию приглашены А и Б", "На | саммит приглашены лидеры Чили и Перу", "На | инаугурацию
    пригласили премьера А"."""
    if phrases.preposition(scene.words, first) != "на" or "acc" not in token.cases("N"):
        return []
    verb = scene.governor(token, scene.clause(token))
    asks = next((t for t in scene.clause(token) if t.lemmas & _ASK and t.has("PS", "V")), verb)
    if asks is None or not asks.lemmas & _ASK or scene.words.tokens[asks.index - 1].lower == "не":
        return []
    if asks.has("PS"):
        invited = scene.subject(asks)
        return _officials(invited) or [p for p in invited if p.kind == "post" and country_of(p)]
    if asks.index < token.index:
        return []
    objects = [p for p in scene.clauses.parties if p.first == asks.index + 1 and "acc" in p.cases]
    invited = scene.clauses.group(objects[0], ACC | GEN) if objects else []
    return [p for p in invited if p.person is not None or (p.kind == "post" and country_of(p))]


_ASK = listed("visit", "invite", "verbs")


def _seen_among(scene: Scene, token: Token, first: int) -> list[Party]:
    """ "Среди прибывших на | парад – А", "Среди гостей | парада замечены А и Б", "Свидетелями | парада стали
    А и Б"."""
    opening = scene.words.tokens[scene.sentence.first : first]
    said = next((t for t in opening if t.lemmas & _GUESTS), None)
    if said is None or len(opening) > _OPENS or (said.cases() and not said.cases() & {"gen", "ins"}):
        return []
    among = _opens_list(opening)
    roles = "ins" in said.cases("N") and said is opening[0]
    if not (among or roles):
        return []
    return _listed_behind(scene, token, dashed=among)


def _opens_list(opening: Sequence[Token]) -> bool:
    return opening[0].lower == "среди" or [t.lower for t in opening[:2]] == ["в", "числе"]


def among_present(scene: Scene, participle: Token) -> list[Party]:
    """Who is named of those told by a participle: "Среди | присутствовавших на параде – А и Б"."""
    opening = scene.words.tokens[scene.sentence.first : participle.index + 1]
    if finite(participle) or not (1 < len(opening) <= _OPENS and _opens_list(opening)):
        return []
    return _listed_behind(scene, participle, dashed=True)


def _listed_behind(scene: Scene, token: Token, *, dashed: bool) -> list[Party]:
    """The officials of a list behind "были" or, where the sentence has no verb, a dash."""
    behind = [t for t in scene.words.inside(scene.sentence.index) if t.index > token.index]
    verb = next((t for t in behind if finite(t) and not _is_named(scene, t)), None)
    if verb is not None and not verb.lemmas & _WERE:
        return []
    dash = next((t.index for t in behind if t.text in phrases.DASHES), None) if dashed else None
    at = verb.index if verb is not None else dash
    return _after(scene, at) if at is not None else []


# "среди почетных гостей торжественной | церемонии": so many words at most.
_OPENS = 5


def _is_named(scene: Scene, token: Token) -> bool:
    return any(p.first <= token.index <= p.last for p in scene.clauses.parties)


def including(scene: Scene, token: Token) -> list[Party]:
    """Who is named of many who come: "На | параде присутствовали сотни гостей, включая президента А"."""
    inside = scene.words.inside(scene.sentence.index)
    at = next((t.index for t in inside if t.lower == "включая" and t.index > token.index), None)
    verb = scene.governor(token, scene.clause(token)) if at is not None else None
    if (
        at is None
        or verb is None
        or not verb.lemmas & _ATTENDING
        or scene.words.tokens[verb.index - 1].lower == "не"
    ):
        return []
    if verb.lemmas & _TAKING and not any(t.lemma == "участие" for t in scene.clause(token)):
        return []
    first = next((p for p in scene.clauses.parties if p.first == at + 1 and p.person is not None), None)
    if first is None or "acc" not in first.cases | first.name_cases:
        return []
    return [p for p in scene.clauses.group(first, ACC | GEN) if p.person is not None]


_TAKING = frozenset(("принять", "принимать"))
_ATTENDING = listed("conference", "attend", "verbs") | listed("visit", "go", "verbs") | _TAKING


def beside(scene: Scene, token: Token) -> list[Party]:
    """Next to whom those are who are at a gathering: "На | параде рядом с президентом А стояли Б и В"."""
    clause = scene.clause(token)
    at = next((t.index for t in clause if t.lower == "рядом"), None)
    whom = (p for p in scene.clauses.parties if at is not None and p.first == at + 2 and p.prep == "с")
    first = next(whom, None)
    return [p for p in scene.clauses.group(first, INS) if p.person is not None] if first is not None else []


def _watching(scene: Scene, token: Token, first: int) -> list[Party]:
    """ "За | парадом наблюдали А и Б"."""
    if phrases.preposition(scene.words, first) != "за" or "ins" not in token.cases("N"):
        return []
    verb = scene.governor(token, scene.clause(token))
    return _officials(scene.subject(verb)) if verb is not None and verb.lemmas & _WATCH else []


def _pictured(scene: Scene, token: Token, first: int) -> list[Party]:
    """A caption: "На | параде в Осло (слева направо): А, Б и В"."""
    if phrases.preposition(scene.words, first) not in ("на", "во время"):
        return []
    behind = [t for t in scene.words.inside(scene.sentence.index) if t.index > token.index]
    colon = next((t for t in behind if t.text == ":"), None)
    said = [t.lower for t in behind if colon is not None and t.index < colon.index]
    if colon is None or not _FROM_LEFT & set(said) or any(finite(t) for t in behind if t.index < colon.index):
        return []
    return _after(scene, colon.index)


_FROM_LEFT = frozenset(("слева", "справа"))


def is_where_gathered(scene: Scene, place: Span) -> bool:
    """Whether a place only says where a gathering is: "побывал на параде | в Осло", "ожидается на саммите |
    в Осло"."""
    low, _ = scene.clauses.reach(place.first)
    before = scene.words.tokens[low : place.first - 1]
    nouns = (t for t in reversed(before) if t.has("N") and _is_gathering(scene, t))
    at = (t for t in nouns if phrases.preposition(scene.words, scene.phrase_start(t)) == "на")
    if (noun := next(at, None)) is None:
        return False
    between = scene.words.tokens[noun.index + 1 : place.first]
    return not any(finite(t) or (t.shape == "mark" and t.text not in "«»") for t in between)


def _is_gathering(scene: Scene, noun: Token) -> bool:
    return bool(noun.lemmas & _GATHERINGS) or is_called_gathering(scene, noun)


_GATHERINGS = listed("conference", "noun", "nouns")


def in_later_clause(scene: Scene, token: Token) -> list[Party]:
    """Officials whom the sentence names behind a gathering that takes place: "прошел парад, среди гостей –
    А", "...; присутствовали А и Б", "...: за ним наблюдали А и Б", "..., гостями которого стали А и Б"."""
    if "nom" not in token.cases("N"):
        return []
    last = scene.clauses.segments[scene.clauses.index_of(token.index)].last
    for segment in scene.clauses.segments[scene.clauses.index_of(last) + 1 :]:
        opening = scene.words.tokens[segment.first : min(segment.first + _OPENS, segment.last + 1)]
        at = _leads_to(opening)
        if at is None:
            continue
        found = _after(scene, at.index)
        if found and scene.happens(token):
            return found
    return []


def _leads_to(opening: Sequence[Token]) -> Token | None:
    """The last word of those that open a clause about who is there; None where another clause opens."""
    said = [t.lower for t in opening]
    among = said[:1] == ["среди"] or said[:2] == ["в", "числе"]
    guest = next((t for t in opening if t.lemmas & _GUESTS), None)
    if among and guest is not None:
        return next((t for t in opening if finite(t) and t.lemmas & _WERE), guest)
    if guest is opening[0] and "ins" in guest.cases("N") and said[1:2] and opening[1].lemma == "который":
        return next((t for t in opening if finite(t) and t.lemmas & _WERE), None)
    taken_up = 2 if tuple(said[:2]) in _OPENINGS else 0
    verb = opening[taken_up] if len(opening) > taken_up else None
    came = verb is not None and finite(verb) and bool(verb.lemmas & (_CAME | _WATCH if taken_up else _THERE))
    return verb if came else None


# Verbs that need no "на нем" to say that somebody was there.
_THERE = frozenset(("присутствовать", "участвовать"))


def _after(scene: Scene, at: int) -> list[Party]:
    """The officials named right behind a word or mark."""
    near = (p for p in scene.clauses.parties if at < p.first <= at + _NEAR and "nom" in p.cases)
    first = next((p for p in near if not (p.prep or p.inner)), None)
    return _officials(scene.clauses.group(first, NOM)) if first is not None else []


# "были, в частности, | министр А": so many words.
_NEAR = 3


def _officials(people: Sequence[Party]) -> list[Party]:
    """The persons and posts of a list, if the first of them is a person with a post."""
    first = people[0].person if people else None
    if first is None or not first.capacities:
        return []
    return [p for p in people if p.person is not None or p.kind == "post"]
