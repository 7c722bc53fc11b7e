"""Which post belongs to which name: several posts of one person, lists, owners, and posts wrongly joined."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from kg import gazetteer
from kg.extract.languages.az import bodies, for_bodies, morphology, naming, representing, respective, whose
from kg.extract.languages.az.holding import is_sole, is_subordinate, refers_alone
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.states import international
from kg.extract.languages.az.titles import head_forms, in_genitive, is_deputy
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_SUBORDINATE = words_of("posts", "subordinate")
# Kinds of bodies that stand for one named before.
_STANDING = words_of("bodies", "standing")
_UNITS = words_of("bodies", "standing_units")
# Bodies that each state has one of.
_PARLIAMENTS = words_of("bodies", "national_nouns")
_RULERS = frozenset(("prezident", "kral", "əmir", "sultan", "şah", "dövlət başçısı"))
# Whose staff somebody heads, where the text has just named the state.
_ARMY = frozenset(("silahlı", "qüvvələrin", "qüvvələri", "ordunun"))
# Who can lead a government besides: "Vəliəhd, Baş nazir X".
_HEIRS = frozenset(("vəliəhd", "vitse-prezident"))
_MEMBERS = frozenset(("deputat", "millət vəkili"))
_MANAGING = frozenset(("icraçı direktor", "direktor", "baş direktor", "baş icraçı direktor"))
_THEN = frozenset(("o", "həmin", "vaxt", "zaman", "dövrdə", "vaxtlar", "hazırda", "indi"))
_JOINTS = frozenset((",", "-", "–", "—"))
_HEADS_OF_BODIES = frozenset(("rəhbər", "sədr", "rəis", "başçı", "direktor", "baş direktor", "prezident"))
_DELEGATIONS = frozenset(("heyət", "nümayəndə heyəti"))


def join(words: Words, spans: Spans, parties: list[Party]) -> list[Party]:
    """Return the parties with what their neighbours tell of their posts; absorbed posts are left out."""
    parties = representing.sided(words, _without_absorbed(words, parties))
    parties = _owned(words, parties)
    _share_bodies(words, parties)
    respective.settle(words, spans, parties)
    _name_bodies(spans, words, parties)
    _co_chairs(spans, words, parties)
    representing.settle(words, spans, parties)
    for_bodies.settle(words, spans, parties)
    _listed_before(words, parties)
    _carry_countries(words, parties)
    _wives(parties)
    return parties


def _wives(parties: Sequence[Party]) -> None:
    """A wife holds no post: "Prezident A və xanımı B"; she is of his state. "Birinci xanım" is what desks
    call her.
    """
    for party in parties:
        if party.kind == "person" and party.capacity is not None and party.capacity.position == "xanım":
            party.capacity = replace(party.capacity, position="")


# -- posts of one person ---------------------------------------------------------------------------


def _without_absorbed(words: Words, parties: list[Party]) -> list[Party]:
    """Join "Prezidentin müşaviri, deputat NAME" and "NAME, Türkiyənin naziri," to one party each."""
    out: list[Party] = []
    for party in parties:
        if _chairs_commission(party):
            _leave_out_states(words, out, party)
        before = out[-1] if out else None
        if before is not None and before.sentence == party.sentence:
            if _is_first_post(words, before, party) and not _of_several(out):
                while out and out[-1].sentence == party.sentence and _is_first_post(words, out[-1], party):
                    _take_post(out.pop(), party)
                out.append(party)
                continue
            if _is_colleague(words, before, party):
                _take_colleague(before, party)
                out[-1] = party
                continue
            if _is_held(words, before, party):
                # "Azərbaycanın İndoneziyadakı səfiri olan X"
                party.capacity, party.first = before.capacity, before.first
                out[-1] = party
                continue
            if _is_later_post(words, before, party):
                before.capacity = party.capacity
                before.last = party.last
                continue
        out.append(party)
    return out


def _of_several(before: Sequence[Party]) -> bool:
    """Whether the last post is one of several that states of a list share: "A və B-nin nazirləri və baş katib
    X"."""
    return len(before) > 1 and (before[-2].kind, before[-2].first) == ("post", before[-1].first)


def _chairs_commission(party: Party) -> bool:
    return party.capacity is not None and "komissiya" in lower(party.capacity.organization)


