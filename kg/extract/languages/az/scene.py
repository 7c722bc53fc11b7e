"""One Azerbaijani sentence as events are read from it: actors with their cases, verbs, places and dates.

The verb closes its clause, so what belongs to a predicate stands left of it, up to the finite verb before;
only the head of a participle stands right of it ("səfərdə olan Cevdet Yılmaz").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

from kg.extract.allegiance import country_of
from kg.extract.languages.az import morphology, nobodies, spoken_of
from kg.extract.languages.az.company import POSTPOSITIONS, with_others
from kg.extract.languages.az.coordination import join
from kg.extract.languages.az.inflection import AFTER_QUOTES, lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.quotations import quotations
from kg.extract.languages.az.sent_by import MISSIONS, SENT, delegation, goes_along, sent_by, staying
from kg.extract.languages.az.sites import sites_of
from kg.extract.languages.az.verbs import Verb, is_finite, settled, unlisted, verb_at
from kg.extract.languages.az.why_come import takes
from kg.extract.languages.az.wording import Wording
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.times import When
from kg.extract.words import Sentence, Words

# "onun Bakıya | getməsi gözlənilir", "qonağın sabah | görüşməsi"
_DEEDS = frozenset(
    ["getməsi", "gəlməsi", "görüşməsi", "yollanması", "qatılması", "etməsi", "olması", "düşməsi", "çıxması"]
)
# "açılış | mərasimi", "açılış | sessiyası": says of which kind what follows is
_ATTRIBUTES = frozenset(["açılış"])
# "A-nın vasitəçiliyi ilə": in which role somebody belongs to what follows.
_HELP = {
    "iştirak": "participant", "müşayiət": "participant", "rəhbərlik": "chair", "başçılıq": "chair",
    "sədrlik": "chair", "həmsədrlik": "chair",
    "vasitəçilik": "mediator", "ev_sahibliyi": "host", "sahiblik": "host", "dəvət": "invites",
}  # fmt: skip
# "A və B-nin | çıxışları ilə davam edib"
_SPEECHES = ("sözü", "çıxışı", "çıxışları", "nitqi", "nitqləri", "məruzəsi", "məruzələri")
_GOES_ON = ("başla", "davam", "açıl", "yekun", "start", "sona", "işə", "tamamlan")
_CHOSEN = frozenset(["təyin_edil", "təyin_olun", "seçil"])
_OWN_EVENTS = words_of("triggers", "nouns", "visit") | {"görüş"}
CLOSING = frozenset('"”»“')
OPENING = frozenset('"«“„')
_PLANNED = ("planlaşdır", "nəzərdə", "gözlən")
_TO_COME = ("məsi", "ması", "iştirakı")
_HELPS = frozenset(["ilə", "əsasında", "altında"])
# "görüşüm", "danışığımda"
_MINE = re.compile(r"(?P<owned>\w+[ıiuü])m(?P<case>[ıiuü]|[ıiuü]n|[aə]|d[aə]n?)?")


def listed(*path: str) -> frozenset[str]:
    """Return a word list of triggers.toml."""
    return words_of("triggers", *path)


# "onun | Parisdə Fransa Prezidenti Jan Düpon ilə | görüşü": so many words are between at most.
_OWN_REACH = 12


@dataclass(slots=True, eq=False)
class Actor:
    """A party in a sentence: tokens [first, last] with what belongs to its phrase, the cases it can stand in.

    ``cases`` has besides the seven cases "between", "by", and "other" for any other postposition.
    """

    party: Party
    first: int
    last: int
    cases: frozenset[str]
    group: list[Actor] = field(default_factory=list)
    joined: bool = False

    def may(self, *cases: str) -> bool:
        return not self.cases.isdisjoint(cases)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of an event: its case, whether a possessive ends it, the list of triggers.toml that has it.

    ``ours`` is one of the first person, "görüşümüz", of somebody who is known to speak.
    """

    index: int
    stem: str
    case: str
    owned: bool
    plural: bool
    ours: bool = False


_FIRST = attrgetter("first")
# "A və B | enerji sahəsində": what the two do stands apart from them.
_ABOUT = ("sahəsində", "üzrə", "haqqında", "barədə")


