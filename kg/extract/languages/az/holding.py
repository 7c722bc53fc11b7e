"""Which titles say the same: a bare title and a full one, and the posts of a person without repetition."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.languages.az.heads import OF_ANY, OF_BODIES, OF_DELEGATIONS
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.states import international, same_body
from kg.extract.parties import Capacity, Person
from kg.extract.several_states import Counting

_COMMON = words_of("bodies", "common")
# "təşkilatın rəhbəri" is its president, chairman or director.
_LEADING = frozenset(("rəhbər", "başçı", "lider"))
_RULERS = frozenset(("rəhbər", "başçı"))
_PRESIDING = frozenset(("prezident", "sədr"))
# Posts at a body whose holder is no head of state by them: "COP29-un prezidenti", "partiyanın sədri".
_AT_BODIES = _PRESIDING | {"lider", "rəhbər", "başçı"}
_DEPUTY = " müavini"
_FIRST = frozenset(
    ("prezident", "sədr", "direktor", "katib", "rəis", "başçı", "rəhbər", "spiker", "komissar")
)
# Whoever leads a ministry that is not named: "nazirliyin rəhbəri".
_MINISTERS = frozenset(("nazir", "nazirlik rəhbər", "nazirlik başçı"))
# Bodies that a text names by what they do: "qanunverici orqanın rəhbəri" is the speaker.
_UNNAMED = frozenset(("qanunverici orqan", "diplomatik missiya", "diplomatik nümayəndəlik", "hərbi idarə"))
_NAMELESS = _COMMON | _UNNAMED
# Titles that a text says alone of whom it has told, and bodies that every state has.
_TITLES = frozenset(
    ("nazir", "naziri", "spiker", "premyer", "kansler", "prezident", "vitse-prezident", "vitse-premyer")
)
_HEADS = frozenset(("parlament sədri", "dövlət başçısı", "hökumət başçısı", "ölkə başçısı"))
_LED = frozenset(("sədr", "spiker", "başçı", "rəhbər"))
_OF_EACH = frozenset(("xin", "parlament", "hökumət"))
_HOUSES = frozenset(("senat", "məclis", "palata"))
# Parts of a body have heads of their own.
_LEFT_OUT = words_of("bodies", "left_out")
_PARTS = frozenset(("komitə", "komissiya", "şöbə", "departament", "idarə", "qrup", "büro", "katiblik"))
# "Federal Kansler", of the states that have one
_FEDERAL, _FEDERATIONS = "federal ", frozenset(("DE", "AT", "CH"))
_HEADS_OF_BODIES = words_of("posts", "heads_of_bodies")
_TOWN_TITLES = frozenset(table("posts")["town_titles"])
_OF_TOWNS = ("icra hakimiyyəti", "bələdiyyəsi", "meriyası")
_GENERAL = words_of("posts", "general")
_HEADING, _HEAD_POSTS = frozenset((OF_BODIES, OF_DELEGATIONS, OF_ANY)), words_of("posts", "head_posts")
_PARLIAMENTS = ("məclis", "parlament", "senat", "palata", "assambleya", "konqres", "duma", "rada", "seym")
# The rank of an ambassador says no more than his post.
_RANKED = "fövqəladə və səlahiyyətli "
# Titles of which each of two states has one: "prezidentlər görüşəcəklər"
_OF_BOTH = frozenset(
    ["dövlət başçısı", "hökumət başçısı", "prezident", "xarici işlər naziri", "müdafiə naziri"]
)

# Words for members of parliaments, and what else they are called.
_LAWMAKERS = frozenset(("deputat", "qanunverici", "parlamentari", "millət vəkili"))
_SEATS = frozenset(("deputat", "millət vəkili", "senator", "konqresmen", "parlament üzvü"))
_CHAMBERS = (
    *("konqres", "konqresi", "senat", "senatı", "palatası", "məclis", "məclisi", "parlament", "parlamenti"),
    *("seym", "seymi", "rada", "assambleya", "assambleyası", "milli şura", "bundestaq", "knesset"),
)


def add(person: Person, capacity: Capacity) -> None:
    """Add a post to a person unless it only says what a fuller one says; poorer ones give way to it.

    "nazir" is the "xarici işlər naziri" of the same text, "XİN başçısı" too.
    """
    if lower(capacity.position) in _GENERAL:
        person.home = person.home or capacity.country
        return
    for held in person.capacities:
        if _covers(held, capacity):
            held.country = held.country or capacity.country
            return
    poorer = [h for h in person.capacities if _covers(capacity, h)]
    if poorer:
        # The fuller post stands where the poorer one stood.
        capacity.country = next((c for c in (capacity.country, *(h.country for h in poorer)) if c), "")
        place = person.capacities.index(poorer[0])
        person.capacities[place] = capacity
        person.capacities[:] = [h for h in person.capacities if all(h is not p for p in poorer)]
        return
    if any(_begins(h, capacity) for h in person.capacities):
        person.capacities.append(capacity)
    else:
        person.add(capacity)


def _begins(full: Capacity, short: Capacity) -> bool:
    """Whether one title begins another word only by its letters: "prezident", "Prezidentin köməkçisi"."""
    long, begun = lower(full.position), lower(short.position)
    return long.startswith(begun) and long[len(begun) : len(begun) + 1].isalpha()


def _goes_into(short: str, full: str) -> bool:
    """Whether a title leaves out fields of another: "energetika naziri", "energetika və sənaye naziri"."""
    if "və" not in full:
        return False
    few, many = lower(short).split(), lower(full).split()
    return len(few) > 1 and few[-1] == many[-1] and set(few) < set(many)


def _covers(full: Capacity, short: Capacity) -> bool:
    """Whether a post says all that another one says."""
    if full.former != short.former or (short.country and full.country and short.country != full.country):
        return False
    if lower(short.position).startswith(_RANKED) and not lower(full.position).startswith(_RANKED):
        return False
    if full.organization == short.organization and _goes_into(short.position, full.position):
        return True
    if lower(full.position) == lower(short.position):
        return short.organization in ("", full.organization) and not (short.country and not full.country)
    said = f"{short.organization} {short.position}" if short.organization else short.position
    other = (
        short.organization
        and short.organization not in _COMMON
        and not table("posts")["aliases"].get(lower(said))
    )
    return not other and (stands_for(short.position, full.position) or stands_for(said, full.position))


@lru_cache(maxsize=4096)
def stands_for(title: str, position: str) -> bool:
    """Whether a bare title can mean the holder of a position: "nazir" any minister but the "baş nazir"."""
    short, full = (_in_order(lower(p).removeprefix(_RANKED)) for p in (title, position))
    if not short or short == full:
        return True
    if short in _HEADING:
        any_state = short == OF_ANY and (stands_for("lider", full) or full == "baş nazir")
        return short == OF_DELEGATIONS or any_state or _leads_body(full)
    if short in _LAWMAKERS and _sits_in_parliament(full):
        return True
    aliases = table("posts")["aliases"]
    meant = aliases.get(short, ())
    if short == "lider" and full.startswith(("müxalifət ", "partiya ", "icma ")):
        return False
    if short == "lider" and full.startswith("baş katib ") and "partiya" in full:
        return True  # who rules Vietnam: "Kommunist Partiyasının Baş katibi"
    if full in meant or _leads_ministry(short, full):
        return True
    if meant and full in aliases and set(aliases[full]) <= set(meant):
        return True  # "baş diplomat" is the "XİN rəhbəri"
    if full == "dövlət katibi" and (short == "nazir" or "xarici işlər naziri" in (short, *meant)):
        return True  # "nazirlər" are the foreign minister of one state and the Secretary of State of the US
    if short in ("nazir müavini", "nazirin müavini"):
        return full.endswith(("nazirinin müavini", "nazirinin birinci müavini", " naziri müavini"))
    if full.endswith(_DEPUTY) and short.endswith(_DEPUTY):
        return stands_for(_chief(short), _chief(full))
    if short in _MINISTERS:
        led = table("posts")["aliases"].get(full, ())
        if full.partition(" nazirliyi ")[2] in _LEADING:
            return True  # "Müdafiə Nazirliyinin rəhbəri"
        return full.endswith(" naziri") or full == "nazir" or any(a.endswith(" naziri") for a in led)
    return full.endswith((" " + short, *(f" {short}{ending}" for ending in ("i", "ı", "si", "sı", "sü"))))


def _leads_body(full: str) -> bool:
    """Whether somebody leads a body or ministry: "rəis", "baş direktor", "energetika naziri"; no deputy, no
    head of government."""
    words = {w for word in full.split() for w in (word, word[:-1], word[:-2])}
    if words & _HEADS_OF_BODIES and (words & _COMMON or "mer" in words):
        return _DEPUTY not in full  # "prezident Milli Bank", "mer"
    return not full.endswith(_DEPUTY) and full != "baş nazir" and bool(words & _HEAD_POSTS)


def _chief(deputy: str) -> str:
    """Whose deputy somebody is: "xarici işlər nazirinin birinci müavini", "xin rəhbərin müavini"."""
    *title, last = deputy.removesuffix(_DEPUTY).removesuffix(" birinci").split() or [""]
    return " ".join((*title, next((f.stem for f in forms(last) if f.case == "gen"), last)))


def _sits_in_parliament(full: str) -> bool:
    """Whether somebody is a member of a parliament or of a chamber: "üzv konqres", "senator"."""
    return full in _SEATS or (full.startswith("üzv ") and full.endswith(_CHAMBERS))


def _in_order(title: str) -> str:
    """A title whose body the core says last, "rəhbər xin", as the language says it: "xin rəhbər"."""
    head, _, body = title.partition(" ")
    return f"{body} {head}" if head in _LEADING and body else title


def _leads_ministry(short: str, full: str) -> bool:
    """Whether "müdafiə nazirliyi rəhbər" is told of who is the "müdafiə naziri"."""
    field, ministry, head = short.partition(" nazirliyi ")
    return bool(ministry) and head in _LEADING and full in (f"{field} naziri", f"milli {field} naziri")


def is_subordinate(position: str) -> bool:
    """Whether a post serves a head of state or government at home."""
    return bool(set(lower(position).split()) & words_of("posts", "subordinate"))


def is_sole(position: str) -> bool:
    """Whether a state has one holder of a post: "xarici işlər naziri"."""
    return lower(position) in table("posts")["sole"]


def of_both(position: str) -> str:
    """Return the title in "dövlət başçıları", '' for one that says nothing of two sides."""
    return position if lower(position) in _OF_BOTH else ""


def is_sent(capacity: Capacity) -> bool:
    """Whether only another state sends the holder of a post: an ambassador."""
    return bool(set(lower(capacity.position).split()) & words_of("posts", "sent"))


def refers_alone(said: Capacity) -> bool:
    """Whether a title says so little that it means somebody told of: "nazir", "energetika naziri", "XİN
    başçısı"."""
    title, body = lower(said.position), lower(said.organization)
    last = (title.split() or [""])[-1]
    of_each = (body in _OF_EACH or body.endswith(("nazirliyi", "idarəsi"))) and last in _LED
    alone = last in _TITLES or title in _HEADS
    return not said.country and (of_each or (not said.organization and alone))