def _leave_out_states(words: Words, before: list[Party], chair: Party) -> None:
    """Let the phrase of a commission between two posts be of the second: "naziri, | Azərbaycan və Serbiya
    arasında ticarət üzrə Birgə | Komissiyanın həmsədri X".
    """
    states = list(itertools.takewhile(lambda p: p.kind == "state", reversed(before)))
    held = before[-len(states) - 1] if states and len(before) > len(states) else None
    if held is None or held.kind != "post" or held.sentence != chair.sentence or len(states) != 2:
        return
    gap = words.tokens[held.last + 1 : chair.first]
    told = [t.lower for t in gap]
    if (
        told[0] == ","
        and "arasında" in told
        and not any(t.shape == "mark" and t.text not in ",-" for t in gap)
    ):
        del before[-2:]
        chair.first = gap[1].index


def _take_post(before: Party, party: Party) -> None:
    """Let the post before that of a name be the first one of who is named."""
    party.also = (*_served(before, _capacities(party)), *party.also)
    if before.capacity is not None and party.capacity is not None:
        before.capacity.country = before.capacity.country or party.capacity.country
        if party.capacity.former and before.capacity.derived:
            # The head of a centre who led another state is of that state.
            before.capacity.country = party.capacity.country or before.capacity.country
    party.capacity, party.first = before.capacity, before.first


def _served(before: Party, later: tuple[Capacity, ...]) -> tuple[Capacity, ...]:
    """Later posts of a person serve the state of the first one."""
    for capacity in later:
        state = not (capacity.organization and international(capacity.organization))
        if before.capacity is not None and not capacity.country and state:
            capacity.country = before.capacity.country
            abroad = before.capacity.organization and international(before.capacity.organization)
            capacity.closed = bool(abroad and not before.capacity.country)
    return later


def _capacities(party: Party) -> tuple[Capacity, ...]:
    return (party.capacity,) if party.capacity is not None else ()


def _is_first_post(words: Words, before: Party, party: Party) -> bool:
    """Whether a nameless post and the post of the name right after it are of one person."""
    if before.kind != "post" or before.plural or before.counterpart or before.capacity is None:
        return False
    if party.kind != "person" or party.capacity is None or before.first == party.first or party.counterpart:
        return False
    gap = [t for t in words.tokens[before.last + 1 : party.first] if t.lower not in _ARMY]
    if not gap and lower(before.capacity.organization) in _DELEGATIONS:
        return "nom" in before.cases  # "Heyətin rəhbəri | senator X"
    if len(gap) != 1 or "nom" not in before.cases or not party.capacity.position:
        return False
    chair = not before.capacity.country and international(before.capacity.organization)
    same = chair or party.capacity.former or party.capacity.country in ("", before.capacity.country)
    serving = (before.capacity.position.split() or [""])[-1] != "naziri" or gap[0].text != ","
    same = same or (not before.capacity.country and serving and is_subordinate(before.capacity.position))
    # "Moskva hökumətinin üzvü və Rusiyanın ... sədri X": a body of no state told
    same = same or (bool(before.capacity.organization) and not before.capacity.country)
    if gap[0].text == "," and lower(before.capacity.position) in _MEMBERS:
        return True  # "Millət vəkili, komitənin sədri X"
    if gap[0].text in _JOINTS:
        return same and _distinct(before.capacity, party.capacity, dash=gap[0].text != ",")
    # News names whom it lists: a post without a name before "və" is of the name that follows.
    of_body = party.capacity.organization and international(party.capacity.organization)
    if before.capacity.country and is_sole(before.capacity.position) and of_body:
        return False  # "Ermənistanın Baş naziri və MDB-nin baş katibi X"
    # "şirkətin prezidenti və icraçı direktoru X"
    rules = lower(before.capacity.position) in _RULERS
    owned = party.capacity.organization or party.capacity.country
    if gap[0].lower == "və" and lower(party.capacity.position) in _RULERS and not owned:
        return False  # "Serbiyanın xarici işlər naziri və Prezident X"
    if gap[0].lower == "və" and refers_alone(before.capacity) and party.capacity.country:
        return False  # "Baş nazir və Kubanın ədliyyə naziri X"
    rules = rules and not (before.capacity.organization and lower(party.capacity.position) in _MANAGING)
    both = (
        before.capacity.organization.isupper()
        and bool(party.capacity.country)
        and not before.capacity.country
    )
    if both and {lower(c.position) for c in (before.capacity, party.capacity)} <= _HEADS_OF_BODIES:
        return False  # "AMB rəhbəri və Özbəkistan Mərkəzi Bankının sədri X": one leads each
    return gap[0].lower == "və" and same and not rules


