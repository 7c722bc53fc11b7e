"""One Azerbaijani sentence as events are read from it: actors with their cases, verbs, places and dates.

The verb closes its clause, so what belongs to a predicate stands left of it, up to the finite verb before;
only the
head of a participle stands right of it ("səfərdə olan Cevdet Yılmaz").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import in_case, lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.verbs import Verb, is_finite, verb_at
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.times import When
from kg.extract.words import Sentence, Token, Words

_LINKS = frozenset(
    ["və", ",", "həmçinin", "habelə", "eləcə", "də", "da", "həm", "o", "cümlədən", "ilə", "–", "-", "yanaşı"]
)
_JOINERS = frozenset(["və", "həmçinin", "habelə", "eləcə", "həm"])
_POSTPOSITIONS = {
    "ilə": "ins",
    "arasında": "between",
    "arasındakı": "between",
    "tərəfindən": "by",
    "tərəfdən": "by",
}
_LEADS = frozenset(["başçılıq", "rəhbərlik", "başçılığı", "rəhbərliyi", "təmsil", "sədrlik"])
# "A-nın vasitəçiliyi ilə": in which role somebody belongs to what follows.
_HELP = {
    "iştirak": "participant", "rəhbərlik": "chair", "başçılıq": "chair",
    "sədrlik": "chair", "həmsədrlik": "chair",
    "vasitəçilik": "mediator", "ev_sahibliyi": "host", "sahiblik": "host", "dəvət": "invites",
}  # fmt: skip
_HELPS = frozenset(["ilə", "əsasında", "altında"])
_OPENING, _CLOSING = frozenset('"«“„'), frozenset('"»”“')
_OCCASIONS = frozenset(
    [
        "görüş",
        "danışıq",
        "söhbət",
        "toplantı",
        "tədbir",
        "sammit",
        "forum",
        "iclas",
        "səfər",
        "qonaq",
        "konfrans",
        "mərasim",
    ]
)
_HEADS = (
    words_of("triggers", "nouns", "conference") | words_of("triggers", "nouns", "document") | _OCCASIONS
    | words_of("triggers", "nouns", "body")
)  # fmt: skip
VENUES = frozenset(["saray", "iqamətgah", "mərkəz", "kompleks", "qala", "köşk", "villa", "bina"])
_COUNTRIES = words_of("triggers", "cues", "country")
_KINDS = words_of("triggers", "cues", "kinds")


def listed(*path: str) -> frozenset[str]:
    """Return a word list of triggers.toml."""
    return words_of("triggers", *path)


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
class Site:
    """A place of a sentence with its case, "nom", "gen", "dat", "loc" or "abl"; tokens [first, last]."""

    span: Span
    first: int
    last: int
    case: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of an event: its case, whether a possessive ends it, the list of triggers.toml that has it."""

    index: int
    stem: str
    case: str
    owned: bool
    plural: bool


