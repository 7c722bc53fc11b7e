"""Whom "o" means, and a rank alone: the likeliest person of the sentences before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.az import travelling
from kg.extract.languages.az.lexicon import words_of
from kg.extract.namesakes import salience
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_RANKS = words_of("posts", "military")
# Ends of verbs that close a clause before a comma: "olmuş, onu", "gəlib, ona", "gələcək, onu".
_DONE = ("mış", "miş", "muş", "müş", "ıb", "ib", "ub", "üb", "acaq", "əcək")
# Ends of a verb that says nothing of who acts: "qarşılayıblar", "görüşlər keçirilib"
_PASSIVE = ("ılıb", "ilib", "ulub", "ülüb", "unub", "ünüb", "inib", "ınıb", "lmışdı", "lmişdi")
_BY_NOBODY = ("lar", "lər", *_PASSIVE)
_ACTORS = ("person", "post", "state", "body")
# What somebody who is quoted does, and the marks around it.
_SAID = ("bildir", "deyib", "qeyd", "məlumat", "açıqla", "vurğula", "söylə", "verib", "edib")
# What who only reports of others does.
_TELLING = tuple(sorted(words_of("vocabulary", "telling")))
# Ends the sentence in which a guest is welcomed.
_WELCOMES = ("qarşılayı", "qarşılamı", "qarşıladı", "salamlayı", "salamlamı")
# "müşayiət edir"
_ESCORTED = frozenset(("edir", "edib", "edirdi", "edəcək", "edirlər", "ediblər", "edəcəklər"))
_ACCORDING = ("sözlərinə", "fikrincə", "bildirdiyinə", "dediyinə")
_WHILE = ("ikən", "əsnada")
_MARKS = ("“", "”", "«", "»", '"', "„")
_PRONOUNS = ("o", "onun", "ona", "onu", "onunla", "ondan")


def of_rank(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Whom a rank alone means: the last person told with one, "Admiralın" after "admiral A"."""
    if words.tokens[party.first].lower in _PRONOUNS:
        return None
    for mention in reversed(before):
        low = max(0, mention.first - 1)
        told = words.tokens[low : mention.last + 1]
        if mention.kind == "person" and any(t.lower in _RANKS for t in told):
            return mention.person
    return None


