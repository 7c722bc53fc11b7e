"""When two mentions are of one paper: shorter or counted, and who signs it. The same for every language."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from kg.extract.allegiance import body_of, country_of, give_country
from kg.extract.dating import dates_agree
from kg.extract.drafts import Draft, Item, Part

# What is signed is told again at most so many sentences later.
_NEAR = 3
# What a headline says to have been signed, by nobody it names, so many sentences below it at most.
_BELOW = 2
# Who attend a gathering sign so many sentences after it at most.
_SOON = 4
_DAY = 10  # the length of a date that is no month or year
# Rules of signings that a verb tells.
_SIGNED = frozenset(("sign", "sign-states"))


def is_one_signing(a: Draft, b: Draft) -> bool | None:
    """Whether two mentions are of one signing; None where that is for their sides to tell."""
    if b.title and not b.parts and 0 < a.sentence - b.sentence <= _BELOW:
        return True
    if b.title and len(set(b.countries())) > 1:
        return set(b.countries()) == set(a.countries()) or (not a.parts and _are_alike(a, b))
    if a.bilateral != b.bilateral and set(a.countries()) != set(b.countries()):
        return False  # "A and B signed a plan. Then they met C. The three signed a declaration"
    if signs_it(a, b) or signs_it(b, a) or is_headed(a, b):
        return True
    if not (a.documents and b.documents):
        return None
    near = 0 < abs(a.sentence - b.sentence) <= _NEAR
    vague = counted(a) and counted(b) and not _are_of_others(a, b)
    alike = labels(a.documents) & labels(b.documents) or vague
    return bool(alike) or (near and any(way(a, b) for way in _NEAR_WAYS))


def _are_alike(a: Draft, b: Draft) -> bool:
    """Whether two papers are called by the same noun: "sign a plan" above "the plan of joint work"."""
    x, y = ({d.label.lower().split()[0] for d in draft.documents if d.label} for draft in (a, b))
    return bool(x & y)


def is_headed(signing: Draft, headline: Draft) -> bool:
    """Whether a headline tells somebody of a signing with a body, for which another signs below it: "A signs
    memorandum with the Bank" above "A and B signed a memorandum"."""
    people = signing.people_keys()
    told = headline.keys()
    bodies = {p.party.key() for p in headline.parts if p.party.kind == "body"}
    return (
        headline.title
        and not signing.title
        and len(people) > 1
        and bool(bodies)
        and bool(told - bodies)
        and told - bodies < people
    )


def adopt_within(events: Sequence[Draft]) -> list[Draft]:
    """Return the events without the papers that a gathering adopts, and no state or person; they are its
    documents."""
    out: list[Draft] = []
    for draft in events:
        frame = draft.frame
        nobody = all(p.party.person is None and not country_of(p.party) for p in draft.parts)
        gathering = frame is not None and frame.type == "conference" and any(frame is e for e in events)
        if draft.adopted and draft.modality == "held" and nobody and gathering and frame is not None:
            known = labels(frame.documents)
            frame.documents += [d for d in draft.documents if d.label.lower() not in known]
            draft.into = frame
        else:
            out.append(draft)
    return out


def _are_of_others(a: Draft, b: Draft) -> bool:
    """Whether those of other states sign: "A and B signed an agreement. C and D signed a memorandum"."""
    mine, theirs = set(a.countries()), set(b.countries())
    return bool(mine and theirs) and mine.isdisjoint(theirs) and a.keys().isdisjoint(b.keys())


def _is_counted_of(a: Draft, b: Draft) -> bool:
    """ "They signed a number of documents. Among them is an agreement on trade"."""
    mine, theirs = a.keys(), b.keys()
    if (
        counted(a)
        and not counted(b)
        and a.sentence < b.sentence
        and (_is_only_seen(a) or _is_told_next(a, b))
    ):
        return True  # "In the presence of A five documents were signed. An agreement was signed by B"
    return counted(a) != counted(b) and (mine == theirs != set() or (counted(a) and not theirs))