class Scene:
    """A sentence of a text."""

    def __init__(
        self, words: Words, spans: Spans, parties: Sequence[Party], whens: Sequence[When], sentence: Sentence
    ) -> None:
        self.words, self.spans, self.sentence = words, spans, sentence
        self.tokens = words.tokens
        self.acted: list[Actor] = []
        self.first, self.last = sentence.first, sentence.last
        self.whens = [w for w in whens if self.first <= w.first <= self.last]
        here_all = [p for p in parties if p.sentence == sentence.index]
        mine = [p for p in here_all if (not p.inner or self._counts(p)) and not self.bracketed(p)]
        self.bodies = [p for p in here_all if p.kind == "body"]
        self._quoted = _quotations(self.tokens, sentence)
        self.actors = [self._actor(p) for p in sorted(mine, key=lambda p: (p.first, p.head))]
        self._covered = {i for a in self.actors for i in range(a.party.first, a.party.last + 1)}
        self.verbs = _settled(list(self._verbs()))
        self._join()
        self.sites = list(self._sites())

    # -- words ------------------------------------------------------------------------------------

    def low(self, index: int) -> str:
        """The word at a token in small letters, '' beyond the sentence."""
        return lower(self.tokens[index].text) if self.first <= index <= self.last else ""

    def quoted(self, index: int) -> bool:
        """Whether a token stands in quotation marks."""
        return index in self._quoted

    def covered(self, index: int) -> bool:
        return index in self._covered or any(b.first <= index <= b.last for b in self.bodies)

    def noun(self, index: int, stems: frozenset[str]) -> Noun | None:
        """Return a token as a form of one of the nouns, None when it is none."""
        token = self.tokens[index]
        if token.shape != "word" and not token.text[:1].isalpha():
            return None
        for form in morphology.forms(token.text):
            stem = lower(form.stem)
            if stem in stems:
                return Noun(index, stem, form.case, form.owner == "3", form.plural)
        return None

    def possessed(self, index: int) -> bool:
        """Whether a word can end in the possessive of the third person, so that a noun before it is its
        attribute.
        """
        return (
            any(f.owner == "3" for f in morphology.forms(self.tokens[index].text))
            if index <= self.last
            else False
        )

    # -- verbs ------------------------------------------------------------------------------------

    def _verbs(self) -> Iterator[Verb]:
        for index in range(self.first, self.last + 1):
            if self.tokens[index].shape != "word" or self._in_name(index):
                continue
            verb = verb_at(self.tokens, index, self.first)
            if verb is not None:
                yield verb
            elif is_finite(self.tokens, index):
                yield Verb(index, index, "", "finite", "past", False, frozenset())

    def _in_name(self, index: int) -> bool:
        """Whether a word is of a name: "Ursula fon der Lyayen" has no verb "der"."""
        if index not in self._covered:
            return False
        return self.tokens[index].capital or self.low(index) in ("der", "den", "fon", "van", "bin")

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
        ends = [v.last for v in self.verbs if v.last < index and v.kind == "finite"]
        marks = [i for i in range(self.first, index) if self.tokens[i].text in ":;" or self.low(i) == "ki"]
        return max([self.first - 1, *ends, *marks]) + 1

    # -- actors -----------------------------------------------------------------------------------

    def _actor(self, party: Party) -> Actor:
        led = self._delegation(party)
        if led is not None:
            return Actor(party, party.first, led, self._cases_at(led))
        prep = party.prep or self.low(party.last + 1)
        if prep in _POSTPOSITIONS:
            return Actor(party, party.first, party.last, frozenset((_POSTPOSITIONS[prep],)))
        cases = (
            frozenset(("other",))
            if party.prep and party.cases != {"gen"}
            else self._with_others(party) or party.cases
        )
        return Actor(party, party.first, party.last, cases or frozenset(("nom",)))

    def bracketed(self, party: Party) -> bool:
        """Whether brackets hold a state or body alone: "Amerika Birləşmiş Ştatlarına (ABŞ)"."""
        return (
            party.kind in ("state", "body")
            and self.low(party.first - 1) == "("
            and self.low(party.last + 1) == ")"
        )

    def _with_others(self, party: Party) -> frozenset[str]:
        """The case of "və digər rəsmilərlə", which somebody before it shares."""
        if self.low(party.last + 1) != "və" or self.low(party.last + 2) not in ("digər", "başqa"):
            return frozenset()
        for index in range(party.last + 3, min(party.last + 8, self.last + 1)):
            if self.tokens[index].shape != "word":
                break
            if self.low(index + 1) in _POSTPOSITIONS:
                return frozenset((_POSTPOSITIONS[self.low(index + 1)],))
            forms = [f for f in morphology.forms(self.tokens[index].text) if f.plural]
            found = frozenset(f.case for f in forms) & {"ins", "gen", "acc"}
            if found and "lar" in self.low(index) + self.low(index).replace("ə", "a"):
                return found
        return frozenset()

    def _counts(self, party: Party) -> bool:
        """Whether a party inside another phrase takes part: "onların", "Moldova nazirlikləri arasında"."""
        sent = party.kind == "state" and "nom" in party.cases and self._sent_by(party.last + 1) is not None
        return sent or (party.kind == "pronoun" and party.plural)

    def _delegation(self, party: Party) -> int | None:
        """The delegation that a party leads, its last token: "X-in başçılıq etdiyi nümayəndə heyəti"."""
        if party.kind in ("body", "state") and party.cases & {"gen", "nom"}:
            return self._sent_by(party.last + 1)
        if "gen" not in party.cases or self.low(party.last + 1) not in _LEADS:
            return None
        for index in range(party.last + 2, min(party.last + 8, self.last + 1)):
            if self.tokens[index].shape != "word":
                return None
            if self.noun(index, frozenset(("heyət",))) is not None:
                return index
        return None

    def _sent_by(self, index: int) -> int | None:
        """The delegation right after a body or state: "İran parlamentinin nümayəndə heyəti"."""
        for last in range(index, min(index + 4, self.last)):
            several = self.noun(last, frozenset(("nazirlik", "hökumət", "parlament", "qurum")))
            if several is not None and several.plural and self.low(last + 1) in _POSTPOSITIONS:
                return last
        index += self.low(index) in ("rəsmi", "parlament", "hökumət", "dövlət", "hərbi")
        if self.low(index) != "nümayəndə" or index == self.last:
            return None
        return index + 1 if self.noun(index + 1, frozenset(("heyət",))) is not None else None

    def _cases_at(self, index: int) -> frozenset[str]:
        """The cases of an actor by the last word of its phrase."""
        if self.low(index + 1) in _POSTPOSITIONS:
            return frozenset((_POSTPOSITIONS[self.low(index + 1)],))
        forms = morphology.forms(self.tokens[index].text)
        return frozenset(f.case for f in forms if lower(f.stem) == "heyət") or frozenset(("nom",))

    def _join(self) -> None:
        """Put coordinated actors into groups; those before the last take its case: "A, B və C-nin"."""
        groups: list[list[Actor]] = []
        for actor in self.actors:
            if groups and self._coordinated(groups[-1][-1], actor):
                groups[-1].append(actor)
            else:
                groups.append([actor])
        for group in groups:
            for actor in group:
                actor.group = group
                if actor.may("nom") and actor is not group[-1] and not group[-1].may("nom"):
                    actor.cases = group[-1].cases

    def _coordinated(self, a: Actor, b: Actor) -> bool:
        if b.first <= a.last:
            return b.party.first <= a.party.last
        between = [self.low(i) for i in range(a.last + 1, b.first)]
        if not between or not _LINKS.issuperset(between) or (between == ["ilə"] and not a.may("ins")):
            return False
        if "ilə" in between:
            return False
        joined = bool(_JOINERS & set(between))
        if joined:
            return a.may("nom", *b.cases)
        return between == [","] and (bool(a.cases & b.cases) or self._listed_on(b) or self._runs_on(a, b))

    def _runs_on(self, a: Actor, b: Actor) -> bool:
        """Whether commas alone list persons up to a postposition: "A, B, C arasında", "X A, B, C ilə"."""
        persons = ("person", "post")
        if not a.may("nom") or {a.party.kind, b.party.kind} - set(persons):
            return False
        if b.may("between") or (b.may("gen") and self.low(b.last + 1) == "iştirakı"):
            return True
        start = a
        for actor in reversed([x for x in self.actors if x.last < a.first]):
            if [self.low(i) for i in range(actor.last + 1, start.first)] != [","]:
                return b.may("ins") and actor.may("nom") and actor.party.kind in persons
            start = actor
        return False

    def _listed_on(self, actor: Actor) -> bool:
        """Whether a list that an actor is in goes on to "və": "A, B və C-nin"."""
        following = [a for a in self.actors if a.first > actor.last]
        if not following:
            return False
        between = [self.low(i) for i in range(actor.last + 1, following[0].first)]
        if between == [","]:
            return self._listed_on(following[0])
        return bool(between) and _LINKS.issuperset(between) and bool(_JOINERS & set(between))

    def groups(self, low: int, high: int, *cases: str) -> list[list[Actor]]:
        """Return the groups between two tokens, both included, that can stand in one of the cases, in their
        order.
        """
        out: list[list[Actor]] = []
        for actor in self.actors:
            inside = low <= actor.first and actor.last <= high
            if inside and actor.group[-1].may(*cases) and all(g is not actor.group for g in out):
                out.append(actor.group)
        return out

    def helped(self, group: Sequence[Actor]) -> str:
        """Return what a group in the genitive lends to an event: "chair" for "X-in sədrliyi ilə"; '' for
        nothing.
        """
        after = group[-1].last + 1
        both = self.low(after) == "birgə"
        after += both
        if (
            self.low(after) == "ev"
            and self.low(after + 1).startswith("sahibliy")
            and self.low(after + 2) in _HELPS
        ):
            return _HELP["ev_sahibliyi"]
        noun = self.noun(after, frozenset(_HELP)) if after <= self.last else None
        return _HELP[noun.stem] if noun is not None and self.low(after + 1) in _HELPS else ""

    # -- places and dates -------------------------------------------------------------------------

    def _sites(self) -> Iterator[Site]:
        for span in self.spans.all:
            here = self.first <= span.first and span.last <= self.last
            if here and span.kind in ("place", "state") and not self._inside_phrase(span):
                yield self._site(span)
        yield from self._unnamed()
        yield from self._unlisted()
        yield from self._venues()

    def _inside_phrase(self, span: Span) -> bool:
        """Whether a place is part of an actor's phrase, and not the actor itself."""
        over = (p.party for p in self.actors if p.party.first <= span.first and span.last <= p.party.last)
        return any(
            (p.first, p.last) != (span.first, span.last) or p.kind not in ("state", "body") for p in over
        )

    def _site(self, span: Span) -> Site:
        last = span.last
        while last < self.last and (noun := self.noun(last + 1, _KINDS)) is not None and noun.owned:
            last += 1
        return Site(span, span.first, last, self.case_of(last, name=span.name if last == span.last else ""))

    def case_of(self, index: int, *, name: str = "") -> str:
        """Return the case of a place's last word; "nom" where the word is the name itself."""
        word = self.tokens[index].text
        if name and lower(word) == lower(name.split()[-1]):
            return "nom"
        small = lower(word)
        known = morphology.is_form(word, name.split()[-1]) if name else ""
        if known and known != "rel":
            return known
        bare = small[:-3] if small.endswith(("dadır", "dədir")) else small
        if bare.endswith(("dan", "dən")):
            return "abl"
        if bare.endswith(("da", "də")):
            return "loc"
        if bare.endswith(("dakı", "dəki")):
            return "rel"
        cases = {f.case for f in morphology.forms(word)}
        if (
            not name
            and cases & {"nom"}
            and bare.endswith(("ı", "i", "u", "ü"))
            and not bare[:-1].endswith("n")
        ):
            return "nom"
        return next((c for c in ("gen", "dat", "acc") if c in cases), "nom")

    def _unlisted(self) -> Iterator[Site]:
        """Towns that the gazetteer lacks: a capital word in the locative, or in the dative before a verb of
        going.
        """
        for index in range(self.first, self.last):
            token = self.tokens[index]
            free = (
                token.shape == "word"
                and token.capital
                and self.spans.over(index) is None
                and index not in self._covered
            )
            kind = self.noun(index + 1, _KINDS) if free else None
            if kind is not None and kind.owned and kind.stem in ("şəhər", "qəsəbə", "kənd", "ada"):
                yield Site(self._town(index, token.text), index, index + 1, self.case_of(index + 1))
                continue
            if not free or token.text.isupper() or self.quoted(index) or self._common(index):
                continue
            case = self.case_of(index)
            name = token.text[:-2] if case == "loc" else in_case(token.text, case) if case == "dat" else None
            near = any(0 < v.last - index <= 6 and v.has("go") for v in self.verbs)
            town = (
                case == "loc"
                or near
                or self.low(index + 1).startswith(("səfər", "rəsmi", "işgüzar", "dövlət", "ilk"))
            )
            if name and len(name) > 2 and town and not self.possessed_name(index, name):
                yield Site(self._town(index, name), index, index, case)

    def _venues(self) -> Iterator[Site]:
        """Palaces and the like with a name, in the locative: "Yelisey sarayında"."""
        for index in range(self.first + 1, self.last + 1):
            noun = self.noun(index, VENUES)
            if noun is None or noun.case != "loc" or not noun.owned:
                continue
            known = self.spans.over(index)
            if known is not None:
                if known.kind == "body" and known.name:
                    place = Span(known.first, index, "place", known.name, known.country)
                    yield Site(place, known.first, index, "loc")
                continue
            first = index
            while first > self.first and self.tokens[first - 1].capital and first - 1 not in self._covered:
                first -= 1
            if first < index:
                name = self.words.quote(first, index)
                yield Site(Span(first, index, "place", _without_locative(name)), first, index, "loc")

    def _town(self, index: int, name: str) -> Span:
        """A town that no list has, in the state named right before it: "Türkiyənin Giresun şəhərində"."""
        before = (s for s in self.spans.all if s.kind == "state" and 0 < index - s.last <= 2)
        return Span(index, index, "place", name, next((s.country for s in before), ""))

    def possessed_name(self, index: int, name: str) -> bool:
        """Whether a capital word is the head of a name, "Assambleyasında", and no town."""
        return lower(name).endswith(("sı", "si", "su", "sü", "liyi", "lığı", "luğu", "lüyü")) or bool(
            {lower(f.stem) for f in morphology.forms(self.tokens[index].text)} & _HEADS
        )

    def _common(self, index: int) -> bool:
        """Whether a capital only opens the sentence, or the word is of another name."""
        beside = [i for i in (index - 1, index + 1) if self.first < i <= self.last and not self.covered(i)]
        words = (self.tokens[i] for i in beside if self.spans.over(i) is None)
        named = any(word.shape == "word" and word.capital for word in words)
        return named or index == self.first or self.noun(index, _OCCASIONS) is not None

    def _unnamed(self) -> Iterator[Site]:
        """ "qardaş ölkədə": a country that the text named before, the last one that is not the reader's
        own.
        """
        for index in range(self.first, self.last + 1):
            noun = self.noun(index, _COUNTRIES)
            if noun is None or noun.owned or noun.plural or noun.case not in ("dat", "loc"):
                continue
            told = [s for s in self.spans.all if s.kind == "state" and s.last < index and s.country != "AZ"]
            if told and self.low(index - 1) in ("qardaş", "bu", "həmin", "dost", "qonşu", "adıçəkilən"):
                meant = told[-1]
                span = Span(index, index, "state", meant.name, meant.country)
                yield Site(span, index, index, noun.case)