def antecedent(
    words: Words, party: Party, before: Sequence[Party], after: Sequence[Party] = ()
) -> Person | None:
    """The person that a pronoun means: the likeliest of the sentences before, subjects first. ``after`` are
    the parties told after it."""
    recent = [p for p in before if p.person is not None and p.sentence >= party.sentence - 2]
    near = [p for p in recent if p.sentence != party.sentence or "nom" not in party.cases]
    that = next((t.lower for t in reversed(words.tokens[: party.first]) if t.text != ","), "")
    paragraph = words.sentences[party.sentence].paragraph
    if that == "ki" and not any(words.sentences[p.sentence].paragraph == paragraph for p in near):
        # "Zelenski bildirib ki, o, sabah Parisə gedəcək"
        return next((p.person for p in reversed(recent) if "nom" in p.cases and not p.prep), None)
    named = [p for p in recent if p.sentence == party.sentence and p.first < party.first]
    if named and "nom" in party.cases and _after_colon(words, named[-1].last, party.first):
        # "Nazirin turnesi Bakıda davam edəcək: orada o, ..."
        return next((p.person for p in reversed(named) if p.cases & {"nom", "gen"} and not p.prep), None)
    if named and "nom" in party.cases and words.tokens[named[-1].last + 1].lower in _ACCORDING:
        return named[-1].person  # "A-nın sözlərinə görə, | o, Limaya gedəcək"
    if "nom" in party.cases and (acting := _clause_before(words, named, party)) is not None:
        return acting
    beside = next((p for p in named if p.last == party.first - 1 and p.kind == "person"), None)
    if beside is not None and beside.person is not None and party.cases == {"gen"}:
        # "Trampa | onun xüsusi elçisi X qoşulub"; "Qafarova" is the name itself
        declined = words.tokens[beside.last].text != beside.person.name.split()[-1]
        if declined and beside.cases & {"dat", "acc"}:
            return beside.person
    if "nom" not in party.cases:
        own = [p for p in near if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
        acts = _has_subject(words, party, after) or (
            # "A Limaya gedəcək, burada B | onu qəbul edəcək": A
            len(own) > 1 and not closed_between(words, own[-1].last, party.first)
        )
        own = [p for p in own if not (acts and closed_between(words, p.last, party.first))]
        others = [p for p in near if p not in own] if "gen" not in party.cases else near
        near = [p for p in others if not own or p.person is not own[-1].person] or others
    near = _without_speaker(words, party, near)
    if not near:
        return None
    if "nom" in party.cases and (traveller := _traveller(words, party, near)) is not None:
        return traveller
    if party.cases & {"nom", "acc", "ins"} and (guest := _welcomed(words, party, before)) is not None:
        return guest
    if "nom" in party.cases and (guest := _guest_acting(party, before)) is not None:
        return guest
    if "nom" in party.cases and (guest := travelling.going_on(words, party, before)) is not None:
        return guest
    return max(near, key=lambda p: _stand_out(words, p, before, party)).person


def _clause_before(words: Words, named: Sequence[Party], party: Party) -> Person | None:
    """Who alone is told of, and acts, in the clause before a pronoun: "A Limaya gəlib, | o, orada B ilə
    görüşəcək"."""
    closed = party.first > 1 and words.tokens[party.first - 1].text == ","
    if not named or not closed or not words.tokens[party.first - 2].lower.endswith(_DONE):
        return None
    alone = len({id(p.person) for p in named}) == 1 and "nom" in named[0].cases and not named[0].prep
    return named[0].person if alone else None


def _without_speaker(words: Words, party: Party, near: list[Party]) -> list[Party]:
    """The people whom "o" in a quotation can mean: not who is quoted, "Bu barədə Prezident | A bildirib.
    “Sabah o, Limaya gedəcək”", where others are told, too.
    """
    opens = _quoted_from(words, party)
    if opens < 1:
        return near
    told = [p for p in near if p.sentence == opens - 1 and "nom" in p.cases and not p.prep]
    said = words.tokens[words.sentences[opens].first - 2].lower.startswith(_SAID) if told else False
    others = [p for p in near if said and p.person is not told[-1].person]
    return others or near


def _quoted_from(words: Words, party: Party) -> int:
    """The sentence that begins the quotation which is open at a party, this one or the one before; 0 for
    none."""
    for index in (party.sentence, party.sentence - 1):
        first = words.sentences[max(index, 0)].first
        marks = [t for t in words.tokens[first : party.first] if t.text in _MARKS]
        if marks:
            return index if len(marks) == 1 and marks[0].index == first else 0
    return 0


def _has_subject(words: Words, party: Party, after: Sequence[Party]) -> bool:
    """Whether somebody else acts in the clause of a pronoun: "A Bakıda olub və | onu B qəbul edib", and not
    "A B-ni qəbul edib və | onu Bakıya dəvət edib"; or nobody is told: "onu qarşılayıblar"."""
    here = (p for p in after if p.sentence == party.sentence and p.kind in _ACTORS)
    last = next((t for t in reversed(list(words.inside(party.sentence))) if t.shape == "word"), None)
    return any("nom" in p.cases and not p.prep for p in here) or (
        last is not None and last.lower.endswith(_BY_NOBODY)
    )


def closed_between(words: Words, low: int, high: int) -> bool:
    """Return whether a clause ends between: "A Bakıda olmuş, | onu B qəbul etmişdi", "A Bakıda olub və
    orada | onu B qəbul edib"."""
    between = words.tokens[low:high]
    closed = any(
        t.lower in (",", "və") and told.index > low and told.lower.endswith(_DONE)
        for told, t in pairwise(between)
    )
    return closed or any(t.text in ";:" for t in between)


def _traveller(words: Words, party: Party, near: Sequence[Party]) -> Person | None:
    """Whose journey the sentence before a pronoun tells, and nobody else there: "A-nın turnesi Perudan
    başlayıb. | O".
    """
    there = [p for p in near if p.sentence == party.sentence - 1]
    told = {p.person for p in there}
    nouns = (t.lower for t in words.inside(party.sentence - 1))
    journey = any(t.startswith(("turnesi", "turu", "səfəri")) for t in nouns)
    return told.pop() if journey and len(told) == 1 and all("gen" in p.cases for p in there) else None


def _welcomed(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The guest whom the sentence before has welcomed, or with whom somebody came: "Hava limanında onu nazir
    A qarşılayıb. Sonra | o", "Onu nazir A müşayiət edir. | O"; of "qonağı" who came in the sentence before
    that.
    """
    told = [t.lower for t in words.inside(party.sentence - 1)][-3:] if party.sentence else []
    if not any(t.startswith(_WELCOMES) for t in told) and not (
        told[:1] == ["müşayiət"] and told[1] in _ESCORTED
    ):
        return None
    met = [p for p in before if p.sentence == party.sentence - 1 and p.cases == {"acc"}]
    if any(p.kind == "group" and not p.plural for p in met):
        met = [p for p in before if p.sentence == party.sentence - 2 and p.cases == {"nom"} and not p.prep]
    people = {id(p.person): p.person for p in met if p.person is not None}
    return next(iter(people.values())) if len(people) == 1 else None


def _guest_acting(party: Party, before: Sequence[Party]) -> Person | None:
    """The guest of whom the sentence before tells what he has done: "A perulu nazir B-ni qəbul edib. Perulu
    qonaq Limadan gəlib. | O"."""
    there = [p for p in before if p.sentence == party.sentence - 1 and p.cases & {"nom"} and not p.prep]
    there = [p for p in there if p.kind in ("person", "post", "group", "pronoun")]
    guest = there[-1] if len(there) == 1 and there[0].kind == "group" and not there[0].plural else None
    if guest is None or not guest.country:
        return None
    people = {id(p.person): p.person for p in before if p.person is not None and p.sentence < guest.sentence}
    own = [p for p in people.values() if p.country == guest.country]
    return own[0] if len(own) == 1 else None


def _after_colon(words: Words, low: int, high: int) -> bool:
    return any(t.text == ":" for t in words.tokens[low:high])


def _stand_out(words: Words, candidate: Party, before: Sequence[Party], pronoun: Party) -> tuple[float, int]:
    """How much a mention stands out; the subject of "X-in Kiyevə gedəcəyi gözlənilir" is in the genitive."""
    points, place = salience(candidate, before, pronoun)
    expected = list(words.inside(candidate.sentence))[-3:]
    told = any(t.lower.endswith(("cəyi", "cağı", "diyi", "dığı")) for t in expected)
    owns = any(p.capacity is not None and p.first == candidate.last + 1 for p in before)
    acts = told and candidate.cases == {"gen"} and pronoun.sentence > candidate.sentence and not owns
    listed = "nom" in candidate.cases and not candidate.prep and _is_met(words, candidate, before)
    points -= 1.0 if _only_tells(words, candidate, before, pronoun) else 0.0
    points -= 1.0 if _in_side_clause(words, candidate, before) else 0.0
    return points + (1.0 if acts else 0.0) - (1.0 if listed else 0.0), place


def _in_side_clause(words: Words, candidate: Party, before: Sequence[Party]) -> bool:
    """Whether somebody only acts while another one does what is told: "A Limada ikən | B Riqada olub"."""
    if "nom" not in candidate.cases or candidate.prep:
        return False
    rest = words.tokens[candidate.last + 1 : words.sentences[candidate.sentence].last]
    ends = (t.index for t in rest if t.lower in _WHILE or t.lower.endswith(("arkən", "ərkən")))
    at = next(ends, None)
    others = (p for p in before if p.sentence == candidate.sentence and at is not None and p.first > at)
    return any(p.person not in (None, candidate.person) and "nom" in p.cases and not p.prep for p in others)


def _only_tells(words: Words, candidate: Party, before: Sequence[Party], pronoun: Party) -> bool:
    """Whether somebody but tells of what others do, where the pronoun's sentence does not go on with his
    words: "A gedəcək. Bu barədə B yazıb. | O, C ilə görüşəcək", "B bildirib ki, A gələcək. | Onun ...".
    """
    if candidate.sentence == pronoun.sentence or "nom" not in candidate.cases or candidate.prep:
        return False
    told = [t.lower for t in words.inside(candidate.sentence)]
    now = [t.lower for t in words.inside(pronoun.sentence)]
    at = candidate.last + 1 - words.sentences[candidate.sentence].first
    speaks = any(w.startswith(_TELLING) for w in (*now[:3], *now[-3:]))
    speaks = speaks or "sözlərinə" in now or "fikrincə" in now
    if speaks or not any(w.startswith(_TELLING) for w in told[at : at + 8]):
        return False
    if told[:1] == ["bunu"] or told[:2] in (["bu", "barədə"], ["bu", "haqda"], ["bu", "haqqında"]):
        return True
    that = next((i for i, w in enumerate(told) if w == "ki" and i >= at), 0)
    start = words.sentences[candidate.sentence].first + that
    acts = (p for p in before if p.sentence == candidate.sentence and p.first > start)
    return that > 0 and any(p.kind == "person" and "nom" in p.cases and not p.prep for p in acts)


def _is_met(words: Words, party: Party, before: Sequence[Party]) -> bool:
    """Whether somebody shares the case of the next ones in a list, and is no subject: "nazir C | A və B ilə
    görüşüb".
    """
    link = words.tokens[party.last + 1].lower if party.last + 1 < len(words.tokens) else ""
    following = next((p for p in before if p.first == party.last + 2 and p.kind in ("person", "post")), None)
    if link not in ("və", ",") or following is None:
        return False
    if "nom" in following.cases and following.prep != "ilə":
        return _is_met(words, following, before)
    return link == "və" and (following.prep == "ilə" or "ins" in following.cases)
