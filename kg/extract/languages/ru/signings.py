"""Patterns of signings: who signs what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.asked import on
from kg.extract.drafts import Draft, Item
from kg.extract.languages.ru import paper_told, papers_between, phrases
from kg.extract.languages.ru.attendees import witnesses
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.comers import is_over
from kg.extract.languages.ru.documents import documents_from, documents_of, is_document, past_count
from kg.extract.languages.ru.for_sides import by_sides
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.noun_parties import mediators
from kg.extract.languages.ru.paper_sides import other_side
from kg.extract.languages.ru.scene import GEN, INS, NOM, Scene
from kg.extract.languages.ru.signed_further import is_told, signed_too
from kg.extract.languages.ru.signing_nouns import is_spoken_of, signed_at_end, signed_by_whom
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.undecided import is_remembered, is_some_year
from kg.extract.languages.ru.undersigned import (
    copies_of,
    does_another,
    exchange_told,
    fasten,
    given_before,
    set_apart,
    signed_beside,
    signed_with,
    signing_told,
    signs_it,
    undersign,
)
from kg.extract.papers import counted
from kg.extract.parties import Party
from kg.extract.words import Token

_NOUNS, _VERBS = listed("signing", "noun", "nouns"), listed("signing", "verb", "verbs")
_EXCHANGES, _ACCEPTS = listed("meeting", "exchange", "verbs"), listed("signing", "accept", "verbs")
_FASTENS, _PUT = listed("signing", "marks", "fastens"), listed("signing", "marks", "verbs")


@on(_NOUNS, _EXCHANGES, _PUT, _FASTENS, _ACCEPTS, _VERBS)
def sign(scene: Scene, token: Token) -> Draft | None:
    """Who signs which documents; a body that adopts one of its own meets: "саммит принял декларацию"."""
    if scene.is_noun(token, _NOUNS):
        return signing_noun(scene, token)
    if scene.is_verb(token, _EXCHANGES):
        return _exchange(scene, token)
    if _describes_exchanged(scene, token):
        return None
    if token.lemmas & _PUT:
        return undersign(scene, token)
    if token.lemmas & _FASTENS:
        return fasten(scene, token)
    takes = bool(token.lemmas & _ACCEPTS)
    accepts = takes and (_takes_document(scene, token) or _follows_document(scene, token))
    signs = accepts or bool(token.lemmas & _VERBS)
    if not signs or not token.has("V", "PS", "P", "I", "G"):
        return None
    draft = mention(scene, "signing", token, "sign")
    draft.denied, draft.adopted = draft.denied or is_some_year(scene, token), accepts
    passive = token.readings[0].pos in ("PS", "P") and any("pssv" in r.tags for r in token.readings)
    documents = documents_of(scene.words, scene.spans, scene.clauses, token, passive=passive)
    if documents is None:
        return None if accepts else signs_it(scene, token)
    if passive and (_is_old(scene, token, documents) or _is_kept(scene, token, documents)):
        return None
    if passive and token.readings[0].pos == "P" and "past" in token.readings[0].tags:
        _be_done(scene, token, draft)
    draft.documents = paper_told.told(scene, [_without_signers(token, d) for d in documents])
    set_apart(scene, draft)
    draft.rule = "sign-states" if any(_is_of_states(scene, d) for d in documents) else draft.rule
    if not passive and any(_is_of_two(scene, d) for d in documents):
        draft.rule = "sign-states"
    if passive:
        _add_passive_signers(scene, token, draft)
        scene.put(draft, other_side(scene, draft), "signatory")
        scene.put(draft, papers_between.sides(scene, token, draft), "signatory")
        scene.put(draft, witnesses(scene, token))
        scene.put(draft, mediators(scene, token), "mediator")
        if not draft.parts and _means_told(scene, draft):
            draft.rule = "whereabouts"
        if accepts and not draft.parts and draft.rule == "sign" and _gathered_there(scene, token):
            draft.rule = "accept"
        by_whom = draft.parts or not accepts or token.readings[0].pos != "P"
        return draft if by_whom else None  # "отметили важность принятой декларации"
    return _signed_by(scene, token, draft, accepts=accepts)


def _signed_by(scene: Scene, token: Token, draft: Draft, *, accepts: bool) -> Draft:
    """A signing by an active verb with those who sign; of a body that accepts its own paper its session."""
    signers = _signing(scene, token, draft)
    there = _gathered_there(scene, token)
    after = any(is_over(scene, scene.phrase_start(t)) for t in there)  # "по итогам саммита страны ЕС приняли"
    if accepts and any(p.kind == "body" for p in signers) and not after:
        draft.type, draft.named, draft.name = "conference", True, signers[0].body
        scene.put(draft, signers)
        return draft
    for_sides = by_sides(scene)
    if len(for_sides) >= _SEVERAL:  # "стороны подписали план: от Чили – А, от Перу – Б"
        signers = [p for p in signers if p.kind not in ("group", "pronoun") and not _are_nameless(p)]
    scene.put(draft, signers, "signatory")
    scene.put(
        draft, signed_beside(scene, token) if draft.parts or for_sides else scene.with_(token), "signatory"
    )
    scene.put(draft, for_sides, "signatory")
    scene.put(draft, signed_too(scene, token), "signatory")
    scene.put(draft, other_side(scene, draft), "signatory")
    if is_told(draft, signing_told(scene)):
        draft.rule = "attendance"
    scene.put(draft, witnesses(scene, token))
    scene.put(draft, mediators(scene, token), "mediator")
    nobody = token.has("I") or any(r.number == "p" for r in token.readings)
    if not draft.parts and nobody:  # "Соглашение между Чили и Перу | планируется подписать", "| подпишут"
        low, high = scene.clauses.reach(token.index)
        inside = (p for p in scene.clauses.parties if low <= p.first <= high and p.prep == "между")
        first = next(inside, None)
        scene.put(draft, scene.clauses.group(first, INS | GEN) if first is not None else (), "signatory")
    if accepts and not draft.parts and there:
        draft.rule = "accept"  # "По итогам форума рассчитывают принять декларацию"
    return draft


def _gathered_there(scene: Scene, token: Token) -> list[Token]:
    """The nouns of gatherings in a clause: "по итогам | форума примут декларацию"."""
    gathered, before = listed("conference", "noun", "nouns"), scene.words.tokens
    clause = [t for t in scene.clause(token) if t.has("N")]
    tables = [t for t in clause if t.lemma == "стол" and before[t.index - 1].lemma == "круглый"]
    return [t for t in clause if t.lemmas & gathered] or tables


def _are_nameless(party: Party) -> bool:
    return party.plural and party.person is None and party.kind == "post"


def _be_done(scene: Scene, token: Token, draft: Draft) -> None:
    """Let what a participle says to be signed be signed, whatever becomes of it: "соглашение, подписанное
    премьером, вступит в силу в мае", "по подписанному договору пошлины отменены"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    draft.modality, draft.denied, draft.past = "held", False, True
    if segment.first == token.index:
        draft.scope, draft.aside = ((segment.first, segment.last),), False


