"""From triggers to drafts of events: who takes part and in which role, where a visit goes, what is signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.tr import clauses, documents, names
from kg.extract.languages.tr.clauses import Trigger
from kg.extract.languages.tr.gatherings import Gathering
from kg.extract.languages.tr.lexicon import table, words_of
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words
from kg.records import EventType, Modality, Role

_ACTS: dict[EventType, tuple[str, ...]] = {"meeting": ("nom", "ins"), "call": ("nom", "ins", "acc")}
_BEFORE_NOUN = 4


class EventReader:
    """Reads the drafts of one text."""

    def __init__(
        self, words: Words, spans: Spans, parties: Sequence[Party], gatherings: Sequence[Gathering]
    ) -> None:
        self._words, self._spans = words, spans
        self._parties, self._gatherings = parties, gatherings
        self.frames: list[tuple[Draft, Draft]] = []

    def read(self) -> list[Draft]:
        """Return the drafts in the order of the text; ``frames`` then says which is within which."""
        triggers = clauses.find(self._words, self._parties)
        drafts: list[Draft] = []
        framing: list[Draft] = []
        for trigger in triggers:
            if trigger.modality is None:
                continue
            for draft in self._drafts(trigger, triggers):
                drafts.append(draft)
                if self._is_frame(trigger.last):
                    framing.append(draft)
        for gathering in self._gatherings:
            found = self._gather(gathering, triggers)
            if found is not None:
                drafts.append(found)
                if self._is_frame(gathering.last) or gathering.case == "loc":
                    framing.append(found)
        drafts.sort(key=lambda d: d.first)
        self.frames = [(d, f) for f in framing for d in drafts if self._is_within(d, f)]
        return drafts

    # -- by type ----------------------------------------------------------------------------------

    def _drafts(self, trigger: Trigger, triggers: Sequence[Trigger]) -> Iterator[Draft]:
        if trigger.type == "visit":
            yield from self._visits(trigger, triggers)
        elif trigger.type == "signing":
            draft = self._signing(trigger, triggers)
            if draft is not None:
                yield draft
        elif trigger.type != "conference":
            yield from self._talks(trigger, triggers)

    def _talks(self, trigger: Trigger, triggers: Sequence[Trigger]) -> Iterator[Draft]:
        """One talk, or one with each where somebody met them "ayrı ayrı"."""
        subjects = self._subjects(trigger, triggers)
        if trigger.rule == "credentials":
            yield self._credentials(trigger, subjects)
            return
        if trigger.rule in ("receive", "be-received"):
            draft = self._draft(trigger)
            self._receive(draft, trigger, subjects)
            yield draft
            return
        if any(p.kind == "person" and p.person is None for p in subjects):
            # Who it was is not known: the others did not talk with each other.
            return
        others = self._others(trigger, subjects)
        apart = bool(subjects) and self._are_apart(trigger)
        for group in [[p] for p in others] if apart else [others]:
            draft = self._draft(trigger)
            draft.apart = apart
            for party in sorted([*subjects, *group], key=lambda p: p.first):
                draft.add(party)
            yield draft

    def _are_apart(self, trigger: Trigger) -> bool:
        """Whether somebody talked with each for himself: "ayrı ayrı", "telefon görüşmeleri yaptı"."""
        before = [t.lower for t in self._words.tokens[max(0, trigger.first - 2) : trigger.first]]
        plural = self._words.tokens[trigger.last].lower.startswith(("görüşmeler", "konuşmalar"))
        return "ayrı" in before or (plural and trigger.verb is not None)

    def _others(self, trigger: Trigger, subjects: Sequence[Party]) -> list[Party]:
        """Who else talks; beside a genitive, a nominative only tells of it: "Sözcü, Fidan'ın ..."."""
        cases = set(_ACTS[trigger.type])
        if subjects and all("gen" in p.cases for p in subjects):
            cases.discard("nom")
        inside = [p for p in self._inside(trigger) if p not in subjects and _acts(p)]
        three = "üçlü" in {t.lower for t in self._words.tokens[max(0, trigger.first - 1) : trigger.last]}
        return [p for p in inside if p.cases & cases or self._chairs(p) or (three and self._hosts(p))]

    def _receive(self, draft: Draft, trigger: Trigger, subjects: Sequence[Party]) -> None:
        """ "X, Y'yi kabul etti": the subject is the host; "Y, X tarafından kabul edildi": the guest."""
        inside = self._inside(trigger)
        by = [p for p in inside if self._follows(p, "tarafından")]
        objects = [p for p in inside if "acc" in p.cases] if trigger.rule == "receive" else by
        roles: tuple[Role, Role] = ("host", "guest") if trigger.rule == "receive" else ("guest", "host")
        for party in subjects:
            if party not in objects:
                draft.add(party, roles[0])
        for party in objects:
            draft.add(party, roles[1])
        if not objects:
            # "kabul etti" is also "accepted": nobody is received.
            draft.parts = []

    def _credentials(self, trigger: Trigger, subjects: Sequence[Party]) -> Draft:
        """ "X, güven mektubunu Y'ye sundu": guest, host; "Y, X'in güven mektubunu kabul etti"."""
        accepted = self._words.tokens[trigger.first].lower == "kabul"
        roles: tuple[Role, Role] = ("host", "guest") if accepted else ("guest", "host")
        case = "gen" if accepted else "dat"
        draft = self._draft(trigger)
        for party in subjects:
            draft.add(party, roles[0])
        for party in self._inside(trigger):
            if case in party.cases and party.kind in ("person", "post"):
                draft.add(party, roles[1])
        return draft

    def _visits(self, trigger: Trigger, triggers: Sequence[Trigger]) -> Iterator[Draft]:
        visitors = [
            p for p in self._subjects(trigger, triggers) if p.kind in ("person", "post", "pronoun", "group")
        ]
        if trigger.rule == "greeting":
            yield self._greeting(trigger)
            return
        destinations = self._destinations(trigger)
        if not destinations and trigger.rule == "visit":
            yield from self._call_on(trigger, visitors)
        for place in destinations:
            draft = self._draft(trigger)
            draft.place = place
            for party in visitors:
                draft.add(party, "guest")
            yield draft

    def _greeting(self, trigger: Trigger) -> Draft:
        """ "Erdoğan'ı havalimanında Aliyev karşıladı": who greets is the host."""
        draft = self._draft(trigger)
        inside = [p for p in self._inside(trigger) if p.kind in ("person", "post")]
        guests = [p for p in inside if "acc" in p.cases]
        for party in guests:
            draft.add(party, "guest")
        for party in inside if guests else ():
            if "nom" in party.cases:
                draft.add(party, "host")
        return draft

    def _call_on(self, trigger: Trigger, visitors: Sequence[Party]) -> Iterator[Draft]:
        """ "Büyükelçi, Bakan'ı ziyaret etti": who is visited is a person, so it is a meeting."""
        hosts = [p for p in self._inside(trigger) if "acc" in p.cases and p.kind in ("person", "post")]
        if hosts:
            draft = self._draft(trigger)
            draft.type, draft.rule = "meeting", "call-on"
            for party in visitors:
                draft.add(party, "guest")
            for party in hosts:
                draft.add(party, "host")
            yield draft

    def _destinations(self, trigger: Trigger) -> list[Span]:
        """Where a visit goes: the object of "ziyaret etti", the dative of "geldi", or before "ziyareti"."""
        case = {"visit": "acc", "go": "dat"}.get(trigger.rule)
        spans = [s for s in self._spans.all if s.kind in ("place", "state") and trigger.holds(s.first)]
        spans = [s for s in spans if s.first < trigger.first and not self._is_of_party(s)]
        if case is not None:
            found = [s for s in spans if names.case_of(self._words, s) == case]
            return self._with_joined(found, spans)
        beside = [s for s in spans if self._only_small_words(s.last, trigger.first)]
        nominative = [s for s in beside if names.case_of(self._words, s) == "nom"]
        dative = [s for s in spans if names.case_of(self._words, s) == "dat"]
        located = [s for s in spans if names.case_of(self._words, s) == "loc"] if trigger.verb else []
        return self._with_joined(nominative[-1:] or dative or located[-1:], spans)

    def _with_joined(self, found: list[Span], spans: Sequence[Span]) -> list[Span]:
        """Stops of one journey: "Bakü ve Tiflis'i ziyaret etti"."""
        out = list(found)
        for span in reversed(spans):
            following = [s for s in out if s.first == span.last + 2]
            joined = self._words.tokens[span.last + 1].text in ("ve", ",") if following else False
            if joined and span not in out and names.case_of(self._words, span) == "nom":
                out.insert(0, span)
        return out

    def _only_small_words(self, last: int, first: int) -> bool:
        between = self._words.tokens[last + 1 : first]
        small = all(t.shape == "number" or (t.shape == "word" and not t.capital) for t in between)
        return len(between) <= _BEFORE_NOUN and small

    def _signing(self, trigger: Trigger, triggers: Sequence[Trigger]) -> Draft | None:
        draft = self._draft(trigger)
        draft.documents = documents.read(self._words, trigger, self._parties)
        if not draft.documents:
            return None
        between = [p for p in self._inside(trigger) if p.cases & {"ins", "nom"} and self._is_between(p)]
        by = [p for p in self._inside(trigger) if self._follows(p, "tarafından")]
        passive = trigger.verb is not None and trigger.verb.stem == "imzalan"
        signing = [p for p in self._subjects(trigger, triggers) if _acts(p)] if not passive else []
        signing += [p for p in self._inside(trigger) if "ins" in p.cases and not passive]
        for party in dict.fromkeys([*by, *between, *signing]):
            draft.add(party, "signatory")
        return draft

    def _gather(self, gathering: Gathering, triggers: Sequence[Trigger]) -> Draft | None:
        """A gathering that somebody attends, that takes place, or within which something happens."""
        sentence = self._words.tokens[gathering.last].sentence
        here = [
            t
            for t in triggers
            if self._words.tokens[t.last].sentence == sentence and t.first > gathering.last
        ]
        attending = next((t for t in here if t.rule == "attend" and gathering.case == "dat"), None)
        modality, rule = self._held(gathering, attending)
        framed = self._is_frame(gathering.last) or gathering.case == "loc"
        if modality is None and framed and here:
            modality, rule = here[-1].modality, "frame"
        if modality is None or (rule == "frame" and not gathering.name):
            return None
        paragraph = self._words.sentences[sentence].paragraph
        draft = Draft("conference", modality, sentence, paragraph, gathering.first, gathering.last, rule)
        draft.name, draft.named, draft.title = gathering.name, bool(gathering.name), paragraph < 0
        scope = self._words.sentences[sentence]
        draft.scope = ((scope.first, scope.last),)
        if attending is not None:
            draft.scope = tuple(attending.clause)
            draft.denied = attending.denied
            for party in self._subjects(attending, triggers):
                draft.add(party)
        for party in self._parties:
            if party.sentence == sentence and "gen" in party.cases and self._attends(party):
                draft.add(party)
        return draft if draft.named or draft.parts else None

    def _held(self, gathering: Gathering, attending: Trigger | None) -> tuple[Modality | None, str]:
        """How the sentence tells of a gathering: who goes there, or that it takes place itself."""
        if attending is not None:
            return attending.modality, "attend"
        if gathering.case not in ("nom", "acc", "gen"):
            return None, ""
        told = Trigger(gathering.first, gathering.last, "conference", "hold", None, None, case=gathering.case)
        verbs = (*table("triggers")["light"]["verbs"], *table("triggers")["gatherings"]["verbs"])
        clauses.tell(self._words, told, verbs)
        return (None, "") if told.denied else (told.modality, "hold")

    # -- parties of a clause ----------------------------------------------------------------------

    def _draft(self, trigger: Trigger) -> Draft:
        sentence = self._words.tokens[trigger.last].sentence
        paragraph = self._words.sentences[sentence].paragraph
        draft = Draft(
            trigger.type,
            trigger.modality or "held",
            sentence,
            paragraph,
            trigger.first,
            trigger.end,
            trigger.rule,
        )
        draft.scope, draft.denied, draft.title = tuple(trigger.clause), trigger.denied, paragraph < 0
        draft.aside = trigger.form == "participle"
        return draft

    def _inside(self, trigger: Trigger) -> list[Party]:
        return [p for p in self._parties if trigger.holds(p.first) and p.first < trigger.first]

    def _subjects(self, trigger: Trigger, triggers: Sequence[Trigger]) -> list[Party]:
        """Who acts: the noun after a participle, the genitive of a verbal noun, else the nominatives.

        A clause without a subject has that of the clause before it in the sentence.
        """
        if trigger.form == "participle" or clauses.is_attribute(trigger, self._parties):
            return [p for p in self._parties if trigger.end < p.first <= trigger.end + 3][:1]
        inside = [p for p in self._inside(trigger) if _acts(p)]
        owned = trigger.form in ("clause", "noun") or (trigger.case and trigger.form != "converb")
        genitives = [
            p for p in self._inside(trigger) if "gen" in p.cases and p.kind != "state" and self._owns(p)
        ]
        if owned and genitives:
            return genitives[-1:] if not self._joined(genitives) else genitives
        subjects = [p for p in inside if "nom" in p.cases and not self._follows(p, "tarafından")]
        if subjects:
            return [p for p in subjects if p.kind != "state" or self._stands_free(p)]
        before = [t for t in triggers if t.end < trigger.first and self._same_sentence(t, trigger)]
        before = [t for t in before if t.form != "participle"]
        return self._subjects(before[-1], triggers) if before else self._far_subject(trigger)

    def _far_subject(self, trigger: Trigger) -> list[Party]:
        """The first nominative of the sentence before the clause: "Fidan, ..., bugün Rubio ile görüştü"."""
        sentence = self._words.tokens[trigger.last].sentence
        far = [p for p in self._parties if p.sentence == sentence and p.first < trigger.first and _acts(p)]
        far = [p for p in far if "nom" in p.cases and p.kind in ("person", "post", "pronoun", "group")]
        return far[:1] if not any(trigger.holds(p.first) for p in far) else []

    def _same_sentence(self, a: Trigger, b: Trigger) -> bool:
        return self._words.tokens[a.last].sentence == self._words.tokens[b.last].sentence

    def _joined(self, parties: Sequence[Party]) -> bool:
        return all(b.first - a.last <= 2 for a, b in pairwise(parties))

    def _owns(self, party: Party) -> bool:
        """Whether a genitive is that of the event, not of an invitation to it: "Aliyev'in daveti üzerine"."""
        invited = self._follows(party, "daveti", "davetiyle", "katılımıyla", "davetlisi")
        return not (invited or self._chairs(party) or self._hosts(party))

    def _chairs(self, party: Party) -> bool:
        return self._follows(party, "başkanlığında")

    def _hosts(self, party: Party) -> bool:
        """Whether others meet at somebody's, who is one of three in talks of three: "ev sahipliğinde"."""
        after = self._words.tokens[party.last + 1 : party.last + 3]
        return [t.lower for t in after] == ["ev", "sahipliğinde"]

    def _attends(self, party: Party) -> bool:
        return self._follows(party, "katılımıyla", "katılımında") or self._chairs(party)

    def _follows(self, party: Party, *words: str) -> bool:
        at = party.last + 1
        return at < len(self._words.tokens) and self._words.tokens[at].lower in words

    def _is_between(self, party: Party) -> bool:
        """Whether a party is a side of "X ile Y arasında"."""
        tokens = self._words.tokens[party.last + 1 : party.last + 12]
        marked = next((t.index for t in tokens if t.lower in ("arasında", "arasındaki")), None)
        return marked is not None and all(t.sentence == party.sentence for t in tokens[: marked - party.last])

    def _stands_free(self, party: Party) -> bool:
        """Whether a state acts itself and is no attribute: "Türkiye, ...", not "Türkiye ziyareti"."""
        if party.first and self._words.tokens[party.first - 1].lower == "ve":
            return True
        return self._follows(party, ",", "ve", "ile") or "ins" in party.cases or self._is_between(party)

    def _is_of_party(self, span: Span) -> bool:
        within = (p for p in self._parties if p.kind in ("person", "post"))
        return any(p.first <= span.first <= p.last for p in within)

    # -- frames -----------------------------------------------------------------------------------

    def _is_frame(self, last: int) -> bool:
        """Whether a word of a frame follows, an acronym in brackets aside: "Forumu (ADF) kapsamında"."""
        after = self._words.tokens[last + 1 : last + 5]
        bracketed = len(after) > 3 and (after[0].text, after[2].text) == ("(", ")")
        following = after[3:] if bracketed else after
        return bool(following) and following[0].lower in words_of("triggers", "frames", "words")

    def _is_within(self, draft: Draft, frame: Draft) -> bool:
        """Whether an event told after a frame in its sentence takes place within it."""
        return draft is not frame and draft.sentence == frame.sentence and draft.first > frame.last


def _acts(party: Party) -> bool:
    return not party.cases & {"rel", "loc", "abl"}
