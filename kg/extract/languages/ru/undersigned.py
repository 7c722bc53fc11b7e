"""Who signed, told by signatures or of a paper that was named before: "Подписи под договором поставили А
и Б", "Его подписали А и Б"."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.ru import paper_told, phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.documents import documents_from, documents_of
from kg.extract.languages.ru.for_sides import by_sides
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import INS, NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_SIGNATURES = listed("signing", "under", "nouns")
# A paper or its signing is taken up so many sentences after it was told.
_SHORTLY = 3


def undersign(scene: Scene, token: Token) -> Draft | None:
    """ "Подписи под документом поставили министры", "под договором стоят подписи министров", "под ним
    подписались министры"."""
    clause = scene.clause(token)
    under = next((t for t in clause if t.lower == "под"), None)
    signature = next((t for t in clause if t.lemmas & _SIGNATURES and t.has("N")), None)
    alone = token.lemmas & _ALONE
    if (signature is None and not alone) or not (finite(token) or token.has("PS", "G", "I")):
        return None
    documents = (
        documents_from(scene.words, scene.spans, scene.clauses, under.index + 1, INS)
        if under is not None
        else []
    )
    if not documents:
        told = under is None or scene.words.tokens[under.index + 1].lower in ("ним", "ней", "ними")
        return _told_to_sign(scene, token) if told and not (alone and under is None) else None
    draft = mention(scene, "signing", token, "sign")
    draft.documents = documents
    for party in scene.clauses.parties:
        party.inner = party.inner or any(d.first < party.first <= d.last for d in documents)
    scene.put(draft, by_sides(scene) or _subject(scene, token, signature), "signatory")
    return draft


_ALONE = frozenset(("подписаться", "подписываться"))


def _subject(scene: Scene, token: Token, signature: Token | None) -> list[Party]:
    """Who signs by a verb; of "стоят подписи" those whose they are."""
    if token.lemmas & {"стоять", "появиться"} and signature is not None:
        return scene.genitive(signature)
    return scene.subject(token)


def _told_to_sign(scene: Scene, token: Token) -> Draft | None:
    """Who signed what was told to be signed: "С чилийской стороны подпись поставил А, с перуанской – Б"."""
    if signing_told(scene) is None:
        return None
    draft = mention(scene, "signing", token, "attendance")
    people = by_sides(scene) or scene.subject(token)
    scene.put(draft, [p for p in people if p.kind in ("person", "post")], "signatory")
    return draft if draft.parts else None


def sign_it(scene: Scene, token: Token) -> Draft | None:
    """Who signed the paper told before, which a pronoun means: "С чилийской стороны | его подписал А", "Он
    подписан министром А и министром Б"."""
    passive = token.has("PS")
    if not scene.sentence.index or not (finite(token) or passive) or not _it(scene, token, passive=passive):
        return None
    case = INS if passive else NOM
    people = by_sides(scene, case) or _signers(scene, token, passive=passive)
    people = [p for p in people if p.kind in ("person", "post")]
    if not people:
        return None
    draft = mention(scene, "signing", token, "attendance")
    if signing_told(scene) is None:
        draft.rule, draft.documents = "sign", paper_told.paper_before(scene)
    scene.put(draft, people, "signatory")
    return draft if draft.documents or draft.rule == "attendance" else None


def _signers(scene: Scene, token: Token, *, passive: bool) -> list[Party]:
    if not passive:
        return scene.subject(token)
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner)]
    signers = [p for p in near if "ins" in p.cases and "nom" not in p.cases]
    return scene.clauses.group(signers[0], INS) if signers else []


def _it(scene: Scene, token: Token, *, passive: bool) -> bool:
    """Whether a pronoun stands for what is signed: "| его подписали", "подписали | его", "| он подписан"."""
    low, high = scene.clauses.reach(token.index)
    if passive:
        return any(t.lower in _SUBJECTS for t in scene.words.tokens[low : token.index])
    for t in scene.words.tokens[low : high + 1]:
        if t.lower not in _OBJECTS or phrases.preposition(scene.words, t.index):
            continue
        after = scene.words.tokens[min(t.index + 1, scene.sentence.last)]
        if abs(t.index - token.index) == 1 or after.has("PREP"):
            return True
    return False


_OBJECTS = frozenset(("его", "ее", "её", "их"))
_SUBJECTS = frozenset(("он", "она", "оно", "они"))


def signing_told(scene: Scene) -> Draft | None:
    """The signing that was told last, shortly before the sentence."""
    told = next((d for d in reversed(scene.told) if d.type == "signing" and not d.title), None)
    near = told is not None and 0 < scene.sentence.index - told.sentence <= _SHORTLY
    return told if near else None


def signatories(scene: Scene, token: Token) -> Draft | None:
    """Who is told to have signed by a noun: "Подписантами выступили А и Б"."""
    if "подписант" not in token.lemmas or "ins" not in token.cases("N") or signing_told(scene) is None:
        return None
    verb = next((t for t in scene.clause(token) if finite(t) and t.lemmas & _SERVES), None)
    people = scene.subject(verb) if verb is not None else []
    draft = mention(scene, "signing", token, "attendance")
    scene.put(draft, [p for p in people if p.kind in ("person", "post")], "signatory")
    return draft if draft.parts else None


_SERVES = frozenset(("выступить", "выступать", "быть", "стать"))


def fasten(scene: Scene, token: Token) -> Draft | None:
    """ "Контракт скрепили подписями министры": the object is what they sign."""
    low, high = scene.clauses.reach(token.index)
    if not any(t.lemmas & _SIGNATURES for t in scene.words.tokens[low : high + 1]):
        return None
    documents = documents_of(scene.words, scene.spans, scene.clauses, token, passive=token.has("PS"))
    if not documents:
        return sign_it(scene, token)
    draft = mention(scene, "signing", token, "sign")
    draft.documents = documents
    for party in scene.clauses.parties:
        party.inner = party.inner or any(d.first < party.first <= d.last for d in documents)
    signers = [] if token.has("PS") else scene.subject(token)
    signature = next(t for t in scene.clause(token) if t.lemmas & _SIGNATURES)
    signers = signers or scene.genitive(signature)  # "скреплен подписями министров"
    after = [p for p in scene.clauses.parties if token.index < p.first <= high and "nom" in p.cases]
    scene.put(draft, signers or after, "signatory")
    return draft