def _without_signers(token: Token, document: Item) -> Item:
    """A document without what says who signed it: "соглашение о ценах, | подписанное премьером"."""
    at = document.label.find(f", {token.text}")
    if not document.first < token.index <= document.last or at < 0:
        return document
    return replace(document, label=document.label[:at], last=token.index - 2)


def _signing(scene: Scene, token: Token, draft: Draft) -> list[Party]:
    """Who signs by an active verb; after "соглашение, которое" only who stands in that clause does."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    told_before = segment.relative and any(d.last < segment.first for d in draft.documents)
    found = scene.clauses.subject(token.index, agree=token) if told_before else scene.subject(token)
    signers = [p for p in found if scene.words.tokens[p.head].lemma != "участник"]
    draft.adopted = draft.adopted or (
        bool(found) and not signers
    )  # "участники саммита подписали": all of them
    return signers


def _is_old(scene: Scene, token: Token, documents: Sequence[Item]) -> bool:
    """Whether a participle before a paper only says which it is: "подписанный документ", "заключенный сто лет
    назад договор"."""
    if token.readings[0].pos != "P" or not documents or documents[0].last <= token.index:
        return False
    inside = scene.words.tokens[token.index + 1 : documents[0].last + 1]
    told = any(d.type == "signing" for d in scene.told) or documents[0].label.lower() == "документ"
    bare = len(inside) == 1 and told and scene.sentence.index > 0
    return bare or any(t.lower == "назад" for t in inside)