def _is_told_next(summed: Draft, signing: Draft) -> bool:
    """Whether the next sentence goes on with who signed what, of which nobody's name was told before: "The
    talks were followed by a signing ceremony. The ministers A and B signed a treaty"."""
    people = signing.people()
    both = len(people) > 1 and len({country_of(p) for p in people} - {""}) != 1
    both = both and len(people) == len(signing.parts)
    return not summed.parts and both and signing.sentence - summed.sentence == 1


def _is_only_seen(signing: Draft) -> bool:
    """Whether nobody is told to sign but only who saw it."""
    return bool(signing.parts) and all(p.role == "participant" for p in signing.parts)


def _is_called_shorter(a: Draft, b: Draft) -> bool:
    """ "They signed a memorandum on trade. The memorandum on trade of the fifth session lasts a year"."""
    mine, theirs = a.keys(), b.keys()
    return (not (mine and theirs) or mine == theirs) and _is_shorter(a, b)


def _sums_up(signing: Draft, later: Draft) -> bool:
    """Whether papers that nothing is told of are those of the signing before: "The document was signed in
    Rome", "The ceremony followed the talks"."""
    if not counted(later) or counted(signing) or not later.parts:
        return False
    if later.modality != signing.modality or later.earlier != signing.earlier:
        return False
    known = later.keys() <= signing.keys() or (bool(signing.keys()) and signing.keys() <= later.keys())
    known = known or set(later.countries()) <= set(signing.countries()) != set()
    return known and dates_agree(signing, later)


def _is_by_the_same(a: Draft, b: Draft) -> bool:
    """ "The ministers signed a declaration. They also signed a memorandum": persons, and no state."""
    people = len(a.parts) > 1 and all(p.party.person is not None for p in a.parts)
    return {a.rule, b.rule} <= _SIGNED and people and a.keys() == b.keys()


_NEAR_WAYS = (_is_counted_of, _is_called_shorter, _sums_up, _is_by_the_same)


def signs_it(paper: Draft, signing: Draft) -> bool:
    """Whether a sentence tells who signed for the states or bodies the paper of the one before: "Подписи
    поставили"."""
    if paper.type != "signing" or not paper.documents or counted(paper):
        return False
    if not (counted(signing) or _is_called_by_its_kind(signing, paper)):
        return False
    acting = all(p.party.person is not None for p in signing.parts)
    states = all(p.party.kind == "state" for p in paper.parts)
    later = 0 <= signing.sentence - paper.sentence <= 2 and paper.first < signing.first
    near = later and acting and bool(signing.parts)
    if near and not paper.parts and not signing.title:
        return True  # "A memorandum was signed. For Iran the document was signed by ..."
    if near and all(p.party.kind == "body" for p in paper.parts):
        bodies = {p.party.body for p in paper.parts}
        return any(body and any(body in b or b in body for b in bodies) for body in map(_body, signing.parts))
    sides = set(signing.countries())
    known = bool(sides) and len(signing.parts) == len(paper.parts)
    same = set(paper.countries()) == sides or (not sides and len(signing.parts) == len(paper.parts))
    same = same or (known and sides < set(paper.countries()))
    return near and states and same and bool(paper.countries())


def _is_called_by_its_kind(signing: Draft, paper: Draft) -> bool:
    """Whether who signed is told with one word for the paper of the sentence before: "An agreement on visas
    was signed. The agreement was signed by the ministers"."""
    kinds = labels(signing.documents)
    heads = {word for label in labels(paper.documents) for word in label.split()[:1]}
    return bool(kinds) and kinds <= heads and not signing.title