class Scene(Wording):
    """A sentence of a text with its parties and times. ``sides`` are the countries of the text's officials,
    ``persons`` their names by surname, in small letters.
    """

    def __init__(
        self, words: Words, spans: Spans, parties: Sequence[Party], whens: Sequence[When], sentence: Sentence
    ) -> None:
        super().__init__(words, sentence)
        self.spans = spans
        self.before: Scene | None = None  # the sentence before
        self.sides: frozenset[str] = frozenset()
        self.persons: Mapping[str, Party] = {}
        self.whens, self.parties = whens, parties
        self._named = {p.first for p in parties if p.kind == "person" and not p.counterpart}
        self.bodies = [p for p in parties if p.kind == "body"]
        counting = [p for p in parties if not p.inner or self._counts(p)]
        mine = nobodies.without(self, counting)
        told = {id(p) for p in mine}
        self._nobodies = {id(p) for p in counting if id(p) not in told}
        self._quoted: frozenset[int] = frozenset()
        self._openings: dict[int, int] = {}  # of tokens: rules ask for them time and again
        low, high = (bisect_left(spans.all, i, key=_FIRST) for i in (self.first, self.last + 1))
        self.here = spans.all[low:high]  # the names that begin in the sentence
        self.actors = _led([self._actor(p) for p in sorted(mine, key=lambda p: (p.first, p.head))])
        self.taken = {i for a in self.actors for i in range(a.party.first, a.party.last + 1)}
        self.verbs = settled(list(self._verbs()))
        ends = {v.last for v in self.verbs if v.kind == "finite"}
        self._quoted = quotations(self.tokens, sentence, ends)
        join(self)
        self.sites = sorted(sites_of(self), key=_FIRST)

    # -- words ------------------------------------------------------------------------------------

    def after(self, index: int) -> str:
        """The word after a token, beyond a mark that closes a quotation: "Həftəsi" çərçivəsində."""
        closes = self.low(index + 1) in CLOSING and self.quoted(index)
        return self.low(index + 1 + closes)

    def quoted(self, index: int) -> bool:
        """Whether a token stands in quotation marks."""
        return index in self._quoted

    def is_nobody(self, party: Party) -> bool:
        """Whether a party only stands in what is said of others."""
        return id(party) in self._nobodies

    def covered(self, index: int) -> bool:
        return index in self.taken or any(b.first <= index <= b.last for b in self.bodies)

    def noun(self, index: int, stems: frozenset[str]) -> Noun | None:
        """Return a token as a form of one of the nouns; None when it is none, or beyond the end."""
        token = self.tokens[index if index < len(self.tokens) else -1]
        if stems.isdisjoint(token.lemmas):
            return self._mine(index, stems) if self.said else None
        for form in morphology.forms(token.text):
            stem = lower(form.stem)
            if stem in stems:
                case = self.ending(index) or form.case
                if stem in _ATTRIBUTES and case == "nom" and form.owner != "3":
                    return None
                ours = form.owner in ("1s", "1p") and self.speaker(index) is not None
                return Noun(index, stem, case, form.owner == "3" or ours, form.plural, ours)
        return None

    def _mine(self, index: int, stems: frozenset[str]) -> Noun | None:
        """A noun of somebody who says "görüşüm", "danışığımda": "ım" is read as an ending only there."""
        found = _MINE.fullmatch(self.low(index))
        if found is None or self.speaker(index) is None:
            return None
        owned = (f for f in morphology.forms(found["owned"]) if f.owner == "3" and lower(f.stem) in stems)
        stem = next((lower(f.stem) for f in owned), "")
        case = AFTER_QUOTES.get(found["case"], "nom")
        return Noun(index, stem, case, owned=True, plural=False, ours=True) if stem else None

    def speaker(self, index: int) -> Actor | None:
        """Who says the words at a token himself; None where nobody is known to."""
        for first, last, party in self.said:
            if first <= index <= last:
                here = replace(party, first=index, last=index, head=index, sentence=self.sentence.index)
                return Actor(here, index, index, frozenset(("nom",)))
        return None

    def ending(self, index: int) -> str:
        """The case of the ending right after a quotation that a token ends: "loc" of "Forumu"nda."""
        if index + 2 > self.last or self.low(index + 1) not in CLOSING:
            return ""
        mark, ending = self.tokens[index + 1 : index + 3]
        return AFTER_QUOTES.get(ending.lower, "") if ending.start == mark.end else ""

    def closes(self, last: int, phrases: Iterable[tuple[str, ...]]) -> int:
        """Return how many words up to a token are one of some phrases, told by how its words begin; 0 for
        none."""
        for phrase in phrases:
            words = range(last + 1 - len(phrase), last + 1)
            if all(self.low(i).startswith(word) for i, word in zip(words, phrase, strict=True)):
                return len(phrase)
        return 0

    def possessed(self, index: int) -> bool:
        """Whether a word can end in the possessive of the third person, so that a noun before it is its
        attribute.
        """
        word = self.tokens[index].text if index <= self.last else ""
        return any(f.owner == "3" for f in morphology.forms(word))

    # -- verbs ------------------------------------------------------------------------------------

    def _verbs(self) -> Iterator[Verb]:
        spans = (a.party.person_span for a in self.actors)
        named = {
            i for s in (*spans, *self.whens) if s is not None for i in range(s.first, s.last + 1)
        }  # "Ursula fon der Lyayen", "gələn il" have no verbs
        for index in range(self.first, self.last + 1):
            token = self.tokens[index]
            if token.shape != "word" or index in named or (token.capital and index in self.taken):
                continue
            if index > self.first and token.capital and self.tokens[index - 1].shape == "word":
                continue  # "Qara | Başlar | Evində"
            verb = verb_at(self.tokens, index, self.first)
            if verb is not None and verb.name in _CHOSEN and {verb.first - 1, verb.last + 1} <= self.taken:
                continue  # "Gürcüstanın | yenidən təyin edilmiş | xarici işlər naziri"
            if verb is not None:
                yield verb
            elif is_finite(self.tokens, index):
                yield unlisted(self.tokens, index)

    def verb_after(self, index: int) -> Verb | None:
        """Return the first verb right of a token that is no attribute."""
        return next((v for v in self.verbs if v.first > index and v.kind != "attribute"), None)

    def next_verb(self, index: int) -> Verb | None:
        return next((v for v in self.verbs if v.first > index), None)

    def main(self, index: int) -> Verb | None:
        """Return the finite verb that closes the clause of a token."""
        return next((v for v in self.verbs if v.last >= index and v.kind == "finite"), None)

    def opening(self, index: int) -> int:
        """Return the first token of the clause of a token: after the last finite verb or strong mark left
        of it.
        """
        known = self._openings.get(index)
        if known is None:
            ends = [v.last for v in self.verbs if v.last < index and v.kind == "finite"]
            marks = [i for i in self.strong_marks if i < index and (not self.quoted(i) or self.quoted(index))]
            known = self._openings[index] = max([self.first - 1, *ends, *marks]) + 1
        return known

    # -- actors -----------------------------------------------------------------------------------

    def _actor(self, party: Party) -> Actor:
        led = delegation(self, party)
        if led is not None and goes_along(self, party, led):
            return Actor(party, party.first, led + 1, frozenset(("nom",)))
        if led is not None:
            return Actor(party, party.first, led, self.cases_at(led))
        owner = self._last_owner(party)
        if owner > party.last and (led := sent_by(self, owner + 1)) is not None:
            return Actor(party, party.first, party.last, self.cases_at(led))
        prep = party.prep or self.low(party.last + 1)
        # no partner: "Ukrayna ilə | bağlı danışıqlar"
        if prep in POSTPOSITIONS and not self.low(party.last + 2).startswith(("bağlı", "əlaqədar")):
            return Actor(party, party.first, party.last, frozenset((POSTPOSITIONS[prep],)))
        cases = (
            frozenset(("other",))
            if party.prep and party.cases != {"gen"}
            else with_others(self, party) or party.cases
        )
        if party.kind == "state" and cases == {"nom"} and spoken_of.is_where(self, party):
            cases = frozenset(("loc",))
        if party.kind == "state" and cases == {"nom"} and spoken_of.is_matter(self, party):
            cases = frozenset(("other",))
        if party.kind == "body" and party.body and cases == {"nom"}:
            cases = self._case_of_seat(party) or cases
        return Actor(party, party.first, party.last, cases or frozenset(("nom",)))

    def _case_of_seat(self, party: Party) -> frozenset[str]:
        """The locative or genitive of a name that ends in no possessive: "Ağ Evdə", "Ağ Evin"."""
        word, name = self.low(party.last), lower(party.body.split()[-1])
        case = {"də": "loc", "da": "loc", "in": "gen", "ın": "gen", "un": "gen", "ün": "gen"}.get(word[-2:])
        return frozenset((case,)) if case and word[:-2] == name else frozenset()

    def _counts(self, party: Party) -> bool:
        """Whether a party inside another phrase takes part: "onların", "Moldova nazirlikləri arasında"."""
        last = self._last_owner(party)
        led = sent_by(self, last + 1) if party.kind == "state" else None
        # "A və B-nin xarici işlər nazirlikləri arasında"
        between = led is not None and "gen" in party.cases and self.low(led + 1) == "arasında"
        sent = led is not None and ("nom" in party.cases or between)
        helps = party.kind == "state" and "gen" in party.cases and self.low(party.last + 1) == "vasitəçiliyi"
        beside = party.kind == "state" and "nom" in party.cases and self._is_joined(party)
        guest = party.kind == "group" and not party.plural and self._acts(party)
        honoured = "gen" in party.cases and self.low(party.last + 1) in ("şərəfinə", "adına", "şəninə")
        guest = guest or (honoured and party.kind in ("pronoun", "group"))
        spoken_of = party.kind == "pronoun" and (party.plural or self._acts(party))
        spoken_of = spoken_of or (party.kind == "group" and party.plural and "gen" in party.cases)
        honoured = party.kind == "pronoun" and self.low(party.last + 1) == "şərəfinə"
        there = party.kind in ("state", "body") and staying(self, party) is not None
        return sent or helps or beside or guest or spoken_of or honoured or there

    def _last_owner(self, party: Party) -> int:
        """The last token of the states that own a thing together: "Çadın və | Perunun nazirlikləri"."""
        after = self.spans.at(party.last + 2) if self.low(party.last + 1) == "və" else None
        own = after is not None and after.kind == "state" and "gen" in party.cases
        return after.last if own and after is not None else party.last

    def _is_joined(self, party: Party) -> bool:
        """Whether a state that looks like an attribute is the second of two: "A və B hərtərəfli ..."."""
        after = self.low(party.last + 1)
        adjective = after.endswith(("li", "lı", "lu", "lü")) or after in listed("cues", "adjectives")
        adjective = adjective or any(self.low(i) in _ABOUT for i in (party.last + 2, party.last + 3))
        before = self.spans.over(party.first - 2) if party.first - 2 >= self.first else None
        joined = adjective and self.low(party.first - 1) == "və"
        return joined and before is not None and before.kind == "state"

    def _acts(self, party: Party) -> bool:
        """Whether a pronoun owns what is told later: "Onun Prezident tərəfindən qəbul olunacağı"."""
        if "gen" not in party.cases:
            return False
        planned = [t.lower for t in self.tokens[party.last + 2 : self.last + 1]]
        if any(a.endswith(_TO_COME) and b.startswith(_PLANNED) for a, b in pairwise(planned)):
            return True  # "onun Bakıya gəlməsi planlaşdırılır", "onun forumda iştirakı nəzərdə tutulur"
        nominal = any(
            t.lower.endswith(("cəyi", "cağı", "diyi", "dığı", "duğu", "düyü")) or t.lower in _DEEDS
            for t in self.tokens[party.last + 2 : self.last + 1]
        )
        near = range(party.last + 1, min(party.last + _OWN_REACH, self.last))
        travels = any(self._is_travel(i) for i in near)
        nominal = (nominal and not self.possessed(party.last + 1)) or travels
        return party.last + 1 in self._named or nominal

    def _is_travel(self, index: int) -> bool:
        """Whether a token is somebody's visit or talk: "onun Çinə səfəri planlaşdırılır", "onun Çinə səfərini
        alqışlayıb"; "onun səfərini" may be told by a verb of its own.
        """
        noun = self.noun(index, _OWN_EVENTS)
        if noun is None or not noun.owned:
            return False
        near = (self.spans.over(i) for i in range(index - 2, index))
        return noun.case != "acc" or any(s is not None and s.kind in ("state", "place") for s in near)

    def cases_at(self, index: int) -> frozenset[str]:
        """The cases of an actor by the last word of its phrase."""
        if self.low(index + 1) in POSTPOSITIONS:
            return frozenset((POSTPOSITIONS[self.low(index + 1)],))
        forms = morphology.forms(self.tokens[index].text)
        if self.low(index).endswith(("yini", "larını", "lərini")):
            return frozenset(("acc",))  # "rəhbərliyini qəbul edib"
        sent = frozenset(f.case for f in forms if lower(f.stem) in SENT | MISSIONS)
        return sent or frozenset(("nom",))

    def groups(self, low: int, high: int, *cases: str) -> list[list[Actor]]:
        """Return in their order the groups within two tokens that can stand in one of the cases."""
        out: list[list[Actor]] = []
        for actor in self.actors:
            inside = low <= actor.first and actor.last <= high
            if inside and actor.group[-1].may(*cases) and not any(g is actor.group for g in out):
                out.append(actor.group)
        return out

    def _speaks_first(self, after: int) -> bool:
        """Whether an event goes on by what somebody says: "A-nın | giriş sözü ilə başlayıb"."""
        after += self.low(after) in ("giriş", "açılış", "yekun")
        said = self.low(after).startswith(_SPEECHES) and self.low(after + 1) == "ilə"
        return said and self.low(after + 2).startswith(_GOES_ON)

    def helped(self, group: Sequence[Actor]) -> str:
        """Return what a group in the genitive lends to an event: "chair" for "X-in sədrliyi ilə"; '' for
        nothing.
        """
        after = group[-1].last + 1
        both = self.low(after) in ("birgə", "rəsmi", "şəxsi")
        after += both
        if (
            self.low(after) == "ev"
            and self.low(after + 1).startswith("sahibliy")
            and self.low(after + 2) in _HELPS
        ):
            return _HELP["ev_sahibliyi"]
        if self._speaks_first(after):
            return "participant"
        noun = self.noun(after, frozenset(_HELP)) if after <= self.last else None
        if noun is None and self.low(after).endswith(("ilə", "ılə", "ulə", "ülə")):
            # "X-in dəvətilə" in one word
            return next((r for s, r in _HELP.items() if self.low(after).startswith(s[:-1])), "")
        if noun is not None and noun.case == "ins":
            return _HELP[noun.stem]
        if takes(self.low, after):
            return _HELP["dəvət"]
        return _HELP[noun.stem] if noun is not None and self.low(after + 1) in _HELPS else ""


