"""Who signed what was told to be signed: "Подписи под ним поставили А и Б", "Его подписал министр", "Он
подписан министрами"; or a paper that was named before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.asked import on
from kg.extract.drafts import Draft, Item
from kg.extract.languages.ru import paper_told, phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.documents import documents_from, documents_of, is_document
from kg.extract.languages.ru.for_sides import by_sides
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import GEN, INS, Scene
from kg.extract.languages.ru.signed_further import is_told, signed_too
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_MARKS = words_of("triggers", "signing", "marks", "nouns")
_COPIES = words_of("triggers", "signing", "marks", "copies")
_OTHERS = words_of("triggers", "signing", "marks", "others")
# "подписали | его", "под | ним", "| он подписан"
_IT = frozenset(("его", "ее", "её", "их"))
_UNDER_IT = frozenset(("ним", "ней", "нею", "ними"))
_IT_IS = frozenset(("он", "она", "оно", "они"))
# "Под ним | подписались министры": without a word for the signature.
_ALONE = frozenset(("подписаться", "подписываться"))
_PUT_BY_SOMEBODY = frozenset(("поставить", "ставить", "оставить")) | _ALONE
# A paper or its signing is taken up so many sentences after it was told.
_SHORTLY = 3
# "Его | от имени правительства Чили | подписал": so many words at most.
_BESIDE = 6


def set_apart(scene: Scene, draft: Draft) -> None:
    """Make parties that a title names no actors of the sentence: "соглашение между Ираном и Ираком"."""
    for party in scene.clauses.parties:
        party.inner = party.inner or any(d.first < party.first <= d.last for d in draft.documents)


def undersign(scene: Scene, token: Token) -> Draft | None:
    """Whose signatures a verb puts under a paper, or under the one told: "Подписи под документом поставили
    министры", "Под ним стоят подписи А и Б", "Под договором подписались А и Б"."""
    clause = scene.clause(token)
    mark = next((t for t in clause if t.lemmas & _MARKS and t.has("N")), None)
    alone = bool(token.lemmas & _ALONE)
    if (mark is None and not alone) or not (finite(token) or token.has("PS", "G", "I")):
        return None
    under = next((t for t in clause if t.lower == "под" and t.index < clause[-1].index), None)
    under = under or _opens_under(scene, token)
    if under is None or _is_taken_up_under(scene, under):
        told = not (alone and under is None)
        return _told(scene, token, _undersigned(scene, token, mark)) if told else None
    documents = documents_from(scene.words, scene.spans, scene.clauses, under.index + 1, INS)
    documents = documents or _under_which(scene, token, under)
    if not documents:
        return None
    signing = signing_told(scene) if all(d.label.lower() in _CALLED_SO for d in documents) else None
    if signing is not None and signing.parts and all(p.party.person is not None for p in signing.parts):
        return _told(scene, token, _undersigned(scene, token, mark))
    draft = mention(scene, "signing", token, "sign")
    draft.documents = documents
    set_apart(scene, draft)
    scene.put(draft, _undersigned(scene, token, mark), "signatory")
    return draft


def _opens_under(scene: Scene, verb: Token) -> Token | None:
    """The word that opens a sentence with the paper under which signatures stand, where more is said of it
    before the verb: "| Под документом, принятым 5 мая, стоят подписи"."""
    opening = scene.words.tokens[scene.sentence.first]
    described = any(t.text == "," for t in scene.words.tokens[opening.index : verb.index])
    alone = not scene.verb_between(opening.index, verb.index)
    return opening if opening.lower == "под" and described and alone else None


def _is_taken_up_under(scene: Scene, under: Token) -> bool:
    """Whether signatures stand under what was told: "под | ним", "под | текстом"."""
    paper = scene.words.tokens[under.index + 1]
    after = scene.words.tokens[min(under.index + 2, scene.sentence.last)]
    bare = paper.lemmas & _CALLED_SO and not (after.has("N") and "gen" in after.cases("N"))
    return paper.lower in _UNDER_IT or bool(bare and paper.lemma != "документ")


def _under_which(scene: Scene, verb: Token, under: Token) -> list[Item]:
    """The paper of which a clause says who signed it: "план, под | которым поставили подписи А и Б"."""
    k = scene.clauses.index_of(verb.index)
    segment = scene.clauses.segments[k]
    which = "который" in scene.words.tokens[under.index + 1].lemmas
    if not (which and k and segment.relative and segment.first == under.index):
        return []
    before = scene.clauses.segments[k - 1]
    inside = scene.words.tokens[before.first : before.last + 1]
    papers = [t for t in inside if is_document(scene.words, t)]
    if not papers:
        return []
    first = phrases.first_attribute(scene.words, papers[-1].index, scene.sentence.first)
    cases = papers[-1].cases("N")
    return documents_from(scene.words, scene.spans, scene.clauses, first, cases)