def _is_colleague(words: Words, before: Party, party: Party) -> bool:
    """Whether a colleague is named after a mark: "perulu həmkarı – müdafiə naziri | A"; without a post only
    after a dash."""
    if not before.counterpart or before.kind != "post" or before.plural or party.kind != "person":
        return False
    gap = [t.text for t in words.tokens[before.last + 1 : party.first]]
    country = party.capacity.country if party.capacity is not None else ""
    at_home = country in ("", before.country)
    marks = _JOINTS if party.capacity is not None else _JOINTS - {","}
    return len(gap) == 1 and gap[0] in marks and at_home and not party.counterpart and "nom" in before.cases


def _take_colleague(before: Party, party: Party) -> None:
    """Let the person after a colleague and a mark be that colleague, of the state that is told."""
    party.first = before.first
    if party.capacity is None:
        party.capacity, party.counterpart = before.capacity, True
    party.capacity = party.capacity and replace(
        party.capacity, country=party.capacity.country or before.country
    )


def _is_held(words: Words, before: Party, party: Party) -> bool:
    """Whether "olan" joins a post to the name after it."""
    post = before.kind == "post" and not before.plural and before.capacity is not None
    bare = party.kind == "person" and party.capacity is None and not before.counterpart
    return post and bare and [t.lower for t in words.tokens[before.last + 1 : party.first]] == ["olan"]


def _distinct(a: Capacity, b: Capacity, *, dash: bool) -> bool:
    """Whether two posts can be held at once: not two heads, as in "Prezident, Baş nazir X"."""
    heads = {"prezident", "baş nazir", "kral"}
    owned = dash or bool(a.country or a.organization or len(a.position.split()) > 1) or not b.organization
    head = lower(b.position) in heads and not b.organization and not b.former
    head = head and lower(a.position) not in _HEIRS
    return owned and lower(a.position) != lower(b.position) and not head


def _is_later_post(words: Words, before: Party, party: Party) -> bool:
    """Whether a post stands in brackets or between marks right after a name."""
    if before.kind != "person" or before.capacity is not None or party.kind != "post" or party.plural:
        return False
    if party.capacity is None or party.counterpart:
        return False
    gap = words.tokens[before.last + 1 : party.first]
    following = words.tokens[party.last + 1] if party.last + 1 < len(words.tokens) else None
    if len(gap) > 1 and gap[0].text == "(" and _THEN.issuperset(t.lower for t in gap[1:]):
        gap = gap[:1]  # "A (həmin dövrdə Türkiyənin XİN başçısı)"
    if len(gap) != 1 or following is None:
        return False
    opened = {"(": ")", ",": ",", "-": "-", "–": "–", "—": "—"}.get(gap[0].text)
    ends = following.text in (".", opened) or (gap[0].text == "(" and following.text in "-–,;")
    return opened is not None and ends and bool(party.capacity.country or party.capacity.organization)


# -- owners, brackets, lists -----------------------------------------------------------------------


def _owned(words: Words, parties: list[Party]) -> list[Party]:
    """Return the parties, "Prezident Makronun müşaviri" with the state or body of who owns the post.

    A post in the plural without names is one party for each of its owners.
    """
    out: list[Party] = []
    for party in parties:
        owners = _owners(words, party, out)
        if not owners or party.capacity is None:
            out.append(party)
            continue
        party.cases = party.cases - {"acc"} or party.cases
        if party.kind == "post" and party.plural and len(owners) > 1:
            out += [_of(owner, replace(party, plural=False)) for owner in owners]
        else:
            _carry_on(parties, party, owners[-1])
            out.append(_of(owners[-1], party))
    return out


def _owners(words: Words, party: Party, before: Sequence[Party]) -> list[Capacity]:
    """The posts of the persons in the genitive right before a post, in their order."""
    capacity = party.capacity
    if capacity is None or capacity.country or capacity.organization or party.counterpart:
        return []
    if not any(f.owner == "3" for f in morphology.forms(words.tokens[capacity.last].text)):
        # "Prezident Rəcəb Tayyib Ərdoğan | Prezident A-nı qəbul edib": nobody's president.
        return []
    if whose.is_of_deed(words, party):
        return []
    found: list[Capacity] = []
    first = party.first
    for owner in reversed(before):
        gap = [t.lower for t in words.tokens[owner.last + 1 : first]]
        if owner.kind != "person" or owner.capacity is None or gap not in ([], ["və"], [","]):
            break
        if naming.likeliest_case(words.tokens[owner.last].text) != "gen" or (gap and not found):
            break
        found.insert(0, owner.capacity)
        first = owner.first
    return found