def _led(actors: list[Actor]) -> list[Actor]:
    """The actors, a delegation with a named head as its head alone: "X-in başçılıq etdiyi İran nümayəndə
    heyəti".
    """
    heads = {a.last for a in actors if a.party.kind in ("person", "post") and a.last > a.party.last}
    heads |= {last - 1 for last in heads}  # "X-in başçılıq etdiyi İran heyətinin | tərkibində"
    sent = (a for a in actors if a.party.kind in ("state", "body") and a.party.last < a.last)
    dropped = {id(a) for a in sent if a.last in heads}
    return [a for a in actors if id(a) not in dropped]


def scenes_of(
    words: Words,
    spans: Spans,
    parties: Sequence[Party],
    whens: Sequence[When],
    sentences: Sequence[Sentence] = (),
) -> list[Scene]:
    """Return the sentences of a text, or some of them, as events, topics and claims are read from them."""
    for party in parties:
        if party.kind == "group" and words.tokens[party.first].lower.startswith("qonaqlar"):
            party.plural = False  # "qonaqlar" are the visitors, not both sides
    parties_of: defaultdict[int, list[Party]] = defaultdict(list)
    for party in parties:
        parties_of[party.sentence].append(party)
    whens_of: defaultdict[int, list[When]] = defaultdict(list)
    for when in whens:
        whens_of[words.tokens[when.first].sentence].append(when)
    scenes = [
        Scene(words, spans, parties_of[s.index], whens_of[s.index], s) for s in sentences or words.sentences
    ]
    know_each_other(scenes)
    return scenes


def know_each_other(scenes: Sequence[Scene]) -> None:
    """Tell the sentences of a story which one is before them, and for which states its people act."""
    parties = [p for scene in scenes for p in scene.parties]
    sides = frozenset(country_of(p) for p in parties if p.kind in ("person", "post")) - {""}
    named = (p for p in parties if p.kind == "person" and p.person is not None)
    persons = {lower(p.person.name.split()[-1]): p for p in named if p.person is not None}
    for before, scene in zip((None, *scenes), scenes, strict=False):
        scene.before, scene.sides, scene.persons = before, sides, persons