def means(said: Capacity, held: Capacity, person: Person, home: str) -> bool:
    """Whether a post said without a name can be one that somebody holds."""
    if said.country and (held.country or person.country or _assumed(held, home)) != said.country:
        return False
    if said.former != held.former and said.former:
        return False
    if lower(said.position).startswith(_FEDERAL):
        return _is_federal(said, held, person)
    heads = lower(said.position) == "prezident" and lower(held.position) == "dövlət başçısı"
    if heads and not (said.organization or held.organization or said.local):
        return True  # "Dövlət başçısı A ... | Prezident"
    if leads_state(said) and held.organization and lower(held.position) in _AT_BODIES:
        return False
    if lower(said.position) in _TOWN_TITLES and not said.organization:
        return _leads_town(held)
    body = lower(said.organization)
    named = body and body not in _NAMELESS and held.organization
    if body == "qanunverici orqan" and not any(w in lower(held.organization) for w in _PARLIAMENTS):
        return False
    if named and (sure := _at_named_body(said, held)) is not None:
        return sure
    full = f"{said.organization} {said.position}" if said.organization else said.position
    if said.country and not said.organization and lower(said.position) in _RULERS:
        full = "dövlət başçısı"  # "iki dövlətin başçıları"
        if stands_for(full, held.position) and not held.organization:
            return True
    if held.organization and stands_for(f"{held.organization} {held.position}", said.position):
        return True
    elsewhere = body and body not in _COMMON and not held.organization
    if elsewhere and lower(said.position) == "prezident" == lower(held.position):
        # "COP29-un prezidenti" is no president of a state.
        return said.country == held.country
    if named and lower(said.position) in _LEADING and _leads(held):
        return True
    if body in _HOUSES and set(lower(f"{held.organization} {held.position}").split()) & _PARTS:
        return False  # "Senatın sədri" is no "komitə sədri"
    if body in ("parlament", *_HOUSES) and lower(said.position) in _LEADING and _leads(held):
        if body != "parlament":
            return lower(held.organization).split()[-1:] == [body]  # "Senat rəhbəri"
        if any(w in lower(held.organization) for w in _PARLIAMENTS):
            return True  # "parlamentin rəhbəri" is the "Milli Məclisin sədri"
    led = f"{held.organization} {held.position}"
    if held.organization and not said.organization and stands_for(said.position, led):
        return True
    return stands_for(said.position, held.position) or (
        bool(said.organization) and stands_for(full, held.position)
    )