def _undersigned(scene: Scene, verb: Token, mark: Token | None) -> list[Party]:
    """Who puts his signature, or whose it is: "стоят | подписи министра А и посла Б"."""
    whose = _whose(scene, mark) if mark is not None and not verb.lemmas & _PUT_BY_SOMEBODY else []
    return whose or _by_sides(scene, verb)


def _by_sides(scene: Scene, verb: Token) -> list[Party]:
    """Who does what a verb says, each for his side where the sentence says so of them all."""
    acting, for_sides = [*scene.subject(verb), *signed_too(scene, verb)], by_sides(scene)
    return for_sides if len(for_sides) >= len(acting) else acting


def _told(scene: Scene, token: Token, people: Sequence[Party]) -> Draft | None:
    """Those who signed what was told to be signed; None where nothing was, or for nobody."""
    signing = _signing_beside(scene) or signing_told(scene)
    if signing is None or _other_paper_told(scene, signing):
        return None
    draft = mention(scene, "signing", token, "attendance")
    scene.put(draft, [p for p in people if p.kind in ("person", "post")], "signatory")
    return draft if draft.parts else None


def signing_told(scene: Scene) -> Draft | None:
    """The signing that was told last, shortly before the sentence."""
    before = (d for d in reversed(scene.told) if d.sentence < scene.sentence.index)
    told = next((d for d in before if d.type == "signing" and not d.title), None)
    near = told is not None and 0 < scene.sentence.index - told.sentence <= _SHORTLY
    return told if near else None


def _signing_beside(scene: Scene) -> Draft | None:
    """The one signing that a sentence has told so far: "подписали договор, | его подписал также В"."""
    before = [d for d in scene.here if d.type == "signing" and d.rule != "attendance"]
    return before[0] if len(before) == 1 and before[0].parts else None


def _other_paper_told(scene: Scene, signing: Draft) -> bool:
    """Whether a sentence since then is about another paper: "Вчера опубликован указ. Его подписал А"."""
    since = range(signing.sentence + 1, scene.sentence.index)
    between = (t for n in since for t in scene.words.inside(n))
    return any(t.lemmas & _OTHERS and t.has("N") and t.cases("N") & {"nom", "acc"} for t in between)


def signs_it(scene: Scene, token: Token) -> Draft | None:
    """Who signs what a pronoun takes up: "Его подписали А и Б", "С чилийской стороны его завизировал А",
    "Он подписан министром А": what was told to be signed, or a paper told before."""
    passive = token.has("PS")
    reflexive = token.lower.endswith(("ся", "сь"))
    if reflexive or not (finite(token) or passive) or not _is_taken_up(scene, token, passive=passive):
        return None
    people = (by_sides(scene, INS) or _agents(scene, token)) if passive else _by_sides(scene, token)
    if people and not passive:
        people = [*people, *signed_beside(scene, token)]
    if (_signing_beside(scene) or signing_told(scene)) is not None:
        return _told(scene, token, people)
    papers = paper_told.paper_before(scene) if scene.sentence.index else []
    people = [p for p in people if p.kind in ("person", "post")]
    if not papers or not people:
        return None
    draft = mention(scene, "signing", token, "sign")
    draft.documents = papers
    scene.put(draft, people, "signatory")
    return draft


def _agents(scene: Scene, token: Token) -> list[Party]:
    """By whom something is done: "он подписан | министром А и министром Б"."""
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner)]
    agents = [p for p in near if "ins" in p.cases and "nom" not in p.cases]
    return scene.clauses.group(agents[0], INS) if agents else []


def _is_taken_up(scene: Scene, token: Token, *, passive: bool) -> bool:
    """Whether a pronoun stands for what is signed: "| его подписали", "подписали | его", "| он подписан"."""
    clause = scene.clause(token)
    if passive:
        return any(t.lower in _IT_IS and t.index < token.index for t in clause)
    near = (t for t in clause if abs(t.index - token.index) <= _BESIDE and t.lower in _IT)
    return any(not (_is_possessive(scene, t) or phrases.preposition(scene.words, t.index)) for t in near)