def _of(owner: Capacity, party: Party) -> Party:
    """A party whose post is of the state or body of another post."""
    assert party.capacity is not None
    party.capacity = replace(party.capacity, country=owner.country, organization=owner.organization)
    party.country = owner.country if party.kind == "post" else party.country
    return party


def _carry_on(parties: Sequence[Party], first: Party, owner: Capacity) -> None:
    """The next names of the same post in the plural get the same state and body."""
    model = first.capacity
    for party in parties[parties.index(first) + 1 :]:
        capacity = party.capacity
        if capacity is None or model is None or capacity.first != model.first:
            break
        capacity.country, capacity.organization = owner.country, owner.organization


def _share_bodies(words: Words, parties: Sequence[Party]) -> None:
    """ "qrupun rəhbəri A və üzvü B", "naziri A və müavini B": the second is of the body or post of the
    first.
    """
    for before, party in itertools.pairwise(parties):
        one, own, head = before.capacity, party.capacity, party.first
        if party.kind != "person" or own is None or own.organization or " " in own.position:
            continue
        if one is None or own.country or before.kind != "person" or head - before.last != 2:
            continue
        held = (f for f in head_forms(words.tokens[head]) if f.owner == "3" and f.case == "nom")
        if words.tokens[head - 1].lower != "və" or not any(not f.plural for f in held):
            continue
        if is_deputy(words.tokens[head]):
            position = f"{in_genitive(one.position)} müavini"
        elif one.organization:
            position = own.position
        else:
            continue
        party.capacity = replace(one, position=position, first=head, last=party.last, phrase="")


def _name_bodies(spans: Spans, words: Words, parties: Sequence[Party]) -> None:
    """ "təşkilatın baş katibi", "qrupun üzvü": the organization that the text named last."""
    told: list[Capacity] = []
    for party in parties:
        for capacity in (*_capacities(party), *party.also):
            noun, _, rest = capacity.organization.partition(" ")
            if rest:
                noun = next((lower(f.stem) for f in forms(noun) if f.case == "gen" and not f.owner), "")
            several = party.plural and not rest and words.tokens[capacity.first].lower == noun
            if noun in _STANDING and several:
                capacity.organization = ""  # "komitə sədrləri" are of one each: those told before
            elif noun in _STANDING:
                _name_body(spans, words, capacity, noun, rest, told)
            told.append(capacity)


def _name_body(
    spans: Spans, words: Words, capacity: Capacity, noun: str, rest: str, told: Sequence[Capacity]
) -> None:
    """Give a post the body that ``noun`` stands for, with what of it follows: "nazirliyin | şöbəsi"."""
    if noun in _UNITS:
        # "dostluq qrupunun sədri A və qrupun üzvü B": units are told by posts alone
        unit = next((c for c in reversed(told) if _is_unit(c.organization, noun)), None)
        if unit is not None:
            capacity.organization = f"{in_genitive(unit.organization)} {rest}" if rest else unit.organization
            capacity.country = capacity.country or unit.country
        return
    before = (s for s in reversed(spans.all) if s.kind == "body" and s.first < capacity.first)
    named = next((s for s in before if noun == "qurum" or bodies.may_be(words, s, noun)), None)
    if named is not None:
        union = "" if bodies.is_kind(words, named, noun) else _of_secretary(words, capacity, named)
        whole = union or bodies.fullest(words, spans.all, named)
        capacity.organization = f"{in_genitive(whole)} {rest}" if rest else whole
        capacity.country = capacity.country or named.country
    elif noun in ("təşkilat", "qurum", "birlik") and (union := _of_organ(words, spans, capacity)):
        capacity.organization = f"{in_genitive(union)} {rest}" if rest else union


def _of_organ(words: Words, spans: Spans, capacity: Capacity) -> str:
    """The union by whose letters the name of its organ begins: "TÜRKSOY Daimi Şurası", then "təşkilatın baş
    katibi"; '' where none is told.
    """
    organs = (s for s in reversed(spans.all) if s.kind == "body" and s.last < capacity.first)
    letters = (words.tokens[s.first].text.partition("-")[0] for s in organs if s.first < s.last)
    unions = (n for n in letters if n.isupper() and len(n) > 1)
    for name in unions:
        body = gazetteer.lookup(name, "az", "body")
        if isinstance(body, gazetteer.Body) and body.iso2 is None:
            return name
    return ""


def _of_secretary(words: Words, capacity: Capacity, organ: Span) -> str:
    """The union whose organ a text names, for its secretary general: "BMT Baş Assambleyasının ... qurumun Baş
    katibi"; '' for others.
    """
    body = gazetteer.body(organ.key) if organ.key and lower(capacity.position) == "baş katib" else None
    union = gazetteer.body(body.part_of) if body is not None and body.part_of else None
    names = [n for n in union.az.all if n] if union is not None else []
    return next((n for n in names if n in words.text), "")