def _is_kept(scene: Scene, token: Token, documents: Sequence[Item]) -> bool:
    """Whether agreements without a subject are only those that are in force: "соблюдать все соглашения, |
    заключенные между А и Б", "реализация соглашений, которые были подписаны ранее"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    if len(documents) != 1 or not (token.has("P") or segment.relative):
        return False
    item, end = documents[0], max(segment.first, token.index + _PREMODIFIED)
    papers = [t for t in scene.words.tokens[item.first : min(item.last + 1, end)] if not t.has("P")]
    papers = [t for t in papers if not phrases.is_attribute(t)]
    said = scene.words.tokens[max(segment.first, token.index - 1) : segment.last + 1]
    told = any(t.shape == "number" or t.lemmas & _OCCASIONS for t in said)
    titled = bool(papers[1:]) and papers[1].lower in _ABOUT
    several = (t for t in papers if t.lemmas & _PAPERS and any(r.number == "p" for r in t.readings))
    if told or titled or next(several, None) is None:
        return False
    before = scene.words.tokens[max(scene.sentence.first, item.first - _KEPT) : item.first]
    own = scene.words.tokens[item.first : segment.last + 1]
    return any(t.lemmas & _KEEPS for t in before) or any(t.lemmas & _FORMER for t in (*before[-2:], *own))


_PAPERS = frozenset(("соглашение", "договоренность", "договор", "документ"))
_ABOUT = frozenset(("о", "об", "по", "в", "на"))
_OCCASIONS = listed("signing", "keeps", "not_when")
_FORMER = frozenset(("прошлый", "прежний", "ранее", "прежде", "действующий", "существующий"))
_KEEPS = listed("signing", "keeps", "words")
# "соблюдать в полном объеме все прошлые | соглашения", "подписанные ими | соглашения": so many words.
_KEPT, _PREMODIFIED = 5, 3


def _means_told(scene: Scene, draft: Draft) -> bool:
    """Whether a bare "документ" is the one whose signing was told before: "Документ подписан в ходе", or
    agreements are those that were counted: "Подписали десять документов. Заключены соглашения в сфере"."""
    bare = [d.label.lower() for d in draft.documents] == ["документ"]
    before = [d for d in scene.told if d.type == "signing" and not d.title]
    if before and before[-1].sentence == scene.sentence.index - 1 and counted(before[-1]):
        return all(d.label.lower().startswith("соглашения") for d in draft.documents)
    near = bool(before) and before[-1].sentence >= scene.sentence.index - 2
    return bare and near and any(not d.vague for d in before[-1].documents)


def _add_passive_signers(scene: Scene, token: Token, draft: Draft) -> None:
    """Add who signs in a passive clause: the instrumental, the sides of "между" or those of the document."""
    low, high = scene.clauses.reach(token.index)
    inside = [p for p in scene.clauses.parties if low <= p.first <= high and not p.prep and not p.inner]
    signers = [p for p in inside if "ins" in p.cases and "nom" not in p.cases]
    signers = [p for p in signers if not does_another(scene, p, token)]
    opening = [p for p in scene.clauses.parties if low <= p.first <= high and p.prep == "между"]
    states = bool(opening) and opening[0].kind == "state"
    one = len(draft.documents) < _SEVERAL or states  # each of several can be between other bodies
    sides = scene.clauses.group(opening[0], INS) if opening and one else []
    signers = [p for p in signers if p not in sides]  # the second of "между А и | Б" is none
    group = (
        scene.clauses.group(signers[0], INS)
        if signers
        else (scene.between(token) if one else ()) or signed_with(scene, token)
    )
    scene.put(draft, group, "signatory")
    scene.put(draft, by_sides(scene, INS), "signatory")
    scene.put(draft, _named_sides(scene, draft) if not draft.parts else (), "signatory")
    scene.put(draft, sides if not draft.parts else (), "signatory")
    if not draft.parts and token.lemmas & listed("signing", "adopt", "verbs"):
        draft.rule = "adopt"


def _is_of_states(scene: Scene, document: Item) -> bool:
    """Whether a title names two states as its sides: "договор о дружбе между двумя странами"."""
    tokens = scene.words.tokens[document.first : document.last + 4]
    at = next((k for k, t in enumerate(tokens) if t.lower == "между"), None)
    sides = tokens[at + 1 : at + 4] if at is not None else []
    return any(t.lemmas & {"страна", "государство", "правительство"} for t in sides)


def _is_of_two(scene: Scene, document: Item) -> bool:
    """Whether an adjective says whose a paper is: "чилийско-перуанское соглашение"."""
    tokens = scene.words.tokens[document.first : document.last + 1]
    return any("-" in t.text and len(scene.adjectives.countries(t)) > 1 for t in tokens)


def _exchange(scene: Scene, token: Token) -> Draft | None:
    """The subject exchanges documents: "министры обменялись подписанными соглашениями"."""
    documents = documents_from(scene.words, scene.spans, scene.clauses, token.index + 1, INS)
    if not documents:
        documents = copies_of(scene, token)
    if not documents and (told := exchange_told(scene, token)) is not None:
        return told
    documents = documents or given_before(scene, token)
    if not documents:
        return None
    draft = mention(scene, "signing", token, "exchange")
    draft.documents = documents
    scene.put(draft, scene.subject(token), "signatory")
    scene.put(draft, by_sides(scene), "signatory")
    scene.put(draft, witnesses(scene, token))
    return draft


def _describes_exchanged(scene: Scene, token: Token) -> bool:
    """Whether a participle is of documents that are exchanged: "обмен документами, подписанными ранее"."""
    if token.readings[0].pos != "P":
        return False
    words = scene.words.tokens
    exchange = _NOUNS | _EXCHANGES
    before = token.index - 1
    if words[before].text == "," and is_document(scene.words, words[before - 1]):
        before -= 2
    return before >= scene.sentence.first and bool(words[before].lemmas & exchange)


def _named_sides(scene: Scene, draft: Draft) -> list[Party]:
    """The states of an adjective before a document: "подписаны казахстанско-вьетнамские документы"."""
    for document in draft.documents:
        for token in scene.words.tokens[document.first : document.last + 1]:
            countries = scene.adjectives.countries(token)
            if len(countries) > 1:
                at = token.index
                return [Party(at, at, at, "state", scene.sentence.index, NOM, country=c) for c in countries]
    return []


def _takes_document(scene: Scene, token: Token) -> bool:
    """Whether a document is the next noun after a verb: "приняли Совместное заявление"."""
    start = past_count(scene.words, token.index + 1, scene.sentence.last)
    place = scene.spans.at(min(start + 1, scene.sentence.last))
    if place is not None and place.kind == "place" and scene.words.tokens[start].lower in ("в", "на"):
        start = min(place.last + 1, scene.sentence.last)  # "приняли в Осло | совместное заявление"
    head = phrases.attribute_run(scene.words, start, scene.sentence.last)
    return head <= scene.sentence.last and is_document(scene.words, scene.words.tokens[head])


def _follows_document(scene: Scene, token: Token) -> bool:
    """Whether a paper that opens a clause is what those accept who stand behind the verb: "Заявление
    | приняли премьеры А и Б"."""
    low, _ = scene.clauses.reach(token.index)
    before = scene.words.tokens[token.index - 1] if token.index > low else token
    if not finite(token) or not is_document(scene.words, before) or "acc" not in before.cases("N"):
        return False
    first = phrases.first_attribute(scene.words, before.index, low)
    after = (p for p in scene.clauses.parties if p.first == token.index + 1)
    return first == low and any(p.kind in ("person", "post", "state") and "nom" in p.cases for p in after)


