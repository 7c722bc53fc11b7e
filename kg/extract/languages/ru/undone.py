"""What a text names by an infinitive only: an event where somebody is told to have done it ("сумел провести
встречу"), and else none ("захотел провести", "поддержал идею провести", "было бы ошибкой провести")."""

from __future__ import annotations

from kg.extract.languages.ru.predicates import carrier
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

# "смог в ходе короткой рабочей поездки | провести": so many words may part the verb from what was done.
_DONE = 10


def only_named(scene: Scene, token: Token) -> bool:
    """Whether an event hangs on an infinitive, and nothing before it says that it came about.

    The words that wish, ask, propose and value are endless, those that say that something was done are few.
    """
    if token.readings[0].pos not in ("I", "N"):
        return False
    deed = token if token.readings[0].pos == "I" else carrier(scene, token, scene.clause(token))
    if deed is None or deed.readings[0].pos != "I":
        return False
    before = scene.words.tokens[max(scene.sentence.first, deed.index - _DONE) : deed.index]
    return not any(t.lemmas & listed("cues", "done") for t in before)