def _is_possessive(scene: Scene, token: Token) -> bool:
    """Whether "его" says whose the next noun is: "подписал его заместитель"."""
    after = scene.behind(token)
    before = scene.words.tokens[max(token.index - 1, scene.sentence.first)]
    if before.lower in ("и", "также") or after.lemmas & _OF_SOMEBODY:
        return True
    return any(p.first == token.index < p.last for p in scene.clauses.parties)


_OF_SOMEBODY = frozenset(("помощник", "заместитель", "зам", "представитель", "советник", "коллега", "визави"))


@on("свидетель", "подписант")
def signatories(scene: Scene, token: Token) -> Draft | None:
    """Who is told to have signed by a noun: "Подписантами выступили А и Б"; or to have seen it: "Свидетелем
    подписания стал А"."""
    if signing_told(scene) is None or "ins" not in token.cases("N"):
        return None
    after = scene.behind(token)
    witness = "свидетель" in token.lemmas and bool(after.lemmas & _CEREMONY)
    if not (witness or "подписант" in token.lemmas):
        return None
    verb = next((t for t in scene.clause(token) if finite(t) and t.lemmas & _SERVES), None)
    draft = _told(scene, token, scene.subject(verb) if verb is not None else [])
    for part in draft.parts if draft is not None and witness else ():
        part.role = "participant"
    return draft


_SERVES = frozenset(("выступить", "выступать", "быть", "стать"))
_CEREMONY = frozenset(("подписание", "церемония"))


_SEES = frozenset(("посетить", "посещать"))

_WATCH = words_of("triggers", "signing", "watched", "verbs")


@on(_WATCH, _SEES, "свидетель")
def watches(scene: Scene, token: Token) -> Draft | None:
    """Who is told to have watched the signing told before: "За церемонией наблюдал премьер А", "Церемонию
    посетил Б"."""
    if token.lower in ("свидетелем", "свидетелями"):
        return _witnessing(scene, token)
    if not token.lemmas & (_WATCH | _SEES) or not finite(token) or signing_told(scene) is None:
        return None
    clause = scene.clause(token)
    if token.lemmas & _SEES:
        seen = next((t for t in clause if t.lemmas & _CEREMONY and "acc" in t.cases("N")), None)
        if seen is None or phrases.preposition(scene.words, scene.phrase_start(seen)):
            return None
    elif not any(a.lower == "за" and b.lemmas & _CEREMONY for a, b in pairwise(clause)):
        return None
    draft = mention(scene, "signing", token, "attendance")
    scene.put(draft, [p for p in scene.subject(token) if p.person is not None])
    return draft if draft.parts else None


def _witnessing(scene: Scene, token: Token) -> Draft | None:
    """Who is told to have been a witness of the signing told before: "Свидетелем стал министр"."""
    told = _signing_beside(scene) or signing_told(scene)
    verb = scene.governor(token, scene.clause(token)) if told is not None else None
    after = scene.behind(token)
    other = after.has("N") and "gen" in after.cases("N") and not after.lemmas & (_CEREMONY | {"этот"})
    if verb is None or other or not verb.lemmas & {"стать", "выступить", "быть"}:
        return None
    draft = mention(scene, "signing", token, "attendance")
    scene.put(draft, [p for p in scene.subject(verb) if p.person is not None])
    return draft if draft.parts else None


def copies_of(scene: Scene, token: Token) -> list[Item]:
    """The paper whose copies are exchanged: "обменялись подписанными экземплярами | соглашения"."""
    after = scene.words.tokens[token.index + 1 : min(token.index + _COPIED, scene.sentence.last) + 1]
    copies = next((t for t in after if t.lemmas & _COPY and "ins" in t.cases("N")), None)
    if copies is None or any(t.shape == "mark" for t in after[: copies.index - token.index]):
        return []
    return documents_from(scene.words, scene.spans, scene.clauses, copies.index + 1, GEN)


def given_before(scene: Scene, token: Token) -> list[Item]:
    """The papers that open a clause of who exchanged them: "Соглашениями | обменялись министры"."""
    low, _ = scene.clauses.reach(token.index)
    ahead = (t for t in scene.words.tokens[low : token.index] if is_document(scene.words, t))
    paper = next((t for t in ahead if "ins" in t.cases("N")), None)
    if (
        paper is None
        or paper.lemmas & _CALLED_SO
        or phrases.preposition(scene.words, scene.phrase_start(paper))
    ):
        return []
    first = phrases.first_attribute(scene.words, paper.index, low)
    found = documents_from(scene.words, scene.spans, scene.clauses, first, INS)
    return [d for d in found if d.last < token.index]


