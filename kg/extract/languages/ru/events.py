"""Event mentions in Russian sentences: triggers, who takes which role, modality.

One function per frame of triggers.toml; the list in ``EventReader._frames`` is the order in which they are tried on
a token. A frame answers a Draft or None ("not mine").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import Clauses, finite
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words
from kg.records import EventType, Modality, Role

GEN, DAT, ACC, INS, LOC, NOM = (frozenset((c,)) for c in ("gen", "dat", "acc", "ins", "loc", "nom"))


def _w(*path: str) -> frozenset[str]:
    return words_of("triggers", *path)


_PREDICATES = (
    _w("meeting", "with", "verbs") | _w("meeting", "receive", "verbs") | _w("visit", "go", "verbs") | _w("visit", "object", "verbs")
    | _w("visit", "stay", "verbs") | _w("call", "dative", "verbs") | _w("call", "with", "verbs") | _w("signing", "verb", "verbs")
)  # fmt: skip


class EventReader:
    """Reads the drafts of one sentence after another; parties must have their persons."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives, parties: Sequence[Party]) -> None:
        self._words = words
        self._spans = spans
        self._adjectives = adjectives
        self._parties = parties
        self._frames: tuple[Callable[[Token], Draft | Sequence[Draft] | None], ...] = (
            self._delegation,
            self._pronoun_tells,
            self._summon,
            self._attendance,
            self._greeting,
            self._credentials,
            self._call_by_verb,
            self._sign,
            self._meet_with,
            self._receive,
            self._be_received,
            self._go,
            self._visit_object,
            self._stay,
            self._call_noun,
            self._commission,
            self._conference,
            self._meeting_noun,
            self._visit_noun,
            self._discuss,
        )

    def read(self) -> list[Draft]:
        out: list[Draft] = []
        for sentence in self._words.sentences:
            self.clauses = Clauses(self._words, sentence, self._parties)
            self._sentence = sentence
            self._reached = sentence.first - 1
            out += self._in_sentence(sentence)
        return out

    def _in_sentence(self, sentence: Sentence) -> Iterator[Draft]:
        covered = {i for p in self.clauses.parties for i in range(p.first, p.last + 1)}
        for token in self._words.inside(sentence.index):
            if token.shape != "word" or (token.index in covered and not self._numbered(token)):
                continue
            for frame in self._frames:
                draft = frame(token)
                if draft is not None:
                    yield from self._separate(token, draft) if isinstance(draft, Draft) else draft
                    break

    def _separate(self, token: Token, draft: Draft) -> list[Draft]:
        """"провел отдельные встречи с A и B", "отдельно встретился с": one talk for each counterpart."""
        near = self._words.tokens[max(self._sentence.first, token.index - 3) : token.index + 1]
        partners = [p for p in self._with(token)] if any(t.lemmas & _w("meeting", "separate", "words") for t in near) else []
        if draft.type not in ("meeting", "call") or len(partners) < 2:
            return [draft]
        keys = [p.key() for p in partners]
        rest = [p for p in draft.parts if p.party.key() not in keys]
        out = []
        for partner in partners:
            one = Draft(draft.type, draft.modality, draft.sentence, draft.paragraph, draft.first, draft.last, draft.rule, title=draft.title)
            one.scope, one.earlier = draft.scope, draft.earlier
            one.parts = list(rest)
            one.add(partner)
            out.append(one)
        return out

    def _numbered(self, token: Token) -> bool:
        """Whether a name of a body is a session of it: "151-я Ассамблея Межпарламентского союза"."""
        before = self._words.tokens[token.index - 1] if token.index else None
        return before is not None and before.shape == "number" and "-" in before.text and self._is_noun(token, _w("conference", "noun", "nouns"))

    # -- what every frame shares ------------------------------------------------------------------

    def _draft(self, kind: EventType, token: Token, rule: str, *, last: int | None = None) -> Draft:
        s = self._sentence
        draft = Draft(kind, "held", s.index, s.paragraph, token.index, last or token.index, rule, title=s.paragraph < 0)
        draft.modality = self._modality(token)
        low, high = self.clauses.reach(token.index)
        draft.denied = self._unexpected(low, high)
        draft.scope = self.clauses.scope(token.index)
        draft.earlier = any(t.lemmas & _w("cues", "earlier") for t in self._words.tokens[low : high + 1])
        return draft

    def _put(self, draft: Draft, parties: Sequence[Party], role: Role = "participant") -> None:
        for party in parties:
            draft.add(party, role)

    def _modality(self, token: Token) -> Modality:
        """Future tense, an infinitive under a cue or a cue in the clause make it planned; a denial cancelled."""
        low, high = self.clauses.reach(token.index)
        clause = [t for t in self._words.tokens[low : high + 1] if t.shape == "word"]
        if token.readings[0].pos == "N":
            clause += self._main_predicate(token, high)
            clause += self._verb_understood(clause, low)
        if any(t.lemmas & _w("cues", "cancelled") and not t.has("PREP") for t in clause):
            return "cancelled"
        before = self._words.tokens[max(low, token.index - 1) : token.index]
        verbs = [t for t in clause if t.readings and (finite(t) or t.readings[0].pos == "I")]
        if any(self._denied(t) for t in [token, *verbs]):
            return "cancelled"
        governing = token if token.readings[0].pos in ("V", "PS", "I", "G", "P") else self._governor(token, clause)
        if governing is not None and self._is_future(governing, clause):
            return "planned"
        opening = self._words.tokens[self.clauses.segments[self.clauses.index_of(token.index)].first]
        text = " ".join(t.lower for t in clause)
        if any(p in text for p in table("triggers")["cues"]["planned_phrases"]):
            return "planned"
        if opening.lower == "чтобы" or self._for_participation(token):
            return "planned"
        if any(t.lemmas & _w("cues", "planned") for t in [*before, *self._near_cues(token, clause)]):
            return "planned"
        return "held"

    def _unexpected(self, low: int, high: int) -> bool:
        """"не планируется", "не ожидается": no event at all."""
        for t in self._words.tokens[low + 1 : high + 1]:
            if t.lemmas & _w("cues", "planned") and finite(t) and self._words.tokens[t.index - 1].lower == "не":
                return True
        return False

    def _verb_understood(self, clause: Sequence[Token], low: int) -> list[Token]:
        """The verb that a clause without one takes from the clause before: "пройдет встреча, а в декабре – саммит"."""
        if any(finite(t) or t.lemmas & _w("cues", "planned") for t in clause):
            return []
        before = [t for t in self._words.tokens[self._sentence.first : low] if finite(t)]
        return before[-1:] if before and any("futr" in r.tags for r in before[-1].readings) else []

    def _main_predicate(self, token: Token, after: int) -> list[Token]:
        """The predicate that follows a participial phrase: "визит, намеченный на май, отложен"."""
        clause = self._words.tokens[self.clauses.reach(token.index)[0] : after + 1]
        if any(finite(t) for t in clause) or "nom" not in token.cases("N"):
            return []
        for segment in self.clauses.segments:
            if segment.first > after and segment.predicate and not segment.wall:
                return [t for t in self._words.tokens[segment.first : segment.last + 1] if t.shape == "word"]
        return []

    def _near_cues(self, token: Token, clause: Sequence[Token]) -> list[Token]:
        """The words that can carry a cue for this trigger: its clause, but not a participle of another phrase."""
        return [t for t in clause if t.readings and t.readings[0].pos in ("V", "PS", "AS", "A", "P", "N", "AV") and t is not token]

    def _governor(self, token: Token, clause: Sequence[Token]) -> Token | None:
        verbs = [t for t in clause if finite(t) and self._spans.over(t.index) is None]
        return min(verbs, key=lambda t: abs(t.index - token.index), default=None)

    def _is_future(self, verb: Token, clause: Sequence[Token]) -> bool:
        first = verb.readings[0]
        if verb.lemma in ("ехать", "лететь") and "pres" in first.tags:
            return True
        if "futr" in first.tags and "past" not in first.tags:
            return True
        if first.pos == "I":
            opening = self._words.tokens[self.clauses.segments[self.clauses.index_of(verb.index)].first]
            return opening.lower == "чтобы" or any(t.lemmas & _w("cues", "planned") or t.lemma in ("быть", "мочь", "готовый") and "past" not in t.readings[0].tags for t in clause)
        if first.pos == "PS":
            return any(t.lower in ("будет", "будут") for t in clause)
        return any(t.lower in ("будет", "будут") and abs(t.index - verb.index) <= 3 for t in clause)

    def _for_participation(self, token: Token) -> bool:
        """"для участия в саммите", "в связи с участием": announced, unless the text says that it took place."""
        first = phrases.first_attribute(self._words, token.index, self._sentence.first)
        before = [t.lemma for t in self._words.tokens[max(self._sentence.first, first - 4) : first]]
        return before[-3:-1] == ["для", "участие"] or before[-3:-1] == ["с", "участие"]

    def _denied(self, verb: Token) -> bool:
        before = self._words.tokens[verb.index - 1] if verb.index else None
        return before is not None and before.lower == "не" and bool(verb.lemmas & _w("cues", "denied"))

    def _subject(self, token: Token) -> list[Party]:
        """The parties that do what a verb form says: subject, antecedent of a participle or of "который"."""
        pos = token.readings[0].pos
        if pos == "P" or (pos != "V" and any(r.pos == "P" and "actv" in r.tags for r in token.readings)):
            found = self.clauses.antecedent(token.index, token.cases("P"))
            if found is not None:
                return self.clauses.group_back(found, token.cases("P")) if any(r.number == "p" for r in token.readings) else [found]
            after = [p for p in self.clauses.parties if p.first > token.index]
            return after[:1]
        if pos == "G":
            main = [t for t in self._words.inside(self._sentence.index) if finite(t)]
            return self.clauses.subject(min(main, key=lambda t: abs(t.index - token.index)).index) if main else []
        relative = self._relative(token, NOM)
        if relative is not None:
            return [relative]
        if pos == "I":
            dative = self._dative_subject(token)
            main = [t for t in self._words.inside(self._sentence.index) if t.index < token.index and finite(t)]
            if dative or main:
                return dative or self.clauses.subject(main[-1].index, agree=main[-1])
        return self.clauses.subject(token.index, agree=token)

    def _dative_subject(self, token: Token) -> list[Party]:
        """"Ему предстоит выступить": the dative of "предстоять"."""
        low, high = self.clauses.reach(token.index)
        if not any(t.lemma == "предстоять" for t in self._words.tokens[low : high + 1]):
            return []
        return [p for p in self.clauses.parties if low <= p.first <= high and "dat" in p.cases and not p.prep][:1]

    def _relative(self, token: Token, cases: frozenset[str], prep: str = "") -> Party | None:
        """Return the antecedent of "который" in the clause of ``token`` when it stands in one of ``cases``."""
        segment = self.clauses.segments[self.clauses.index_of(token.index)]
        low, _ = self.clauses.reach(token.index)
        for t in self._words.tokens[min(low, segment.first) : token.index]:
            if t.lemma == "который" and t.cases() & cases and phrases.preposition(self._words, t.index) == prep:
                return self.clauses.antecedent(t.index, frozenset())
        return None

    def _with(self, token: Token) -> list[Party]:
        """The "с" + instrumental parties of a predicate or event noun: to its right, else before it in the clause."""
        low, high = self.clauses.reach(token.index)
        relative = self._relative(token, INS, "с")
        right = [p for p in self.clauses.parties if p.first > token.index and p.prep == "с" and self._ins(p)]
        right = [p for p in right if not self._blocked(token.index, p.first)]
        if right:
            return self.clauses.group(right[0], INS)
        if relative is not None:
            return [relative]
        left = [p for p in self.clauses.parties if low <= p.first < token.index and p.prep == "с" and self._ins(p)]
        return self.clauses.group(left[0], INS) if left else []

    def _ins(self, party: Party) -> bool:
        return not party.cases or "ins" in party.cases

    def _blocked(self, low: int, high: int) -> bool:
        """Whether another event predicate, a full stop of sense or a wall lies between two tokens."""
        for t in self._words.tokens[low + 1 : high]:
            if t.text in ";:" or t.lemma == "который" or (t.readings and t.readings[0].pos == "V" and t.lemmas & _PREDICATES):
                return True
        return False

    def _genitive(self, token: Token) -> list[Party]:
        """The genitive parties right after an event noun: "встреча Путина", "визит министра Ирана"."""
        i = token.index + 1
        found = next((p for p in self.clauses.parties if p.first in (i, i + 1) and not p.prep and "gen" in p.cases), None)
        if found is None or (found.first == i + 1 and not phrases.is_attribute(self._words.tokens[i])):
            return []
        return self.clauses.group(found, GEN)

    def _between(self, token: Token) -> list[Party]:
        low, high = self.clauses.reach(token.index)
        found = next((p for p in self.clauses.parties if low <= p.first <= high and p.prep == "между"), None)
        return self.clauses.group(found, INS) if found is not None else []

    def _states_before(self, token: Token) -> list[Party]:
        """States in an adjective before the noun: "российско-китайские переговоры"."""
        for k in range(token.index - 1, max(token.index - 4, self._sentence.first - 1), -1):
            t = self._words.tokens[k]
            countries = self._adjectives.countries(t)
            if len(countries) > 1:
                return [Party(k, k, k, "state", self._sentence.index, NOM, country=c) for c in countries]
            if not phrases.is_attribute(t):
                break
        return []

    # -- meetings ---------------------------------------------------------------------------------

    def _meet_with(self, token: Token) -> Draft | None:
        if not self._is_verb(token, _w("meeting", "with", "verbs")):
            return None
        draft = self._draft("meeting", token, "meet-with")
        self._put(draft, self._subject(token))
        self._put(draft, self._with(token))
        if self._by_phone(token):
            draft.type = "call"
        return draft

    def _receive(self, token: Token) -> Draft | None:
        if not self._is_verb(token, _w("meeting", "receive", "verbs")):
            return None
        pos = token.readings[0].pos
        draft = self._draft("meeting", token, "receive")
        low, high = self.clauses.reach(token.index)
        near = [p for p in self.clauses.parties if low <= p.first <= high and p.kind in ("person", "post", "pronoun", "group", "body")]
        if pos == "PS" or any(r.pos == "PS" for r in token.readings):
            hosts = [p for p in near if "ins" in p.cases and not p.prep and "nom" not in p.cases and p.first > low]
            if not hosts:
                return None
            self._put(draft, self._subject(token), "guest")
            self._put(draft, self.clauses.group(hosts[0], INS), "host")
            return draft if len(draft.parts) > 1 else None
        guests = [p for p in near if "acc" in p.cases and not p.prep and not self._strictly_nominative(p) and (p.kind != "body" or self._words.tokens[p.head].lemma == "делегация")]
        relative = self._relative(token, ACC | GEN)
        hosts = [h for h in self.clauses.subject(token.index, agree=token)]
        guests = [g for g in guests if g not in hosts]
        if relative is not None:
            guests = [relative]
        if not guests or self._object_is_thing(token):
            return None
        hosts = [h for h in hosts if h not in guests]
        self._put(draft, hosts, "host")
        self._put(draft, self.clauses.group(guests[0], ACC | GEN), "guest")
        return draft if len(draft.parts) > 1 else None

    def _be_received(self, token: Token) -> Draft | None:
        """"У президента побывали послы": a host with "у" and no place."""
        if not self._is_verb(token, _w("meeting", "visited", "verbs")):
            return None
        low, high = self.clauses.reach(token.index)
        hosts = [p for p in self.clauses.parties if low <= p.first <= high and p.prep == "у" and p.kind in ("person", "post")]
        guests = [p for p in self._subject(token) if p not in hosts]
        if not hosts or not guests:
            return None
        draft = self._draft("meeting", token, "be-received")
        self._put(draft, hosts[:1], "host")
        self._put(draft, guests, "guest")
        return draft

    def _strictly_nominative(self, party: Party) -> bool:
        return party.cases == NOM

    def _object_is_thing(self, token: Token) -> bool:
        """Whether the verb takes a thing: "принять участие", "принял решение"."""
        for t in self._words.tokens[token.index + 1 : token.index + 4]:
            if t.lemma in ("участие", "решение", "закон", "мера", "документ", "поздравление", "приглашение", "грамота", "резолюция", "присяга"):
                return True
        return False

    def _credentials(self, token: Token) -> Draft | None:
        """"вручил верительные грамоты президенту", "принял верительные грамоты посла"."""
        if not token.lemmas & _w("meeting", "credentials", "verbs") or not (token.has("V") or token.has("PS", "P", "I")):
            return None
        low, high = self.clauses.reach(token.index)
        letters = [t for t in self._words.tokens[low : high + 1] if t.lemma == "грамота"]
        if not letters:
            return None
        draft = self._draft("meeting", token, "credentials")
        receiving = bool(token.lemmas & {"принять", "принимать"})
        near = [p for p in self.clauses.parties if p.kind in ("person", "post", "pronoun", "group")]
        subjects = self._subject(token)
        if receiving:
            self._put(draft, subjects, "host")
            guests = [p for p in near if p.cases & (GEN | DAT) and "nom" not in p.cases and p.first > letters[0].index or p.prep in ("от", "у")]
            self._put(draft, self.clauses.group(guests[0], GEN | DAT) if guests else [], "guest")
        else:
            hosts = [p for p in near if "dat" in p.cases and "nom" not in p.cases and not p.prep]
            self._put(draft, hosts[:1], "host")
            self._put(draft, [s for s in subjects if s not in hosts], "guest")
            listed = [p for p in near if p.first > token.index and "nom" in p.cases and not p.prep]
            self._put(draft, listed, "guest")
        return draft if draft.parts else None

    def _meeting_noun(self, token: Token) -> Draft | None:
        if not self._is_noun(token, _w("meeting", "noun", "nouns")):
            return None
        return self._by_noun("meeting", token, "meeting-noun")

    def _commission(self, token: Token) -> Draft | None:
        """"заседание межправительственной комиссии": a meeting by the codebook, not a conference."""
        if not self._is_noun(token, _w("meeting", "commission", "nouns")):
            return None
        end = phrases.complement_end(self._words, self._spans, token.index, self._sentence.last)
        inside = self._words.tokens[token.index + 1 : end + 1]
        head = next((t for t in inside if t.lemmas & _w("meeting", "commission", "of")), None)
        if head is None:
            return None
        draft = self._draft("meeting", token, "commission", last=end)
        draft.name, draft.named = self._event_name(token, end), True
        self._put(draft, self._attendees(token))
        if not draft.parts:
            self._put(draft, [p for p in self.clauses.parties if token.index < p.first <= end])
        return draft

    def _by_noun(self, kind: EventType, token: Token, rule: str) -> Draft | None:
        """An event noun with its parties; a mention without any is none ("на встрече отметили")."""
        draft = self._draft(kind, token, rule)
        self._put(draft, self._mediators(token), "mediator")
        genitive = self._genitive(token)
        self._put(draft, genitive)
        self._put(draft, self._at_host(token), "host")
        self._put(draft, self._attendees(token))
        self._put(draft, self._participants(token))
        self._put(draft, self._between(token) or self._with(token))
        self._put(draft, self._states_before(token))
        light = self._light_verb(token)
        if light is not None and not genitive:
            self._put(draft, self._subject(light))
        partner = len(draft.parts) == 1 and draft.parts[0].party.prep == "с"
        if partner and light is None and not self._happens(token):
            verb = self._governor(token, self._words.tokens[slice(*self.clauses.reach(token.index))])
            self._put(draft, [p for p in self._subject(verb) if p.person is not None] if verb is not None else [])
        self._put(draft, self._relative_holders(token))
        if not draft.parts or (len(draft.parts) == 1 and not genitive and light is None and not self._possessed(token) and not partner):
            if not draft.parts and (self._tells(token) or self._once_more(token)):
                draft.rule = "whereabouts" if self._tells(token) else "again"
                return draft
            return draft if draft.parts and (self._happens(token) or self._verbless(token)) else None
        possessor = self._possessed(token)
        if possessor is not None:
            draft.add(possessor)
        if kind == "meeting" and genitive and (self._of_states(genitive) or genitive[0].kind == "body"):
            draft.type, draft.named, draft.name = "conference", True, self._event_name(token, genitive[-1].last)
            draft.parts = []
            self._put(draft, [*self._attendees(token), *genitive])
        if self._by_phone(token):
            draft.type = "call"
        return draft

    def _at_host(self, token: Token) -> list[Party]:
        """"У министра состоялась беседа": "у" + genitive in the clause of an event noun."""
        low, high = self.clauses.reach(token.index)
        return [p for p in self.clauses.parties if low <= p.first <= high and p.prep == "у" and p.kind in ("person", "post")][:1]

    def _participants(self, token: Token) -> list[Party]:
        """"встреча лидеров с участием А и Б": the genitive after "с участием"."""
        _, high = self.clauses.reach(token.index)
        for t in self._words.tokens[token.index : high + 1]:
            if t.lower in ("участием", "участии") and self._words.tokens[t.index - 1].lower in ("с", "при"):
                found = next((p for p in self.clauses.parties if p.first == t.index + 1), None)
                return self.clauses.group(found, GEN) if found is not None else []
        return []

    def _mediators(self, token: Token) -> list[Party]:
        """"при посредничестве Катара": who mediates the talks of the clause."""
        low, high = self.clauses.reach(token.index)
        for t in self._words.tokens[low : high + 1]:
            if t.lemma in ("посредничество", "посредник") and t.lower != "посредник":
                found = next((p for p in self.clauses.parties if p.first == t.index + 1), None)
                return self.clauses.group(found, GEN) if found is not None else []
        return []

    def _possessed(self, token: Token) -> Party | None:
        """"его визит", "их встреча": a possessive pronoun right before the noun stands for a party."""
        for k in range(token.index - 1, max(token.index - 4, self._sentence.first - 1), -1):
            t = self._words.tokens[k]
            if t.lower in ("его", "ее", "её", "их"):
                party = Party(k, k, k, "pronoun", self._sentence.index, NOM)
                party.plural = t.lower == "их"
                return party
            if not phrases.is_attribute(t):
                return None
        return None

    def _light_verb(self, token: Token) -> Token | None:
        """Return the verb that carries the noun as its object: "провел переговоры", "совершает визит"."""
        low, high = self.clauses.reach(token.index)
        if token.index and phrases.preposition(self._words, phrases.first_attribute(self._words, token.index, low)):
            return None
        verbs = [
            t for t in self._words.tokens[low : high + 1]
            if t.lemmas & _w("light", "verbs") and t.readings and any(r.pos in ("V", "G", "P", "I") for r in t.readings) and t.index not in self._nouns_of(t)
        ]  # fmt: skip
        return min(verbs, key=lambda t: abs(t.index - token.index), default=None)

    def _nouns_of(self, token: Token) -> set[int]:
        return set() if token.readings[0].pos in ("V", "G", "P", "I", "PS") else {token.index}

    def _happens(self, token: Token) -> bool:
        low, high = self.clauses.reach(token.index)
        return any(t.lemmas & (_w("happen", "verbs") | _w("cues", "planned")) for t in self._words.tokens[low : high + 1] if t.readings)

    def _relative_holders(self, token: Token) -> list[Party]:
        """"встреча, которую министр провел с послом": the subject and the partner of the relative clause."""
        k = self.clauses.index_of(token.index) + 1
        if k >= len(self.clauses.segments) or not self.clauses.segments[k].relative:
            return []
        segment = self.clauses.segments[k]
        inside = self._words.tokens[segment.first : segment.last + 1]
        pronoun = next((t for t in inside if t.lemma == "который" and t.cases() & ACC and not phrases.preposition(self._words, t.index)), None)
        verb = next((t for t in inside if t.lemmas & _w("light", "verbs") and finite(t)), None)
        if pronoun is None or verb is None:
            return []
        partners = [p for p in self.clauses.parties if segment.first <= p.first <= segment.last and p.prep == "с" and self._ins(p)]
        return [*self.clauses.subject(verb.index), *(self.clauses.group(partners[0], INS) if partners else [])]

    def _tells(self, token: Token) -> bool:
        """Whether the noun is the subject of "прошла", "состоялась": its clause tells when and where."""
        low, high = self.clauses.reach(token.index)
        first = phrases.first_attribute(self._words, token.index, low)
        verbs = [t for t in self._words.tokens[low : high + 1] if finite(t)]
        return not phrases.preposition(self._words, first) and any(t.lemmas & _w("meeting", "tells", "verbs") for t in verbs) and "nom" in token.cases("N")

    def _pronoun_tells(self, token: Token) -> Draft | None:
        """"Состоялась она на полях саммита": the event before is the subject."""
        if not token.lemmas & _w("meeting", "tells", "verbs") or not finite(token):
            return None
        low, high = self.clauses.reach(token.index)
        if not any(t.lower in ("она", "они", "он", "оно") for t in self._words.tokens[low : high + 1]):
            return None
        return self._draft("meeting", token, "whereabouts")

    def _of_states(self, parties: Sequence[Party]) -> bool:
        """Whether "встреча министров стран НАТО" names a gathering of more states than are named."""
        return any(p.plural and p.capacity is not None and (p.capacity.organization or " стран" in p.capacity.position) for p in parties)

    def _once_more(self, token: Token) -> bool:
        """"разговор, состоявшийся в октябре", "предыдущая встреча": a talk told apart from the one in focus."""
        near = self._words.tokens[max(self._sentence.first, token.index - 2) : token.index + 4]
        return any(t.lemmas & _w("meeting", "again", "words") for t in near)

    def _verbless(self, token: Token) -> bool:
        """Whether the clause has no verb of its own: "В программе – переговоры с ...", headlines."""
        low, high = self.clauses.reach(token.index)
        return not any(finite(t) for t in self._words.tokens[low : high + 1])

    def _delegation(self, token: Token) -> Draft | None:
        """"В состав делегации вошли ...", "делегация включает ...", "его сопровождают ...": who travels along."""
        low, high = self.clauses.reach(token.index)
        joins = token.lemmas & _w("visit", "delegation", "verbs") and finite(token)
        if not joins or not any(t.lemma in ("делегация", "сопровождать") for t in self._words.tokens[low : high + 1]):
            return None
        draft = self._draft("visit", token, "delegation")
        self._put(draft, [p for p in self.clauses.parties if p.person_span is not None and not p.prep and "nom" in p.cases], "guest")
        return draft

    def _greeting(self, token: Token) -> Draft | None:
        """"его встретил министр": greeters take part in the visit."""
        if not self._is_verb(token, _w("visit", "greeting", "verbs")) or token.lower.endswith(("ся", "сь")):
            return None
        low, high = self.clauses.reach(token.index)
        greeted = any(low <= p.first <= high and "acc" in p.cases and p.kind in ("pronoun", "group", "person") and not p.prep for p in self.clauses.parties)
        greeted = greeted or any(t.lemma in ("он", "она") and "acc" in t.cases() for t in self._words.tokens[low : high + 1])
        if not greeted:
            return None
        draft = self._draft("visit", token, "greeting")
        self._put(draft, [p for p in self.clauses.subject(token.index) if p.person is not None], "host")
        return draft

    def _discuss(self, token: Token) -> Draft | None:
        """"обсудил с послом Китая": a talk that only its topic verb reports."""
        if not self._is_verb(token, _w("meeting", "discuss", "verbs")):
            return None
        low, high = self.clauses.reach(token.index)
        partners = [p for p in self._with(token) if p.kind in ("person", "post", "pronoun") and low <= p.first <= high]
        clause = self._words.tokens[low : high + 1]
        nouns = _w("meeting", "noun", "nouns") | _w("call", "noun", "nouns") | {"телефон"}
        if not partners or any(t.lemmas & (nouns | _w("meeting", "with", "verbs")) for t in clause):
            return None
        draft = self._draft("meeting", token, "discuss")
        self._put(draft, self._subject(token))
        self._put(draft, partners)
        return draft if len(draft.parts) > 1 else None

    def _summon(self, token: Token) -> Draft | None:
        """"посол вызван в МИД": a talk at the ministry."""
        if not self._is_verb(token, _w("meeting", "summon", "verbs")):
            return None
        low, high = self.clauses.reach(token.index)
        near = [p for p in self.clauses.parties if low <= p.first <= high]
        hosts = [p for p in near if p.kind == "body" and p.prep == "в" and p.first > token.index]
        passive = token.readings[0].pos == "PS"
        guests = [p for p in near if p.kind in ("person", "post") and not p.prep and ("nom" if passive else "acc") in p.cases and p.capacity is not None]
        if not hosts or not guests:
            return None
        draft = self._draft("meeting", token, "summon")
        self._put(draft, guests[:1], "guest")
        self._put(draft, hosts[:1], "host")
        return draft

    def _attendance(self, token: Token) -> Draft | None:
        """"Участвуют в нем ...", "На встрече присутствовали ...": who takes part in the event spoken of."""
        low, high = self.clauses.reach(token.index)
        clause = self._words.tokens[low : high + 1]
        together = token.lemma == "быть" and any(t.lower == "вместе" for t in clause)
        if not (token.lemmas & _w("conference", "attend", "verbs") or together) or not finite(token):
            return None
        pronoun = any(t.lower in ("нем", "нём", "ней", "них") and self._words.tokens[t.index - 1].lower in ("в", "на") for t in clause)
        bare = any(t.lemma in ("встреча", "беседа", "прием", "церемония", "переговоры", "торжество") and self._words.tokens[t.index - 1].lower in ("на", "во", "в") for t in clause)
        if not pronoun and not bare and not together:
            return None
        draft = self._draft("meeting", token, "attendance")
        self._put(draft, self._subject(token))
        return draft

    # -- calls ------------------------------------------------------------------------------------

    def _by_phone(self, token: Token) -> bool:
        start = self._words.tokens[max(token.index - 3, self._sentence.first)].start
        low, high = self.clauses.reach(token.index)
        text = self._words.text[start : self._words.tokens[high].end].lower()
        return any(p in text for p in table("triggers")["call"]["mark"]["phrases"]) or "телефонн" in text[: token.end - start]

    def _call_by_verb(self, token: Token) -> Draft | None:
        if self._is_verb(token, _w("call", "dative", "verbs")):
            draft = self._draft("call", token, "call")
            low, high = self.clauses.reach(token.index)
            called = [p for p in self.clauses.parties if low <= p.first <= high and "dat" in p.cases and not p.prep and "nom" not in p.cases]
            self._put(draft, [p for p in self._subject(token) if p not in called])
            self._put(draft, called[:1])
            return draft if draft.parts else None
        if self._is_verb(token, _w("call", "with", "verbs")):
            draft = self._draft("call", token, "call")
            self._put(draft, self._subject(token))
            self._put(draft, self._with(token))
            return draft if draft.parts else None
        if token.lower == "телефону" and self._words.tokens[token.index - 1].lower == "по":
            return self._by_telephone(token)
        return None

    def _by_telephone(self, token: Token) -> Draft | None:
        """"обсудили по телефону": the verb of the clause tells who, unless another trigger already does."""
        low, high = self.clauses.reach(token.index)
        clause = self._words.tokens[low : high + 1]
        if any(t.lemmas & (_w("meeting", "with", "verbs") | _w("call", "noun", "nouns")) for t in clause):
            return None
        verb = self._governor(token, clause)
        if verb is None:
            return None
        draft = self._draft("call", token, "by-telephone")
        self._put(draft, self._subject(verb))
        self._put(draft, self._with(verb))
        return draft if draft.parts else None

    def _call_noun(self, token: Token) -> Draft | None:
        if not self._is_noun(token, _w("call", "noun", "nouns")):
            return None
        attributes = self._words.tokens[phrases.first_attribute(self._words, token.index, self._sentence.first) : token.index]
        if any(t.lemmas & _w("call", "noun", "marks") for t in attributes) or self._by_phone(token):
            return self._by_noun("call", token, "call-noun")
        return None

    # -- visits -----------------------------------------------------------------------------------

    def _go(self, token: Token) -> list[Draft] | None:
        if not self._is_verb(token, _w("visit", "go", "verbs")):
            return None
        places = self._destinations(token, ACC, ("в", "на"))
        return self._visit(token, places, "go")

    def _visit_object(self, token: Token) -> list[Draft] | None:
        if not self._is_verb(token, _w("visit", "object", "verbs")):
            return None
        _, high = self.clauses.reach(token.index)
        place = next((s for s in self._spans.all if s.kind in ("place", "state") and token.index < s.first <= high + 12 and self._direct(token, s)), None)
        if place is None:
            low, _ = self.clauses.reach(token.index)
            place = next((s for s in self._spans.all if s.kind in ("place", "state") and low <= s.first < token.index and not phrases.preposition(self._words, s.first)
                          and "acc" in phrases.noun_cases(self._words.tokens[s.first]) and not self._in_party(s)), None)  # fmt: skip
        return self._visit(token, self._listed_places(place) if place else [], "visit-object")

    def _in_party(self, span: Span) -> bool:
        return any(p.first <= span.first <= p.last and p.kind in ("person", "post") for p in self.clauses.parties)

    def _direct(self, token: Token, span: Span) -> bool:
        """Whether a place right of a verb is its object: no preposition, nothing but attributes and "с визитом" between."""
        if phrases.preposition(self._words, span.first) or span.last > self._sentence.last or self._in_party(span):
            return False
        between = self._words.tokens[token.index + 1 : span.first]
        return not any(finite(t) or t.text in ".;" for t in between) and len(between) <= 8

    def _stay(self, token: Token) -> list[Draft] | None:
        if not self._is_verb(token, _w("visit", "stay", "verbs")):
            return None
        places = self._destinations(token, LOC, ("в", "на"))
        if token.lemmas & {"работать"} and not self._visit_word(token):
            return None
        visit = self._visit(token, places, "stay")
        if visit and token.lemmas & {"находиться", "пребывать", "бывать"} and not self._visit_word(token):
            return [v for v in visit if self._abroad(v)] or None
        return visit

    def _abroad(self, visit: Draft) -> bool:
        """Whether a visitor is known to be of another country than the place."""
        country = visit.place.country if visit.place is not None else ""
        own = [p.party.person.country if p.party.person is not None else p.party.country for p in visit.parts]
        return bool(country) and any(c and c != country for c in own)

    def _visit_word(self, token: Token) -> bool:
        low, high = self.clauses.reach(token.index)
        return any(t.lemma in ("визит", "поездка") for t in self._words.tokens[low : high + 1])

    def _visit(self, token: Token, places: list[Span], rule: str) -> list[Draft] | None:
        """One visit for each stop: "посетит Кыргызстан, Казахстан и Таджикистан"."""
        subjects = self._invited(token) or self._subject(token) or self._elided(token)
        subjects = [p for p in subjects if not (p.kind == "state" and any(s.first == p.first for s in places))]
        subjects = [p for p in subjects if p.kind != "state"]
        if not subjects or not places:
            return None
        stops = self._stops(token, rule, [*subjects, *self._companions(token)], places)
        for stop in stops if self._invited(token) else ():
            stop.modality = "planned"
        return stops

    def _invited(self, token: Token) -> list[Party]:
        """"пригласил президента посетить Баку", "передал премьеру приглашение посетить Доху": who is to come."""
        if not any(r.pos == "I" for r in token.readings):
            return []
        before = self._words.tokens[self._sentence.first : token.index]
        asks = next((t for t in reversed(before) if t.lemmas & (_w("visit", "invite", "verbs") | _w("visit", "invite", "nouns"))), None)
        if asks is None:
            return []
        cases = ACC if asks.lemmas & _w("visit", "invite", "verbs") else DAT
        near = [p for p in self.clauses.parties if p.last < token.index and p.cases & cases and "nom" not in p.cases and not p.prep]
        return near[-1:]

    def _elided(self, token: Token) -> list[Party]:
        """The subject that a finite verb without one takes from the sentence before: "Затем отправился в Ереван"."""
        low, high = self.clauses.reach(token.index)
        if not finite(token) or any("nom" in p.cases and not p.prep and low <= p.first <= high for p in self.clauses.parties):
            return []
        before = [p for p in self._parties if p.sentence in (self._sentence.index - 1, self._sentence.index) and p.last < token.index]
        subjects = [p for p in before if p.person is not None and "nom" in p.cases and not p.prep and not p.inner]
        return subjects[-1:]

    def _companions(self, token: Token) -> list[Party]:
        """"вместе со спецпосланником", "в сопровождении министра": who goes along."""
        low, high = self.clauses.reach(token.index)
        for p in self.clauses.parties:
            before = [t.lower for t in self._words.tokens[max(0, p.first - 3) : p.first]]
            if low <= p.first <= high and p.person is not None and ("вместе" in before and p.prep == "с" or "сопровождении" in before):
                return self.clauses.group(p, INS | GEN)
        return []

    def _stops(self, token: Token, rule: str, subjects: Sequence[Party], places: Sequence[Span]) -> list[Draft]:
        out = []
        for place in places or (None,):
            draft = self._draft("visit", token, rule)
            self._put(draft, subjects, "guest")
            draft.place = place
            out.append(draft)
        return out

    def _destinations(self, token: Token, cases: frozenset[str], preps: tuple[str, ...]) -> list[Span]:
        """The places that the verb leads to, right of it first, then left of it in its clause."""
        low, high = self.clauses.reach(token.index)
        inside = [s for s in self._spans.all if s.kind in ("place", "state") and low <= s.first <= high and not self._in_party(s)]
        fitting = [s for s in inside if self._governed(s, cases, preps)]
        right = [s for s in fitting if s.first > token.index]
        left = [s for s in fitting if s.first < token.index]
        best = right[0] if right else left[-1] if left else self._antecedent_place(token)
        return self._listed_places(best) if best else []

    def _antecedent_place(self, token: Token) -> Span | None:
        """"в Баку, куда прибыл президент", "в Тбилиси, где гостит": the place that the clause is about."""
        segment = self.clauses.segments[self.clauses.index_of(token.index)]
        if self._words.tokens[segment.first].lower not in ("куда", "где", "откуда"):
            return None
        before = [s for s in self._spans.all if s.kind in ("place", "state") and self._sentence.first <= s.first < segment.first]
        return before[-1] if before and not self._in_party(before[-1]) else None

    def _governed(self, span: Span, cases: frozenset[str], preps: tuple[str, ...]) -> bool:
        first = phrases.first_attribute(self._words, span.first, self._sentence.first)
        prep = phrases.preposition(self._words, span.first) or phrases.preposition(self._words, first)
        return prep in preps and bool(phrases.noun_cases(self._words.tokens[span.last]) & cases or phrases.noun_cases(self._words.tokens[span.first]) & cases)

    def _listed_places(self, first: Span) -> list[Span]:
        out = [first]
        for s in self._spans.all:
            if s.first > out[-1].last and s.kind in ("place", "state"):
                between = self._words.tokens[out[-1].last + 1 : s.first]
                if between and all(t.lower in (",", "и", "а", "также", "затем", "в", "на") for t in between):
                    out.append(s)
                else:
                    break
        return out

    def _visit_noun(self, token: Token) -> list[Draft] | None:
        if not self._is_noun(token, _w("visit", "noun", "nouns")):
            return None
        places = self._noun_destination(token)
        genitive = self._genitive(token) or self._genitive_after_place(token, places)
        light = self._light_verb(token)
        subjects = genitive or self._relative_holders(token) or (self._subject(light) if light is not None else [])
        possessor = self._possessed(token)
        if possessor is not None and not subjects:
            subjects = [possessor]
        if not subjects and places:
            subjects = self._with_visit(token)
        subjects = [p for p in subjects if p.kind != "state" or p.country not in {s.country for s in places}]
        if not subjects and not places and self._tells(token):
            return [self._draft("visit", token, "whereabouts")]
        if not subjects or not (places or genitive and light is None and self._happens(token)):
            return None
        return self._stops(token, "visit-noun", subjects, places)

    def _genitive_after_place(self, token: Token, places: Sequence[Span]) -> list[Party]:
        """"визит в Варшаву президента Румынии": the visitor after the destination."""
        found = next((p for p in self.clauses.parties if places and p.first == places[-1].last + 1 and not p.prep and "gen" in p.cases), None)
        return self.clauses.group(found, GEN) if found is not None else []

    def _with_visit(self, token: Token) -> list[Party]:
        """"в ходе визита в Баку", "с визитом в Баку": the subject of the sentence travels."""
        verbs = [t for t in self._words.inside(self._sentence.index) if finite(t)]
        if not verbs:
            return []
        return self._subject(min(verbs, key=lambda t: abs(t.index - token.index)))

    def _noun_destination(self, token: Token) -> list[Span]:
        for s in self._spans.all:
            if s.kind in ("place", "state") and token.index < s.first <= token.index + 14 and s.last <= self._sentence.last:
                if self._governed(s, ACC, ("в", "на")) and not self._verb_between(token.index, s.first):
                    return self._listed_places(s)
                if "по" == phrases.preposition(self._words, s.first):
                    return [s]
        return []

    def _verb_between(self, low: int, high: int) -> bool:
        return any(finite(t) for t in self._words.tokens[low + 1 : high])

    # -- conferences ------------------------------------------------------------------------------

    def _conference(self, token: Token) -> Draft | None:
        if not self._is_noun(token, _w("conference", "noun", "nouns")):
            return None
        first = phrases.first_attribute(self._words, token.index, self._sentence.first)
        end = phrases.complement_end(self._words, self._spans, token.index, self._sentence.last)
        covering = self._spans.over(token.index)
        if covering is not None and covering.kind == "body":
            end, first = covering.last, covering.first
        name = covering.name if covering is not None and covering.name else self._event_name(token, end)
        inside = self._words.tokens[first : end + 1]
        if self._reached >= token.index:
            return None
        self._reached = end
        named = any(t.capital and t.index > self._sentence.first for t in inside) or any(t.text in "«“\"" for t in inside)
        attendees = self._attendees(token)
        attendees = attendees or self._relative_attendees(token)
        if not named and not attendees and self._tells(token):
            return self._draft("conference", token, "whereabouts")
        if not named and not attendees and not (token.lemmas & _w("conference", "strong", "nouns") and self._happens(token)):
            return None
        draft = self._draft("conference", token, "conference", last=max(end, token.index))
        draft.first = first
        draft.name, draft.named = name, named
        draft.attended = bool(attendees) and self.clauses.segments[self.clauses.index_of(token.index)].wall
        self._put(draft, attendees)
        bodies = [p for p in self.clauses.parties if p.kind == "body" and (token.index < p.first <= end or p.first <= token.index <= p.last)]
        self._put(draft, bodies[:1])
        return draft

    def _attendees(self, token: Token) -> list[Party]:
        """The subjects of a verb of attending that governs the noun: "участвует в саммите", "выступил на форуме"."""
        low, high = self.clauses.reach(token.index)
        first = phrases.first_attribute(self._words, token.index, low)
        light = self._light_verb(token)
        if light is not None:
            return self._subject(light)
        if phrases.preposition(self._words, first) not in ("в", "на", "под"):
            return []
        before = [t for t in self._words.tokens[low : token.index] if t.shape == "word"]
        after = [t for t in self._words.tokens[token.index : high + 1] if t.shape == "word"]
        for t in [*reversed(before), *after]:
            if t.lemmas & (_w("conference", "attend", "verbs") | _w("conference", "attend", "also")) and t.has("V", "P", "G", "I", "PS"):
                return self._subject(t)
            if t.lemmas & _w("conference", "attend", "nouns") and t.readings[0].pos == "N":
                verb = self._nearest_verb(t, low, high)
                return self._subject(verb) if verb is not None else []
        return []

    def _relative_attendees(self, token: Token) -> list[Party]:
        """"саммит, в котором примут участие лидеры ..."."""
        k = self.clauses.index_of(token.index)
        for segment in self.clauses.segments[k + 1 : k + 4]:
            inside = self._words.tokens[segment.first : segment.last + 1]
            verb = next((t for t in inside if t.lemmas & (_w("conference", "attend", "verbs") | {"участие"}) and (finite(t) or t.lemma == "участие")), None)
            if segment.relative and verb is not None:
                governor = self._nearest_verb(verb, segment.first, segment.last)
                return self.clauses.subject(governor.index) if governor is not None else []
        return []

    def _nearest_verb(self, noun: Token, low: int, high: int) -> Token | None:
        """The verb, participle or infinitive nearest to a noun in its clause: "прибыл для участия в"."""
        verbs = [t for t in self._words.tokens[low : high + 1] if finite(t) or (t.readings and t.readings[0].pos in ("P", "I", "G"))]
        return min(verbs, key=lambda t: abs(t.index - noun.index), default=None)

    def _event_name(self, token: Token, end: int) -> str:
        first = phrases.first_attribute(self._words, token.index, self._sentence.first)
        return phrases.nominative(self._words, first, token.index, max(end, token.index))

    # -- signings ---------------------------------------------------------------------------------

    def _sign(self, token: Token) -> Draft | None:
        if self._is_noun(token, _w("signing", "noun", "nouns")):
            return self._signing_noun(token)
        if not token.lemmas & _w("signing", "verb", "verbs") or not token.has("V", "PS", "P", "I"):
            return None
        draft = self._draft("signing", token, "sign")
        passive = token.readings[0].pos in ("PS", "P") and any("pssv" in r.tags for r in token.readings)
        document = self._document(token, passive=passive)
        if document is None:
            return None
        draft.documents = document
        if passive:
            low, high = self.clauses.reach(token.index)
            signers = [p for p in self.clauses.parties if low <= p.first <= high and "ins" in p.cases and not p.prep and "nom" not in p.cases]
            self._put(draft, self.clauses.group(signers[0], INS) if signers else self._between(token), "signatory")
        else:
            self._put(draft, self._subject(token), "signatory")
            self._put(draft, self._with(token), "signatory")
        return draft

    def _signing_noun(self, token: Token) -> Draft | None:
        """"планируется подписание соглашения"."""
        documents = self._documents_from(token.index + 1)
        if not documents:
            return None
        draft = self._draft("signing", token, "signing-noun")
        draft.documents = documents
        return draft

    def _document(self, token: Token, *, passive: bool) -> list:  # type: ignore[type-arg]
        from kg.extract.languages.ru.documents import documents_of

        return documents_of(self._words, self._spans, self.clauses, token, passive=passive)

    def _documents_from(self, first: int) -> list:  # type: ignore[type-arg]
        from kg.extract.languages.ru.documents import documents_from

        return documents_from(self._words, self._spans, first, self._sentence.last)

    # -- word classes -----------------------------------------------------------------------------

    def _is_verb(self, token: Token, lemmas: frozenset[str]) -> bool:
        """Whether a token can only be a form of one of these verbs; a likelier noun reading rules it out."""
        return any(r.lemma in lemmas and r.pos in ("V", "I", "G", "P", "PS") for r in token.readings) and token.readings[0].pos != "N"

    def _is_noun(self, token: Token, lemmas: frozenset[str]) -> bool:
        return bool(token.readings) and any(r.lemma in lemmas and r.pos == "N" for r in token.readings)
