"""Whether two titles or two bodies are one: abbreviations, short forms, stand-ins ("глава МИД" for a foreign
minister)."""

from __future__ import annotations

import re
from functools import lru_cache

from kg import gazetteer
from kg.extract.languages.ru import deputies, diplomats, envoys
from kg.extract.languages.ru.led_bodies import MINISTRIES, is_parliament, led_by
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.morphology import parses
from kg.extract.parties import Capacity, Person

_LEADS = words_of("posts", "leaders")
_TOP = words_of("posts", "top")
_POSTS = words_of("posts", "heads") | words_of("posts", "led")
# "глава грузинской дипломатии": the adjective is the country, which is compared apart.
_STATE_ADJECTIVE = re.compile(r"\b\w+ск(?:ой|ого|их|ий|ая) ")
_GOVERNMENT = frozenset(table("posts")["government"])


def add(person: Person, capacity: Capacity) -> None:
    """Add a capacity to a person; one that is there under an abbreviation or without its body is completed
    instead."""
    for known in person.capacities:
        if known.former == capacity.former and _one_post(known, capacity):
            known.country = known.country or capacity.country
            if len(capacity.position) > len(known.position):
                known.position = capacity.position
            if len(capacity.organization) > len(known.organization):
                known.organization = capacity.organization
            return
    person.add(capacity)


def _one_post(a: Capacity, b: Capacity) -> bool:
    if not a.position or expanded(a.position) != expanded(b.position) or at_odds(a.country, b.country):
        return False
    return (not a.organization and not b.organization) or bool(
        a.organization and b.organization and same_body(a.organization, b.organization)
    )


_ENVOYS = ("представитель ", "посланник ")
_SENT_BY = ("специальный посланник", "специальный представитель", "личный представитель", "личный посланник")
# Deputies whose field a later mention leaves out.
_DEPUTY = tuple(f"заместитель {whose}" for whose in ("министра", "главы", "председателя", "госсекретаря"))


@lru_cache(maxsize=10_000)
def expanded(title: str) -> str:
    """Return a title in lower case with its abbreviations written out: "замминистра" is "заместитель
    министра"."""
    short = table("posts")["short_titles"]
    written = " ".join(short.get(w, w) for w in title.lower().replace("ё", "е").split())
    return written.replace("национальной обороны", "обороны")  # "министр национальной обороны Турции"


def means(reference: Capacity, held: Capacity) -> bool:
    """Whether a short title can stand for a capacity that was stated in full."""
    if held.former != reference.former or at_odds(reference.country, held.country):
        return False
    short, full = expanded(_STATE_ADJECTIVE.sub("", reference.position.lower())), expanded(held.position)
    if full != short and (acted := _acted_for(full)):
        full = acted
    if reference.country and not held.country and held.organization:  # "понтифик": the head of that church
        leader = led_by(held.organization)
        return full in _LEADS and not reference.organization and (leader == short or _is_head(short, leader))
    if _is_secretary(short, reference, full):
        return True
    if short.startswith(_ENVOYS) and full.startswith((f"специальный {short} ", f"личный {short} ")):
        return True  # "представитель генсека" of "специальный представитель генсека по Азии"
    if short in _SENT_BY and full.startswith(f"{short} "):
        return True  # "спецпосланник" of "спецпосланник генсека по Сирии"
    if short.startswith(envoys.OPENINGS) and envoys.are_one(short, reference, full, held):
        return True
    both = deputies.is_deputy(short) and deputies.is_deputy(full)
    if both and deputies.same_deputy(short, reference, full, held):
        return True
    if reference.organization:
        return _at_body(short, reference.organization, full, held)
    if short == diplomats.DIPLOMAT:
        return diplomats.is_diplomat(full, held.organization)
    if short in ("глава", "лидер", "руководитель") and reference.country:
        heads = full in _aliases("глава государства") or full == "глава"  # "глава Чили"
        return heads and not held.organization
    heads = full in _LEADS or full == "председатель"
    if short == full or (heads and held.organization and led_by(held.organization) == short):
        return True
    if short == "спикер" and full in _SPEAKERS and held.organization:
        return is_parliament(held.organization)  # "глава Сейма"
    if short.startswith("министр ") and full.startswith("министр ") and _is_field_of(short, full):
        return True
    if full in _aliases(short):
        return _alias_fits(short, full, held.organization)
    deputy = full.removeprefix("первый ")
    part = _is_head(short, full) or (" " in short and _in_part(short, full))
    return part or (short in _DEPUTY and deputy.startswith(f"{short} "))


# "исполняющая обязанности | канцлера", "и. о. | министра обороны"
_ACTING = re.compile(r"(?:(?:временно )?исполняющ\w+ обязанности|врио|ио|и\. ?о\.) (\w[\w-]*)(.*)")


def _acted_for(title: str) -> str:
    """The post that is held for another, in the nominative: "канцлер"; '' for others."""
    found = _ACTING.fullmatch(title)
    noun = next((p for p in parses(found[1]) if p.tag.POS == "NOUN"), None) if found else None
    return f"{noun.normal_form}{found[2]}" if found and noun is not None else ""


