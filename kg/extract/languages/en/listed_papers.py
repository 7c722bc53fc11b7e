"""Which the papers of a signing were: "Six agreements were signed. These include a treaty on customs"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.being_there import signed_before
from kg.extract.languages.en.documents import documents
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.words import Token

# Name of such a draft: its papers are those of a signing.
OF_SIGNING = "listed papers"
_TELLING = frozenset(("include", "includes", "included", "are", "were"))
_THESE = frozenset(("these", "they", "them", "those", "among", "others"))
_PLAIN = frozenset(
    ("the", "these", "those", "two", "three", "four", "other", "signed", "bilateral", "among", "new")
)
_LONGEST = 4


@on(_TELLING)
def these_are(scene: Scene, token: Token) -> Draft | None:
    """ "These include a trade agreement", "Among them were a treaty and", "The documents are"."""
    first = scene.sentence.first
    if token.lower not in _TELLING or not 0 < token.index - first <= _LONGEST or scene.title:
        return None
    opening = scene.tokens[first : token.index]
    papers = listed("signing", "documents", "nouns")
    if not all(t.lower in _THESE | _PLAIN or scene.noun_lemma(t) in papers for t in opening):
        return None
    if opening[-1].lower in _PLAIN - {"signed", "these", "those"} or not signed_before(scene):
        return None
    draft = mention(scene, "signing", token, "adopted")
    draft.name = OF_SIGNING
    draft.documents = [d for d in documents(scene, token.index + 1, scene.sentence.last) if not d.vague]
    return draft if draft.documents else None
