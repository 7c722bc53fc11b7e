"""What a position says by itself: whether its holder is the only one, serves or speaks for another."""

from __future__ import annotations

from kg.extract.languages.ru.deputies import deputise_alike
from kg.extract.languages.ru.led_bodies import MINISTRIES, is_parliament, led_by
from kg.extract.languages.ru.led_kinds import are_led
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.same_post import expanded, same_body
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
    title = position.lower().split()[:2]
    return bool(set(title) & words_of("posts", "spokesmen")) and not set(title) & words_of(
        "posts", "standing"
    )


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
    if _presides_somewhere(of_both(title) or title) and presides(position):
        return True
    short, full = _in_short(of_both(title) or title), position.lower()
    return (
        not short
        or full.startswith(short)
        or _without_rank(expanded(full)).startswith(expanded(short))
        or deputise_alike(expanded(short), expanded(full))
        or are_led(short, full)
        or (full != "глава" and full in table("posts")["aliases"].get(short, ()))
        or (short.startswith("министр") and _heads_a_ministry(full))
        or short in words_of("posts", "anybody")
        or (full == "лидер" and short in _LEADERS)  # "президент А и лидер Б": "президенты"
        or lead_alike(title, position)
    )


def _without_rank(full: str) -> str:
    """A title without the adjectives before its noun: "генеральный | прокурор", "чрезвычайный и полномочный
    | посол"."""
    words = full.split()
    kept = next((n for n, word in enumerate(words) if word not in _ATTRIBUTES), 0)
    return " ".join(words[kept:])


_ATTRIBUTES = words_of("posts", "title_attributes") | {"и"}


def lead_alike(title: str, post: str) -> bool:
    """Whether "глава службы" is all that a later sentence says of who leads a customs service."""
    head, _, body = title.lower().partition(" ")
    led, _, whole = post.lower().partition(" ")
    if not (body and whole) or head not in words_of("posts", "leaders"):
        return False
    leads = led in words_of("posts", "leaders") or led in words_of("posts", "top")
    if led in words_of("posts", "governors") and body == whole:
        return True  # "глава Томской области" is its governor
    any_body = body in _ANY_BODY and not (is_parliament(whole) or "суд" in whole.split())
    return leads and (whole.endswith(f" {body}") or any_body or same_body(body, whole))


_ANY_BODY = frozenset(("ведомство",))


_LEADERS = words_of("posts", "shared") | {"глава государства"}


def _presides_somewhere(title: str) -> bool:
    """Whether a title is that of a speaker which does not tell of what house: "глава парламента"."""
    return title.lower() == "спикер" or (presides(title) and title.lower().endswith(" парламент"))


def presides(post: str) -> bool:
    """Whether a post with its body is that of who leads a parliament: "глава Сейма"."""
    head, _, body = post.lower().partition(" ")
    leads = head in ("спикер", _CHAIR) or head in words_of("posts", "leaders")
    return leads and is_parliament(body) and not body.startswith(tuple(table("posts")["within_bodies"]))


def at_body(title: str, position: str, body: str) -> bool:
    """Whether a bare title can mean who presides over a body: "глава государства" means no "председатель
    суда"."""
    if position.lower() != _CHAIR:
        return True
    short, inside = _in_short(of_both(title) or title), body.lower()
    if short in ("спикер", "парламентарий", "законодатель") or presides(short):
        return is_parliament(body)
    if short in _GOVERNS:
        return inside in table("posts")["government"]
    if short == "дипломат":
        return False
    if short in _REIGNS:
        return any(inside.startswith(stem) for stem in table("posts")["state_councils"])
    return short != "лидер" or not (is_parliament(body) or "суд" in inside.split())


_CHAIR = "председатель"
_GOVERNS = frozenset(("глава правительства", "премьер", "премьер-министр", "глава кабинета", "глава кабмина"))
_REIGNS = frozenset(
    ("глава государства", "президент", "руководитель государства", "глава страны", "глава республики")
)


SEVERAL_STATES = Counting.of(table("posts")["several_states"], _alone)
"""How Russian counts the states of officials: "главы МИД трех стран"."""