def _is_unit(name: str, noun: str) -> bool:
    *defined, last = lower(name).split() or [""]
    return bool(defined) and last.startswith(noun)


def _co_chairs(spans: Spans, words: Words, parties: list[Party]) -> None:
    """ "komissiyanın həmsədrləri - A naziri X və B naziri Y": those listed have that post too; any post where
    a state stands in brackets behind each."""
    for index, party in enumerate(parties):
        capacity = party.capacity
        if party.kind != "post" or not party.plural or capacity is None:
            continue
        mark = words.tokens[party.last + 1] if party.last + 1 < len(words.tokens) else None
        if mark is None or mark.text not in "-–—:":
            continue
        chairs = lower(capacity.position) == "həmsədr"
        before = (s for s in reversed(spans.all) if s.kind == "body" and s.first < party.first)
        named = next((s for s in before if bodies.is_kind(words, s, "komissiya")), None)
        body = capacity.organization
        body = bodies.fullest(words, spans.all, named) if chairs and named is not None else body
        for later in parties[index + 1 :]:
            if later.kind == "state" and words.tokens[later.first - 1].text == "(":
                continue  # "A (Rusiya), | B (ABŞ)"
            if later.sentence != party.sentence or later.kind != "person":
                break
            if not chairs and [t.text for t in words.tokens[later.last + 1 : later.last + 2]] != ["("]:
                break  # "səfirlərini - A (Peru), B (Çili)"
            first, last = party.first, party.last
            if later.capacity is None:
                later.capacity = Capacity(capacity.position, body, first=first, last=last)
                continue
            later.also = (
                *later.also,
                Capacity(capacity.position, body, later.capacity.country, first=first, last=last),
            )


def _listed_before(words: Words, parties: list[Party]) -> None:
    """ "A, B və C də daxil olmaqla xarici işlər nazirləri": those before have the post."""
    for index, party in enumerate(parties):
        if party.kind != "post" or not party.plural or party.capacity is None:
            continue
        gap = [t.lower for t in words.tokens[max(0, party.first - 4) : party.first]]
        if gap[-2:] != ["daxil", "olmaqla"]:
            continue
        for before in reversed(parties[:index]):
            if before.sentence != party.sentence or before.kind != "person":
                break
            if before.capacity is None:
                before.capacity = replace(party.capacity, country="")


def _carry_countries(words: Words, parties: Sequence[Party]) -> None:
    """ "Türkiyə Prezidenti A və xarici işlər naziri B": the next in the list serves the same state."""
    for before, party in itertools.pairwise(parties):
        one, two = before.capacity, party.capacity
        if one is None or two is None or party.first <= before.last or two.country:
            continue
        if two.organization and lower(two.organization) not in _PARLIAMENTS:
            continue
        gap = [t.lower for t in words.tokens[before.last + 1 : party.first]]
        listed = gap in (["və"], [","], [",", "həmçinin"], [",", "eləcə", "də"], [",", "habelə"])
        contrasted = words.tokens[party.last + 1 : party.last + 2]
        if contrasted and contrasted[0].lower == "isə" and "acc" in party.cases:
            continue  # "A-nı Perunun Prezidenti B, | nazir C-ni isə D qarşılayıb": no list
        subordinate = set(lower(two.position).split()) & _SUBORDINATE
        told = one.country and not one.former and not one.organization
        if listed and one.organization and " üzrə " in two.position and party.kind == "person":
            two.organization, two.country, two.derived = one.organization, one.country, True
            continue
        if listed and lower(two.organization) in _PARLIAMENTS and not one.former and party.prep != "arasında":
            two.country, two.derived, two.local = one.country, bool(one.country), one.local
            continue
        other = party.kind == "person" and lower(one.position) != lower(two.position)
        if not (listed and subordinate and told and other):
            continue
        if "ins" in before.cases and words.tokens[before.last].lower.endswith(("la", "lə")):
            one = _contrasted(parties, before) or two
        two.country, two.derived = one.country, bool(one.country)


def _contrasted(parties: Sequence[Party], before: Party) -> Capacity | None:
    """The first of "nazir A həmkarı B ilə, nazir C isə ..." when C is read: of his state is the next one."""
    found = None
    for party in parties:
        if party is before:
            break
        if party.sentence == before.sentence and party.kind == "person" and not party.counterpart:
            found = party.capacity
    return found
