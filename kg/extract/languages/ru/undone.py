"""What a text only names: by an infinitive ("захотел провести встречу"), as what somebody thinks of
("мечтает о встрече"), rejects ("исключил переговоры") or holds to be needless.

The words before an infinitive and before "о" that wish, ask, value and doubt are endless; those that say that
something came about, or tell of it, are few. So it is these that are listed there, and what hangs on any
other word is no event. Of an object the verbs that reject it are listed.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.predicates import carrier
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

# "условий для": so many words.
_GROUND = 2
# "смог в ходе короткой рабочей поездки | провести": so many words may part the verb from what was done.
_DONE = 10
_TRAVELS = frozenset().union(*(listed("visit", kind, "verbs") for kind in ("go", "come", "depart")))
_ABOUT = frozenset(("о", "об", "обо", "против"))
_SENSE = listed("cues", "sense")
_TALK = listed("cues", "contacts")
_DOING = listed("cues", "done")


def only_named(scene: Scene, token: Token) -> bool:
    """Whether nothing that a mention hangs on says that its event came about."""
    if token.readings[0].pos not in ("I", "N"):
        return False
    if _is_infinitive(scene, token) or _is_unwanted(scene, token) or _is_not_held(scene, token):
        return True
    if _is_joined(scene, token):
        return True
    return bool(token.lemmas & _TALK) and _is_object(scene, token)


def is_ground(scene: Scene, token: Token) -> bool:
    """Whether something is only said to be needed or offered for an event: "условие для | переговоров"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[max(scene.sentence.first, first - _GROUND) : first]
    if not token.has("N") or len(before) < 2 or before[-1].lower != "для":
        return False
    return bool(before[-2].lemmas & listed("cues", "grounds"))


def _is_joined(scene: Scene, token: Token) -> bool:
    """Whether a gathering is one that a state becomes a member of: "присоединение к | форуму АТЭС"."""
    if not token.has("N") or scene.said.isdisjoint(_JOINING):
        return False
    first = scene.phrase_start(token)
    before = scene.words.tokens[max(scene.sentence.first, first - _JOINED) : first]
    if not before or before[-1].lower not in ("к", "ко", "в", "во"):
        return False
    noun = next((t for t in before if t.lemmas & _JOINING and t.has("N")), None)
    return noun is not None and not scene.verb_between(noun.index, first)


# "присоединение | Чили к | форуму": so many words.
_JOINED = 4
_JOINING = listed("conference", "joined", "nouns")


def _is_not_held(scene: Scene, token: Token) -> bool:
    """Whether an event is told not to go on: "переговоры не | ведутся", not "не проходили гладко"."""
    if not token.has("N") or "nom" not in token.cases("N") or scene.said.isdisjoint(_GOES_ON):
        return False
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & _GOES_ON or scene.words.tokens[verb.index - 1].lower != "не":
        return False
    after = scene.behind(verb)
    return not (after.readings and after.readings[0].pos == "AV" and after.index > verb.index)


_GOES_ON = listed("cues", "goes_on")


def _is_unwanted(scene: Scene, token: Token) -> bool:
    """Whether somebody thinks an event needless or needed: "считает | встречу бессмысленной", "Нужна |
    встреча президентов"."""
    unwanted, needed = listed("cues", "unwanted"), listed("cues", "needed")
    if not token.has("N") or scene.said.isdisjoint(unwanted | needed):
        return False
    clause = scene.clause(token)
    if "nom" in token.cases("N") and any(t.lemmas & needed and _is_said_of(t, token) for t in clause):
        return True
    return any(t.lemmas & unwanted and "ins" in t.cases("A") for t in clause)


def is_errand(scene: Scene, token: Token) -> bool:
    """Whether an infinitive says for what somebody travels: "приехал в Лиму | встретиться с президентом"."""
    deed = _deed(scene, token)
    verb = next((t for t in reversed(_ahead(scene, deed)) if finite(t)), None) if deed is not None else None
    return verb is not None and bool(verb.lemmas & _TRAVELS)


def _deed(scene: Scene, token: Token) -> Token | None:
    """The infinitive that a mention is, or that carries it: "| провести встречу"."""
    if token.readings[0].pos not in ("I", "N"):
        return None
    deed = token if token.readings[0].pos == "I" else carrier(scene, token, scene.clause(token))
    return deed if deed is not None and deed.readings[0].pos == "I" else None


def _is_infinitive(scene: Scene, token: Token) -> bool:
    """Whether an event hangs on an infinitive that nobody is told to have carried out."""
    deed = _deed(scene, token)
    return deed is not None and not any(t.lemmas & _DOING for t in _ahead(scene, deed))


def _ahead(scene: Scene, deed: Token) -> Sequence[Token]:
    """The words before an infinitive among which is the verb that it hangs on."""
    return scene.words.tokens[max(scene.sentence.first, deed.index - _DONE) : deed.index]


def _is_said_of(short: Token, noun: Token) -> bool:
    """Whether a short adjective agrees with a noun: "нужна | встреча"."""
    return any(
        a.number == n.number and (a.number == "p" or a.gender == n.gender)
        for a in short.readings
        for n in noun.readings
        if (a.pos, n.pos) == ("AS", "N")
    )


def _is_object(scene: Scene, token: Token) -> bool:
    """Whether a talk is only the object of what somebody says, thinks or does."""
    if scene.is_occasion(token) or scene.light_verb(token) is not None or scene.happens(token):
        return False
    first = scene.phrase_start(token)
    if first == scene.sentence.first:
        return False
    prep = phrases.preposition(scene.words, first)
    at = first - (2 if prep else 1)
    if at < scene.sentence.first:
        return False
    head = scene.words.tokens[at]
    if prep in ("в", "во"):
        return bool(head.lemmas & _SENSE)
    if prep in _ABOUT:
        telling, verb = listed("cues", "tells_of"), scene.governor(token, scene.clause(token))
        told = bool(head.lemmas & telling) or (verb is not None and bool(verb.lemmas & telling))
        return not told and (finite(head) or head.has("N"))
    return (
        not prep
        and finite(head)
        and "acc" in token.cases("N")
        and bool(head.lemmas & listed("cues", "rejects"))
    )