def sign_for_states(signing: Draft) -> None:
    """Let officials whose state is not told sign for those between which a paper is, in their order."""
    people = signing.people()
    bare = [p for p in people if not country_of(p)]
    acting = {country_of(p) for p in people}
    states = [c for p in signing.parts if p.party.kind == "state" and (c := p.party.country) not in acting]
    for party, country in zip(bare, states, strict=True) if len(bare) == len(states) else ():
        give_country(party, country)


def sign_for_sides(signing: Draft, people: Draft) -> None:
    """Let those who signed for each state, as the next sentence tells, take the place of who stood for the
    sides until then: "The presidents talked. The sides signed a memorandum. Minister A signed for Chad, B for
    Peru"."""
    signers = [p.party for p in people.parts if p.role == "signatory" and p.party.person is not None]
    told = [p for p in signing.parts if p.role == "signatory"]
    states = {country_of(p.party) for p in told} - {""}
    if signing.type != "signing" or not signing.general or len(signers) < len(told):
        return
    if len(states) == len(told) > 1 and states <= {country_of(p) for p in signers}:
        keys = {p.key() for p in signers}
        signing.parts = [p for p in signing.parts if p not in told or p.party.key() in keys]


def _is_shorter(a: Draft, b: Draft) -> bool:
    """Whether a paper of one mention is called more shortly in the other: "memorandum on trade" and
    "memorandum on trade of the fifth session", or by one word where that stands in front of the other."""
    return any(
        x != y and (x.startswith(f"{y} ") or y.startswith(f"{x} ") or _is_head(x, y) or _is_head(y, x))
        for x in labels(a.documents)
        for y in labels(b.documents)
    )


def _is_head(short: str, full: str) -> bool:
    """Whether one word says what a paper is: "memorandum" for "joint memorandum on trade"."""
    return " " not in short and short in full.split()[:2]


def counted(draft: Draft) -> bool:
    """Whether the text only counts what is signed: "пакет документов", "подписание документов"."""
    return all(d.vague for d in draft.documents)


def labels(items: Iterable[Item]) -> set[str]:
    return {i.label.lower() for i in items}


def _body(part: Part) -> str:
    return body_of(part.party)


def signs_at(paper: Draft, gathering: Draft, events: Sequence[Draft]) -> bool:
    """Return whether those who attend a gathering sign a paper right after it was told, and talked or
    travelled nowhere since."""
    near = paper.type == "signing" and 0 < paper.sentence - gathering.sentence <= _SOON
    since = (d for d in events if gathering.first < d.first < paper.first and d.type in ("meeting", "visit"))
    return near and paper.when is None and not any(d.keys() & paper.keys() for d in since)


def signs_later(paper: Draft, visit: Draft) -> bool:
    """Whether a paper is to be signed, or a gathering held somewhere, in a month or year to come, where a
    visit is under way by now: "has come to Lima. They are to sign a treaty in December"."""
    later = paper.type == "signing" or (paper.type == "conference" and paper.place is not None)
    ahead = later and paper.modality == "planned" and visit.modality == "held"
    return ahead and visit.when is None and paper.when is not None and len(paper.when.value) < _DAY


def at_another_time(signing: Draft, talk: Draft, published: str) -> bool:
    """Whether a signing is dated, and not when the talk was; a talk without a date is news of the day.

    Who talks now need not have signed what was signed then.
    """
    then = signing.when.value if signing.when is not None else ""
    now = talk.when.value if talk.when is not None else published
    if len(then) < len("YYYY-MM") or len(now) < len("YYYY-MM"):
        return bool(then) and bool(now) and then[:4] != now[:4]
    if len(then) == len(now) == len("YYYY-MM-DD"):
        return abs((datetime.date.fromisoformat(then) - datetime.date.fromisoformat(now)).days) > _ONE_TIME
    return abs(_months(then) - _months(now)) > 1  # on the last of a month, told on the first of the next


# What was signed so many days from a talk may still be of those who talked.
_ONE_TIME = 10


def _months(value: str) -> int:
    return int(value[:4]) * 12 + int(value[5:7])