def _at_named_body(said: Capacity, held: Capacity) -> bool | None:
    """Whether a post at a body can be one held at a body; None where only the titles can tell."""
    title, other = lower(said.position), lower(held.position)
    if title == "səfir" and _heads_mission(said, held):
        return True
    if not (same_body(said.organization, held.organization) or _is_shortened(said, held)):
        return False
    if title in _FIRST and set(other.split()) & _PARTS:
        return False  # "Milli Məclisin komitə sədri" is not the chairman of the Milli Məclis
    return True if {title, other} <= _PRESIDING else None  # "Avropa Komissiyasının sədri" is its president


def nearly_means(said: Capacity, held: Capacity, person: Person, home: str) -> bool:
    """Whether a post leaves out, or adds, fields of the minister who holds another one: "XİN rəhbəri" and
    "xarici işlər və ticarət naziri"; said where nobody holds the very post.
    """
    of_state = (held.country or person.country or home) == said.country or not said.country
    if not of_state or said.former or held.former or held.organization:
        return False
    full = lower(held.position)
    return any(_goes_into(t, full) or _goes_into(full, t) for t in _as_minister(said))


def _as_minister(said: Capacity) -> list[str]:
    """The posts of a minister that a title can mean: "energetika nazirliyi rəhbər" is "energetika naziri"."""
    title = _in_order(lower(f"{said.organization} {said.position}".strip()))
    field, ministry, head = title.partition(" nazirliyi ")
    if ministry and head in _LEADING:
        return [f"{field} naziri"]
    return [a for a in (title, *table("posts")["aliases"].get(title, ())) if a.endswith(" naziri")]