def _settled(verbs: list[Verb]) -> list[Verb]:
    """The verbs without words that only look like verbs inside a listed one: "təkzib" of "təkzib olunub"."""
    inside = {i for v in verbs if v.lists for i in range(v.first, v.last)}
    return [v for v in verbs if v.lists or v.last not in inside]


def _without_locative(name: str) -> str:
    """ "Yelisey sarayında" - "Yelisey sarayı"."""
    return name[:-3] if lower(name).endswith(("nda", "ndə")) else name[:-2]


def _quotations(tokens: Sequence[Token], sentence: Sentence) -> frozenset[int]:
    """The tokens between quotation marks."""
    out: set[int] = set()
    opening: int | None = None
    for i in range(sentence.first, sentence.last + 1):
        if tokens[i].text in _OPENING and opening is None:
            opening = i
        elif tokens[i].text in _CLOSING and opening is not None:
            out.update(range(opening + 1, i))
            opening = None
    return frozenset(out)


def parties(groups: Iterable[Sequence[Actor]]) -> list[Party]:
    """Return the parties of groups, in their order."""
    return [a.party for group in groups for a in group]


def word_between(scene: Scene, low: int, high: int, words: frozenset[str]) -> bool:
    return any(scene.low(i) in words for i in range(low, high + 1))


def lower_token(token: Token) -> str:
    return lower(token.text)
