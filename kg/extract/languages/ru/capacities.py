"""What a position says by itself: whether its holder is the only one, serves or speaks for another."""

from __future__ import annotations

from kg.extract.languages.ru.led_bodies import MINISTRIES, led_by
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.parties import Capacity
from kg.extract.several_states import Counting


def is_subordinate(position: str) -> bool:
    """Whether a post serves a head of state or government at home ("министр обороны", "первый заместитель
    ...")."""
    return bool(set(position.lower().split()[:3]) & words_of("posts", "subordinate"))


def is_sole(position: str) -> bool:
    """Whether a state has one holder of a post, and its regions none: "министр иностранных дел"."""
    return position.lower() in table("posts")["sole"]


def is_spokesman(position: str) -> bool:
    """Whether the holder of a post tells what others did: "пресс-секретарь президента", "помощник главы"."""
    return bool(set(position.lower().split()[:2]) & words_of("posts", "spokesmen"))


def of_both(position: str) -> str:
    """Return the title in "глава правительства двух стран", '' for a position that says nothing of two
    sides."""
    endings = (f" {ending}" for ending in table("posts")["both"])
    title = next((position.removesuffix(e) for e in endings if position.endswith(e)), "")
    return "" if title.endswith(("ых", "их")) else title  # "представители ближневосточных | стран"


def _alone(held: Capacity) -> tuple[str, str]:
    """Return the post and the body of an official of several states: "глава МИД двух стран"."""
    position, body = parted(of_both(held.position) or held.position)
    return position, held.organization or body


def parted(title: str) -> tuple[str, str]:
    """Return the post and the body of a title that names both: "глава МИД"; a title that names none is the
    post, and so is "глава правительства"."""
    head, _, body = title.partition(" ")
    if head != "глава" or not body:
        return title, ""
    if body.endswith(_AGENCY):
        return head, f"{body.removesuffix(_AGENCY)}ое ведомство"
    return (head, body) if body.isupper() else (title, "")


_AGENCY = "ого ведомства"


def _heads_a_ministry(position: str) -> bool:
    """Whether a post with its body is what a minister is: "глава МИД"."""
    head, _, body = position.partition(" ")
    return head == "глава" and body.startswith(("мид", "мин"))


def _led_ministry(title: str) -> str:
    """The minister whom a title means that names a body: "глава оборонное ведомство", '' for other titles."""
    head, _, body = title.partition(" ")
    if head.lower() not in words_of("posts", "leaders") or not body:
        return ""
    if body.endswith(_AGENCY):
        body = f"{body.removesuffix(_AGENCY)}ое ведомство"
    return "министр" if body.lower() in MINISTRIES else led_by(body)


def _in_short(title: str) -> str:
    """A title in lower case, in the words of the list of aliases where it leads a state or its government:
    "руководитель кабинет министров" is a "глава правительства"."""
    head, _, body = title.lower().partition(" ")
    if head not in words_of("posts", "leaders") or not body:
        return title.lower()
    if body in table("posts")["government"]:
        return "глава правительства"
    return "глава государства" if body in ("государства", "страны", "республики") else title.lower()


def stands_for(title: str, position: str) -> bool:
    """Whether a bare title can mean the holder of a position: "лидер" a president, "министр" a minister."""
    minister = _led_ministry(of_both(title) or title)
    if minister and (_led_ministry(position) or position.lower()).startswith(minister):
        return True
    short, full = _in_short(of_both(title) or title), position.lower()
    return (
        not short
        or full.startswith(short)
        or (full != "глава" and full in table("posts")["aliases"].get(short, ()))
        or (short.startswith("министр") and _heads_a_ministry(full))
        or short in words_of("posts", "anybody")
        or (full == "лидер" and short in _LEADERS)  # "президент А и лидер Б": "президенты"
    )


_LEADERS = words_of("posts", "shared") | {"глава государства"}


SEVERAL_STATES = Counting.of(table("posts")["several_states"], _alone)
"""How Russian counts the states of officials: "главы МИД трех стран"."""