def _is_federal(said: Capacity, held: Capacity, person: Person) -> bool:
    """Whether "Federal Kansler" is told of the chancellor of a state that has one."""
    of_state = (held.country or person.country) in _FEDERATIONS and not held.organization
    return of_state and lower(held.position).endswith(lower(said.position).removeprefix(_FEDERAL))


def rules(held: Capacity, said: Capacity) -> bool:
    """Whether somebody may rule a state by another title: "Dövlət İşləri Komitəsinin sədri".

    No president is a king, the head of a government or the speaker of a parliament.
    """
    crowned = ("kral", "əmir", "sultan", "baş nazir") if lower(said.position) != "prezident" else ()
    speaks = any(word in lower(held.organization) for word in _PARLIAMENTS)
    if crowned and lower(held.position) == "baş katib" and "partiyası" in lower(held.organization):
        return True  # "Laos lideri", who leads the party that rules it
    return not speaks and lower(held.position) in ("sədr", "rəis", "lider", "prezident", *crowned)


def leads_state(said: Capacity) -> bool:
    """Whether somebody is told as the head of a state: "Şimali Koreya rəhbəri"."""
    return not said.organization and lower(said.position) in (
        "dövlət başçısı",
        "lider",
        "rəhbər",
        "prezident",
        "xalqının lideri",
        "xalqının milli lideri",
        "milli lider",
    )


def _heads_mission(said: Capacity, held: Capacity) -> bool:
    """Whether the envoy of a body is who heads its mission: "Aİ səfiri"."""
    body, _, mission = held.organization.rpartition(" ")
    led = mission == "nümayəndəliyi" and lower(held.position) in _RULERS
    return led and same_body(f"{said.organization} {mission}", held.organization) and bool(body)


def _is_shortened(said: Capacity, held: Capacity) -> bool:
    """Whether a body is told by the last words of its name: "Duma", "Təhlükəsizlik Şurası" of the same
    state."""
    short, full = lower(said.organization), lower(held.organization)
    if short.endswith("hakimiyyəti") and full.endswith(f" {short}"):
        return True  # "İcra Hakimiyyəti" of the district that was told
    if " " in short:
        before = full.removesuffix(f" {short}")
        if before in _LEFT_OUT and said.country in ("", held.country):
            return True
        return full.endswith(f" {short}") and bool(said.country) and said.country == held.country
    return full.endswith((f" {short}sı", f" {short}si")) and said.country in ("", held.country)


def _leads_town(held: Capacity) -> bool:
    """Whether somebody is the head of a town or district: "mer", "Şəki Rayon İcra Hakimiyyətinin başçısı"."""
    return lower(held.position) == "mer" or lower(held.organization).endswith(_OF_TOWNS)


def _leads(held: Capacity) -> bool:
    """Whether a post is the first one of its body: "AYİB rəhbəri" is the president of the bank."""
    words = lower(held.position).split() or [""]
    return words[-1] in _FIRST and not set(words) & {"üzrə", "müavini", "regional", "şöbə"} and len(words) < 3


def _assumed(held: Capacity, home: str) -> str:
    """The country of a post that is told without one: the home, unless it is at a body of several states."""
    return "" if held.organization and international(held.organization) else home


SEVERAL_STATES = Counting.of(table("posts")["several_states"])
"""How Azerbaijani counts the states of officials: "üç ölkənin xarici işlər nazirləri"."""