_CALLED_SO = frozenset(("документ", "экземпляр", "копия", "текст"))
_COPY = frozenset(("экземпляр", "копия", "текст", "оригинал"))
# "обменялись | только что подписанными экземплярами": so many words at most.
_COPIED = 4


def exchange_told(scene: Scene, token: Token) -> Draft | None:
    """Who exchanged what was told to be signed: "Подписанными экземплярами обменялись А и Б"."""
    clause = scene.clause(token)
    copies = any(t.lemmas & _COPIES and "ins" in t.cases("N") for t in clause)
    return _told(scene, token, _by_sides(scene, token)) if copies else None


def fasten(scene: Scene, token: Token) -> Draft | None:
    """ "Контракт скрепили подписями министры": the object is what they sign; or a pronoun, for what was told
    to be signed, "Он скреплен подписями А и Б"."""
    clause = scene.clause(token)
    mark = next((t for t in clause if t.lemmas & _MARKS), None)
    if mark is None:
        return None
    passive = token.has("PS")
    documents = documents_of(scene.words, scene.spans, scene.clauses, token, passive=passive)
    signers = ([] if passive else scene.subject(token)) or _whose(scene, mark)
    after = [p for p in scene.clauses.parties if token.index < p.first <= clause[-1].index]
    signers = signers or ([] if passive else [p for p in after if "nom" in p.cases])
    if not documents:
        its = any(t.lower in _IT | _IT_IS for t in clause)
        return (_told(scene, token, signers) or signs_it(scene, token)) if its else None
    draft = mention(scene, "signing", token, "sign")
    draft.documents = documents
    set_apart(scene, draft)
    scene.put(draft, signers, "signatory")
    if is_told(draft, _signing_beside(scene) or signing_told(scene)):
        draft.rule = "attendance"
    return draft


def _whose(scene: Scene, mark: Token) -> list[Party]:
    """Whose signatures: "подписи | А и Б", "подписи трех министров: | А, Б и В"."""
    near = scene.words.tokens[mark.index + 1 : min(mark.index + _COUNTED, scene.sentence.last)]
    opener = next((t.index for t in near if t.text in _OPENERS), mark.index)
    starts = (mark.index + 1, opener + 1)
    fitting = [p for p in scene.clauses.parties if p.first in starts and "gen" in p.cases]
    first = next((p for p in fitting if p.person is not None), next(iter(fitting), None))
    return scene.clauses.group(first, GEN) if first is not None else []


# "подписи глав четырех государств |:": so many words at most.
_COUNTED = 6
_OPENERS = frozenset(":–—-")


def does_another(scene: Scene, party: Party, verb: Token) -> bool:
    """Whether somebody only did what another participle says: "одобренный | парламентом договор подписан"."""
    before = scene.words.tokens[max(party.first - 1, scene.sentence.first)]
    return before.index != verb.index and any(r.pos == "P" and "pssv" in r.tags for r in before.readings[:1])


def signed_with(scene: Scene, token: Token) -> Sequence[Party]:
    """With whom something is signed; "по итогам встречи премьера с президентом | подписан", "по итогам
    переговоров с президентом | подписан" is with whom he talked."""
    partners = scene.with_(token)
    low, _ = scene.clauses.reach(token.index)
    start = token.index if partners and partners[0].first > token.index else low
    ahead = scene.words.tokens[start : partners[0].first] if partners else ()
    talk = next((t for t in ahead if t.lemmas & listed("meeting", "noun", "nouns") and t.has("N")), None)
    inside = (p for p in scene.clauses.parties if talk and talk.index < p.first < partners[0].first)
    if talk is not None and partners[0].last < token.index and partners[0].first - talk.index <= _NEXT:
        return ()
    return () if next(inside, None) is not None else partners


# "переговоров | с президентом": the preposition between.
_NEXT = 2


def signed_beside(scene: Scene, token: Token) -> Sequence[Party]:
    """With whom others sign; "по итогам переговоров | с А министры подписали" tells with whom one talked."""
    partners = scene.with_(token)
    before = scene.words.tokens[partners[0].first - 2] if partners and partners[0].first > 1 else None
    talked = before is not None and before.lemmas & listed("meeting", "noun", "nouns") and before.has("N")
    return () if talked and before is not None and before.index < token.index else partners
