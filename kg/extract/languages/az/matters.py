"""Whether a sentence tells but what was said at the talk told before: "Görüşdə ticarət müzakirə olunub"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

_TALKS, _ABOUT, _AGENDA = (
    listed("nouns", "meeting"),
    words_of("topics", "postpositions"),
    words_of("topics", "agenda"),
)
# What is done at a place that it is planned for: "tikintisi", "açılması"
_BUILDING = words_of("topics", "building")
# So many words at most are between such a place and what is done there.
_FAR = 7
_RELATIONS = ("əməkdaşlı", "əlaqələr", "münasibət", "tərəfdaşlı")


def is_told(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether a sentence tells but what was discussed or said, maybe by those told before: "Görüşdə ticarət
    müzakirə olunub", "Görüşdə tərəflər ticarəti müzakirə ediblər"."""
    opens = noun.index == scene.first and noun.stem == "görüş" and scene.sentence.paragraph >= 0
    discussed = (
        verb is not None and verb.has("topic", "say") and verb.kind == "finite" and verb.tense == "past"
    )
    if not (opens and discussed) or scene.groups(scene.first, scene.last, "ins", "by"):
        return False
    acting = [a.party for g in scene.groups(scene.first, scene.last, "nom") for a in g]
    meant = all(p.kind in ("pronoun", "group") or _is_bare(p) for p in acting)
    return meant and (bool(acting) or (verb is not None and verb.has("topic")))


def tell_of(scene: Scene, group: Sequence[Actor], index: int) -> bool:
    """Whether states or bodies before a talk are but told of in its matters: "Görüşdə | A ilə B arasında
    əməkdaşlıqla bağlı müzakirələr aparılıb", "A ilə sazişin hazırlanması danışıqların mövzularından olub".
    """
    noun = scene.noun(index, _TALKS)
    if _have_reached(scene, group):
        return True
    if not all(a.party.kind in ("state", "body") for a in group) or (
        noun is None and scene.low(index) not in ("fikir", "söhbət")
    ):
        return False
    after = group[-1].last + 1
    after += scene.low(after) in ("ilə", "arasında")
    about = any(scene.low(i) in _ABOUT for i in range(after + 1, index))
    if about and (_opens(scene, index) or scene.low(after).startswith(_RELATIONS)):
        return True
    owned = noun is not None and noun.case == "gen" and scene.low(index + 1) in _AGENDA
    return owned and after < index - 1


def _have_reached(scene: Scene, group: Sequence[Actor]) -> bool:
    """Whether a thing is told by those who agreed on it or signed it: "A və B arasında | əldə olunan
    razılaşmalar"; no talk of theirs."""
    after = group[-1].last + 1
    if scene.low(after) != "arasında":
        return False
    done = after + 1 + (scene.low(after + 1) in _REACHED)
    told = scene.low(done).endswith(_DONE) and (done > after + 1 or scene.low(done).startswith(_SIGNED))
    return told and all(scene.noun(done + n, _TALKS) is None for n in (1, 2))


# "əldə | olunan", "imzalanmış"
_REACHED = frozenset(("əldə", "qəbul", "həyata"))
_SIGNED = ("imzala", "razılaşdırıl", "bağlan")
_DONE = ("olunan", "olunmuş", "edilən", "edilmiş", "keçirilən", "lanan", "lanmış", "rılan", "rılmış")


def is_one(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether a talk is itself what was spoken of at one told before: "Görüşdə Suriyada birlik və İranla
    danışıqlar | müzakirə olunub"."""
    told_of = (
        verb is not None and verb.kind == "finite" and verb.has("topic") and verb.first == noun.index + 1
    )
    return told_of and noun.case == "nom" and not noun.owned and _opens(scene, noun.index)


def is_site_of(scene: Scene, site: Site) -> bool:
    """Whether a place is but where something is to be built or opened, of which a paper or talk is: "Laçında
    məktəbin tikintisinə dair saziş imzalayıblar", "Laçında məktəbin tikintisini müzakirə ediblər"."""
    for index in range(site.last + 1, min(site.last + _FAR, scene.last) + 1):
        noun = scene.noun(index, _BUILDING)
        if noun is None or not noun.owned:
            told = any(v.first <= index <= v.last for v in scene.verbs)
            if told or scene.tokens[index].shape == "mark" or any(s.first == index for s in scene.sites):
                return False
            continue
        about = scene.low(index + 1) in _ABOUT or scene.low(index + 2) in _ABOUT  # "ilə bağlı"
        verb = scene.verb_after(index) if noun.case == "acc" else None
        return about or (verb is not None and verb.has("topic"))
    return False


def _opens(scene: Scene, index: int) -> bool:
    """Whether a sentence opens with a talk told before, which is not that at a token: "Görüşdə"."""
    noun = scene.noun(scene.first, _TALKS) if scene.first < index else None
    during = scene.low(scene.first + 1) in listed("cues", "during")
    return noun is not None and not noun.owned and (noun.case == "loc" or during)


def _is_bare(party: Party) -> bool:
    """Whether only a post is told of somebody: "nazir", "liderlər"."""
    held = party.capacity
    return party.kind == "post" and held is not None and not (held.country or held.organization)