def _in_part(short: str, full: str) -> bool:
    """Whether a title leaves out of what its holder is in charge: "верховный комиссар" of "верховный комиссар
    по делам беженцев"."""
    return full.startswith(f"{short} по ")


def _are_of_ruler(a: str, b: str) -> bool:
    """Whether two bodies are the staff of a head of state: "президентская администрация", "администрация
    президента"."""
    return a != b and {a.lower(), b.lower()} <= _STAFF


_STAFF = frozenset(table("posts")["staff_of_ruler"])


def _is_secretary(short: str, reference: Capacity, full: str) -> bool:
    """Whether a secretary of state is meant by who leads the foreign ministry of the United States: "главы
    внешнеполитических ведомств России и США"."""
    body = reference.organization
    title = led_by(body) if body and short in _LEADS else short if not body else ""
    minister = title == "министр иностранных дел" and reference.country == "US"
    return minister and full == "государственный секретарь"


def _alias_fits(short: str, full: str, body: str) -> bool:
    """Whether a stand-in suits the body: a "спикер" presides over a parliament, a bare "глава" leads a
    ministry."""
    if full == "глава":
        return (
            any(w in body.lower() for w in ("мид", "министерств", "ведомств"))
            or body.lower() == "правительство"
            or (short == "министр" and led_by(body).startswith("министр "))
        )
    if short == "спикер" or full in ("спикер", "председатель"):
        return not body or is_parliament(body) or (short not in ("спикер",) and body.lower() in _GOVERNMENT)
    return True


def _is_head(short: str, full: str) -> bool:
    """Whether a single word is the head of a longer title: "министр" of "министр обороны", "посол" of an
    ambassador's."""
    words = full.split()
    return " " not in short and len(words) > 1 and next((w for w in words if w in _POSTS), "") == short


def _at_body(short: str, body: str, full: str, held: Capacity) -> bool:
    """ "глава МИД", "лидер партии", "спикер парламента": the post at that body, or the title that leads
    it."""
    if held.organization and (same_body(body, held.organization) or _are_of_ruler(body, held.organization)):
        led = (short in _LEADS and _leads(full)) or (full in _LEADS and _leads(short))
        led = led or ({short, full} <= _SPEAKERS and is_parliament(held.organization))
        return (
            short == full or _is_head(short, full) or led or full in _aliases(short) or _in_part(short, full)
        )
    if body.lower() in MINISTRIES:
        return short in _LEADS and _leads_ministry(full, held.organization)
    if body.lower() == "регион" and held.organization:
        return short in _LEADS and full.split()[-1] in _REGIONAL
    if body.lower() == "парламент" and held.organization and {short, full} <= _SPEAKERS:
        return is_parliament(held.organization)
    if held.organization and not (body.lower() in _GOVERNMENT or held.organization.lower() in _GOVERNMENT):
        return False
    if short not in _LEADS or held.organization:
        return False
    if body.lower() in _GOVERNMENT:
        return full in _aliases("глава правительства") and full != "глава"
    leader = led_by(body)
    envoy = leader == "посол" and (full.endswith(" посол") or full.endswith("поверенный в делах"))
    if full == leader or envoy or (bool(leader) and leader in _aliases(full)):
        return True
    return bool(leader) and full.startswith("министр ") and _is_field_of(leader, full)


def _is_field_of(leader: str, full: str) -> bool:
    """Whether a minister has the field of another and more: "министр энергетики | и промышленности"."""
    fields = full.removeprefix("министр ").replace(", ", " и ").split(" и ")
    return len(fields) > 1 and leader.removeprefix("министр ") in fields


def _leads_ministry(full: str, body: str) -> bool:
    """Whether a post is a minister's, by its name or by that of its body."""
    return (full.startswith("министр") and not body) or (full in _LEADS and bool(led_by(body)))


_REGIONAL = frozenset(("губернатор", "губернатора", "глава", "раис", "аким", "хоким"))
_SPEAKERS = frozenset(("спикер", "председатель", "глава", "руководитель"))


def _leads(full: str) -> bool:
    words = full.split()
    return bool(words) and (words[-1] in _TOP or words[0] in _TOP)


def _aliases(title: str) -> tuple[str, ...]:
    return tuple(expanded(t) for t in table("posts")["aliases"].get(title, ())) + tuple(
        expanded(t)
        for key, names in table("posts")["aliases"].items()
        if expanded(key) == title
        for t in names
    )


# "высший | совет безопасности", but not "кабинет председателя | парламента".
_ADJECTIVES = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")


@lru_cache(maxsize=10_000)
def same_body(a: str, b: str) -> bool:
    """Whether two names mean one body: the gazetteer says so, or one is spelt within the other."""
    x, y = gazetteer.lookup(a, "ru", kind="body"), gazetteer.lookup(b, "ru", kind="body")
    if isinstance(x, gazetteer.Body) and isinstance(y, gazetteer.Body):
        return x.key == y.key
    short, long = sorted((a.lower(), b.lower()), key=len)
    before = long.partition(short)[0]
    return short in long and all(w.endswith(_ADJECTIVES) for w in before.split())


def at_odds(a: str, b: str) -> bool:
    return bool(a and b and a != b)