def signing_noun(scene: Scene, token: Token) -> Draft | None:
    """A noun of signing with its documents: "планируется подписание соглашения"."""
    documents = documents_from(
        scene.words, scene.spans, scene.clauses, token.index + 1, INS if token.lemma == "обмен" else GEN
    )
    if not documents and (signed := signed_by_whom(scene, token)) is not None:
        return signed
    if not documents:
        return _taking_part(scene, token)
    if is_spoken_of(scene, token):
        return None
    draft = mention(scene, "signing", token, "exchange" if token.lemma == "обмен" else "signing-noun")
    draft.documents = documents
    scene.put(draft, witnesses(scene, token))
    scene.put(draft, signed_at_end(scene, token, draft), "signatory")
    seen = any(t.lemma == "присутствовать" for t in scene.clause(token))
    scene.put(draft, _attending(scene, token), "participant" if seen else "signatory")
    if not draft.parts:  # "подписание соглашения о транзите между | Чили и Перу"
        states = [p for p in scene.between(token) if p.kind == "state"]
        told = scene.tells(token) or scene.tells(_ceremony(scene, token) or token) or _is_set(scene, token)
        told = told or _is_around(scene, token)
        after = phrases.preposition(scene.words, scene.phrase_start(token)) == "после"
        states = states or (papers_between.sides(scene, token, draft) if told or after else [])
        scene.put(draft, states or (_sides_of_paper(scene, token) if told else []), "signatory")
    if not draft.parts and is_remembered(scene, token):
        return None
    if _is_ceremony_told(scene, token, draft):
        draft.rule = "whereabouts"
    return draft


