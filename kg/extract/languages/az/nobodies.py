"""Parties of a sentence that act nowhere: brackets, names of palaces, officials of no country."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.languages.az.houses import VENUES
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.parties import Party

if TYPE_CHECKING:
    from kg.extract.languages.az.scene import Scene

# Before officials who are not told: "dünya liderləri", "bir sıra nazirlərlə".
_ANY = words_of("vocabulary", "untold")
_SEVERAL = frozenset(["çox", "yaxın", "artıq", "neçə", "sayda", "müxtəlif", "bütün"])
_ALL_SENT = frozenset(["nümayəndə heyətləri", "heyətlər", "nümayəndə heyətlər"])
_SENT_OUT = ("heyət", "nümayəndə heyəti", "işçi qrupu")
# Before states that are not told: "bir sıra ölkələrin spikerləri"
_SUCH = frozenset(["üzv", "sıra", "digər", "başqa", "iştirakçı", "iştirakçısı", "neçə", "müxtəlif", "bəzi"])
_BODIES = frozenset(["təşkilatların", "qurumların", "institutların", "təşkilatlarının"])
_OPENING, _CLOSING = frozenset('"«“„'), frozenset('"»”“')
_LONGEST_NAME = 4
_FROM_STATES = frozenset(["ölkədən", "dövlətdən", "ölkələrdən", "dövlətlərdən", "təşkilatdan"])
_OFFICES = ("kabinet", "katibliy", "ofis", "aparat", "administrasiya")
# "A ilə B arasında ... komissiyanın həmsədri": so many words at most
_CHAIRED, _BOARDS = 14, ("komissiya", "şura", "qrup", "komitə", "palata")
_OF_DELEGATION = frozenset(["üzvü", "rəhbəri", "başçısı"])
_SENT = ("nümayəndə", "təmsilçi")
# "dövlət başçısı | səviyyəsində": nobody who is there
_LEVELS = ("səviyyəsində", "səviyyəsindəki", "səviyyəli")
# "bazar günü", "bazar ertəsi"
_DAYS = frozenset(["günü", "ertəsi"])
_PALACES = tuple(VENUES - {"mərkəz", "bina", "villa"})


def without(scene: Scene, parties: Sequence[Party]) -> list[Party]:
    """Return the parties that can take part in something."""
    out = [p for p in parties if not (bracketed(scene, p) or _names_venue(scene, p) or _is_any(scene, p))]
    out = [p for p in out if not (p.kind == "pronoun" and p.body and p.person is None)]  # "Aİ rəsmisi"
    out = [p for p in out if not (_is_denied(scene, p) or _is_member_named(scene, p))]
    out = [p for p in out if not _is_of_chairs(scene, p)]
    out = [p for p in out if not (_begins_name(scene, p) or _is_of_members(scene, p))]
    out = [p for p in out if not _are_of_delegations(p)]
    return [p for p in out if not (p.kind == "post" and scene.low(p.last + 1) in _LEVELS)]


def _are_of_delegations(party: Party) -> bool:
    """Whether but the members of delegations are told: "nümayəndə heyətləri | üzvlərinin iştirakı ilə"."""
    said = party.capacity if party.kind == "post" and party.plural and party.person is None else None
    return said is not None and not said.country and lower(said.organization) in _ALL_SENT


def _is_denied(scene: Scene, party: Party) -> bool:
    """Whether somebody is told not to have done what another one did: "A | deyil, B təmsil edib"."""
    first, comma = scene.low(party.last + 1), scene.low(party.last + 2)
    return party.kind in ("person", "post") and (first, comma) == ("deyil", ",")


def _is_member_named(scene: Scene, party: Party) -> bool:
    """Whether a post only says that who is named next is of a delegation: "heyətin | üzvü (olan) katib A"."""
    if party.kind != "post" or party.plural or scene.low(party.head) not in _OF_DELEGATION:
        return False
    after = party.head + 1 + (scene.low(party.head + 1) in ("olan", ","))
    sent = scene.low(party.head - 1).startswith("heyət")
    return sent and any(p.kind == "person" and p.first == after for p in scene.parties)


def _is_of_chairs(scene: Scene, party: Party) -> bool:
    """Whether states only say whose commission somebody chairs: "A ilə B arasında komissiyanın həmsədri"."""
    if party.kind != "state":
        return False
    near = [scene.low(i) for i in range(party.last + 1, min(party.last + _CHAIRED, scene.last))]
    if "arasında" not in near[:4]:
        return False
    at = near.index("arasında")
    ends = (i for i, w in enumerate(near) if i > at and w.startswith("həmsədr"))
    chair = next(ends, 0)
    named = any(p.kind == "person" and p.first > party.last + chair for p in scene.parties)
    return named and chair > 0 and near[chair - 1].startswith(_BOARDS) and "iclası" not in near[at:chair]


def _is_of_members(scene: Scene, party: Party) -> bool:
    """Whether a quoted body only says of which states a thing is: "“Böyük yeddilik” ölkələrinin sammiti"."""
    closed = scene.low(party.last + 1) in _CLOSING
    return party.kind == "body" and closed and scene.low(party.last + 2) in ("ölkələrinin", "ölkələri")


def _begins_name(scene: Scene, party: Party) -> bool:
    """Whether a town or state is the first word of a quoted name: "“Bakı-2015” Oyunları"."""
    near = range(party.last + 1, min(party.last + _LONGEST_NAME, scene.last) + 1)
    opened = party.kind == "state" and scene.low(party.first - 1) in _OPENING
    return opened and any(scene.low(i) in _CLOSING for i in near)


def bracketed(scene: Scene, party: Party) -> bool:
    """Whether brackets hold a state or body alone: "Amerika Birləşmiş Ştatlarına (ABŞ)"."""
    quoted = scene.low(party.first - 1) in _OPENING and scene.low(party.last + 1) in _CLOSING
    alone = scene.low(party.first - 1 - quoted) == "(" and scene.low(party.last + 1 + quoted) == ")"
    return party.kind in ("state", "body") and alone


def _names_venue(scene: Scene, party: Party) -> bool:
    """Whether a title only says whose a palace is: "Prezident İqamətgahında", "Prezident sarayı"."""
    bare = party.kind == "post" and "nom" in party.cases and not party.prep
    if not bare or not scene.low(party.last + 1).startswith(_PALACES):
        return False
    return scene.low(party.last + 2) not in _DAYS  # "naziri | bazar günü görüşüb"


def is_head_of_any(party: Party) -> bool:
    """Whether officials lead delegations or bodies that are not told: "nümayəndə heyətlərinin rəhbərləri",
    "xarici ölkə parlamentlərinin rəhbərləri"."""
    held = party.capacity if party.kind == "post" and party.plural else None
    body = lower(held.organization) if held is not None else ""
    return "nümayəndə heyət" in body or body.startswith(_ANYWHERE)


_ANYWHERE = ("xarici ölkə", "xarici dövlət", "müxtəlif ölkə", "digər ölkə", "bəzi ölkə")


def _is_listed_last(scene: Scene, party: Party) -> bool:
    """Whether officials of a region are the last of those met: "naziri A və bir sıra Avropa dövlətlərinin |
    nazirləri ilə".
    """
    region = party.first - 1
    if party.prep != "ilə" or scene.low(region) not in ("ölkələrinin", "dövlətlərinin"):
        return False
    joined = region - 2 - 2 * (scene.low(region - 2) == "sıra")
    return scene.low(joined) == "və" and any(
        p.last == joined - 1 for p in scene.parties if p.kind == "person"
    )


_COUNTS = frozenset(["üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz", "on"])


def _is_counted(scene: Scene, party: Party) -> bool:
    before = party.first - 1
    dated = any(w.first <= before <= w.last for w in scene.whens)
    return before > scene.first and scene.tokens[before].text.isdecimal() and not dated


def _is_of_many(body: str) -> bool:
    """Whether a body is several of no name: "türk əməkdaşlıq təşkilatları"."""
    last = lower(body).split()[-1:]
    return bool(last) and last[0].startswith(("təşkilat", "qurum", "institut")) and last[0].endswith("ları")


def _owns_office(scene: Scene, party: Party) -> bool:
    """Whether a title only says whose office it is: "A Latviya Prezidenti | kabinetinin rəhbəri ilə"."""
    if not scene.low(party.last + 1).startswith(_OFFICES) or not scene.possessed(party.last + 1):
        return False
    acting = (p for p in scene.parties if p.kind == "person" and p.last < party.first)
    return "gen" in party.cases or any("nom" in p.cases for p in acting)


def _is_any(scene: Scene, party: Party) -> bool:
    """Whether officials of no country are nobody told of: "digər liderlərlə", "Avropa liderləri"."""
    if party.kind != "post":
        return False
    if party.first == party.last and party.person is None and _is_counted(scene, party):
        return True  # "40 ölkənin 250 nümayəndəsi"
    if party.person is None and scene.low(party.first - 1) in _FROM_STATES:
        return True  # "40 ölkədən | nümayəndə"
    if party.person is None and _owns_office(scene, party):
        return True
    number = scene.tokens[party.first - 1].text.isdecimal() and party.first > scene.first
    number = number or (scene.low(party.first - 1) in _COUNTS and not party.plural)
    if number and party.person is None and scene.low(party.first) == "ölkənin":
        return True  # "50 ölkənin lideri", "beş ölkənin prezidenti"
    several = scene.low(party.first) in ("ölkənin", "dövlətin") and scene.low(party.first - 1) in _SEVERAL
    if party.plural and several:
        return True  # "100-dən çox | ölkənin təhsil nazirləri"
    high = 2 * (scene.low(party.first - 1) == "səviyyəli")  # "üzv ölkələrin | yüksək səviyyəli | liderləri"
    states = scene.low(party.first - 1 - high) in ("ölkələrin", "dövlətlərin")
    if party.plural and states and "gen" not in party.cases and not party.country:
        such = scene.low(party.first - 2 - high)
        return such in _SUCH or (such == "bu" and high > 0)  # "üzv ölkələrin parlament sədrləri ilə"
    if not party.plural or party.country:
        return False
    if (of := party.capacity) is not None and of.position == "üzv" and lower(of.organization) in _SENT_OUT:
        return True  # "heyətin üzvləri": those who came, told of before
    if scene.low(party.first) == "beynəlxalq" and scene.low(party.first + 1) in _BODIES:
        # "beynəlxalq təşkilatların rəhbərləri"; who meets them meets somebody
        return party.prep != "ilə" and "ins" not in party.cases
    if of is not None and _is_of_many(of.organization):
        return party.prep != "ilə" and "ins" not in party.cases  # "əməkdaşlıq təşkilatlarının rəhbərləri"
    if _is_listed_last(scene, party):
        return False
    # "Asiya ölkələrinin | dövlət başçıları"
    of_region = scene.low(party.first - 1) in ("ölkələrinin", "dövlətlərinin", "ölkələri", "dövlətləri")
    # "Avropa İttifaqının nümayəndələri" are of a body.
    held = party.capacity
    own = scene.spans.over(party.first)
    whole = own is not None and own.kind == "body" and own.last > own.first  # "Avropa İttifaqı liderləri"
    of_body = held is not None and bool(held.organization) and (held.position in _SENT or whole)
    return of_region or scene.low(party.first - 1) in _ANY or (scene.low(party.first) in _ANY and not of_body)