def _is_around(scene: Scene, token: Token) -> bool:
    """Whether something is done after a ceremony of signing, or at it: "после церемонии | подписания"."""
    ceremony = _ceremony(scene, token)
    before = phrases.preposition(scene.words, scene.phrase_start(ceremony)) if ceremony is not None else ""
    return before in ("после", "на", "перед")


def _attending(scene: Scene, token: Token) -> list[Party]:
    """Who takes part in a signing of which the papers are named: "в | подписании соглашения участвовали А и
    Б"."""
    noun = _ceremony(scene, token) or token
    first = scene.phrase_start(noun)
    if phrases.preposition(scene.words, first) not in _AT:
        return []
    verb = scene.governor(token, scene.clause(token))
    part = any("участие" in t.lemmas for t in scene.clause(token))
    attends = verb is not None and (verb.lemmas & _ATTENDING or (part and verb.lemmas & _TAKES))
    who = scene.subject(verb) if verb is not None and attends else []
    return [p for p in who if p.kind in ("person", "post")]


_ATTENDING = frozenset(("участвовать", "присутствовать"))
_TAKES = frozenset(("принять", "принимать"))


def _is_set(scene: Scene, token: Token) -> bool:
    """Whether a clause says of a signing alone that it is to be, or is put off: "Ожидается | подписание"."""
    first = scene.phrase_start(token)
    if "nom" not in token.cases("N") or phrases.preposition(scene.words, first):
        return False
    verb = scene.governor(token, scene.clause(token))
    return verb is not None and bool(verb.lemmas & (listed("cues", "planned") | listed("cues", "cancelled")))


def _sides_of_paper(scene: Scene, token: Token) -> list[Party]:
    """Between whom a paper is that is signed, or by whom: "подписание меморандума о сотрудничестве между |
    Чили и Перу", "подписание договора | министром А и министром Б"."""
    _, high = scene.clauses.reach(token.index)
    after = [p for p in scene.clauses.parties if token.index < p.first <= high]
    between = next((p for p in after if p.prep == "между"), None)
    if between is not None:
        return scene.clauses.group(between, INS | GEN)
    people = [p for p in after if p.kind in ("person", "post") and not p.prep and p.cases == INS]
    return scene.clauses.group(people[0], INS) if people else []


def _is_ceremony_told(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a ceremony is that of the signing told before: "Церемония подписания документов состоялась",
    "Подписание документа прошло в Осло"."""
    ceremony = _ceremony(scene, token)
    if not draft.parts and scene.tells(ceremony or token) and _means_told(scene, draft):
        return True
    vague = not draft.parts and counted(draft) and draft.modality == "held"
    told = ceremony is not None and vague and scene.tells(ceremony)
    return told and signing_told(scene) is not None


def _ceremony(scene: Scene, token: Token) -> Token | None:
    """The noun of "церемония | подписания"."""
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else None
    return before if before is not None and before.lemma == "церемония" else None


def _taking_part(scene: Scene, token: Token) -> Draft | None:
    """Who signed what was told to be signed: "В подписании приняли участие А и Б"."""
    clause = scene.clause(token)
    verb = scene.governor(token, clause)
    if signing_told(scene) is not None and verb is not None and verb.lemmas & _HELD:
        draft = mention(scene, "signing", token, "attendance")
        scene.put(draft, witnesses(scene, token))
        after = scene.behind(token)
        of_what = phrases.is_noun(after) and "gen" in after.cases("N")
        if not draft.parts and "nom" in token.cases("N") and not of_what and scene.tells(token):
            draft.rule = "whereabouts"  # "Подписание состоялось в Осло в ходе визита"
        return draft if draft.parts or draft.rule == "whereabouts" else None
    attends = verb is not None and bool(verb.lemmas & {"участвовать", "присутствовать", "быть", "находиться"})
    attends = attends or any("участие" in t.lemmas for t in clause)
    if verb is None or not attends or phrases.preposition(scene.words, scene.phrase_start(token)) not in _AT:
        return None
    draft = mention(scene, "signing", token, "attendance")
    people = [p for p in scene.subject(verb) if p.kind in ("person", "post")]
    people += [p for p in by_sides(scene) if p not in people]  # "был А, а с чилийской стороны – Б"
    scene.put(draft, people, "participant" if "быть" in verb.lemmas else "signatory")
    return draft if draft.parts else None


_HELD = listed("meeting", "tells", "verbs")
_SEVERAL = 2
_AT = ("в", "на", "при")
