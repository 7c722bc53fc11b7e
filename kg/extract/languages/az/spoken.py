"""What is said at a gathering, and by whom: "bunu nazir forumda deyib", "sammitdəki çıxışında"."""

from __future__ import annotations

from kg.extract.languages.az.beginnings import is_past_session
from kg.extract.languages.az.gathering_names import start
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.verbs import Verb

# Where in a gathering something is said. "forumun açılışında"
_PARTS = words_of("vocabulary", "parts_of_gatherings")
# What somebody does who speaks of something: "forumda islahatdan danışıb"
_VOICED = listed("attending", "voiced")
_SPEECHES = ("çıxışı", "nitqi", "məruzəsi")
_CLAUSES = frozenset(("object", "noun", "wish"))
_TELLING = ("finite", "converb")
_PEOPLE = frozenset(["person", "post", "pronoun"])


def spoken_at(scene: Scene, noun: Noun) -> Verb | None:
    """The verb of what is said at a gathering: "bunu nazir forumda deyib", "açılışında bildirib"."""
    after = noun.index + 1
    if scene.low(after) == "(" and scene.low(after + 2) == ")":
        after += 3  # "29-cu sessiyasının (COP29) açılış mərasimində"
    paper = scene.noun(after + 1, listed("nouns", "document")) if after < scene.last else None
    within = noun.case == "loc" or (noun.case == "gen" and scene.low(after) in _PARTS and paper is None)
    speech = _in_speech(scene, noun)
    main = scene.main(noun.index) if within or speech else None
    if _is_of_what_follows(scene, noun):
        return None
    told = main is not None and (main.has("say") or (main.has("sign") and noun.case == "loc"))
    told = told or speech
    # "bu fikirləri konfransda səsləndirib", "forumda danışıb"
    told = told or (main is not None and main.name in _VOICED and (noun.case == "loc" or within))
    told = told or (main is not None and noun.case == "loc" and _is_debated(scene, main))
    said = main is not None and told and not main.negative and main.tense == "past"
    clause = scene.verb_after(noun.index)
    if clause is not None and clause is not main and noun.case == "loc" and clause.kind in _CLAUSES:
        # "katib sammitdə A-nın iştirak edəcəyini deyib", "liderlərin sammitdə görüşə biləcəyini deyib"
        nearer = any(scene.low(i).endswith(("da", "də")) for i in range(noun.index + 1, clause.first - 1))
        there = clause.has("attend") and not nearer
        ahead = clause.kind == "wish" or clause.tense == "future"
        # "forumda A ilə görüşdüyünü xatırladıb": they met there, he says so elsewhere
        ahead = ahead or (main is not None and main.name == "xatırlat")
        said = said and not (there or (clause.has("meet") and ahead))
    return main if said and not scene.quoted(noun.index) else None


def _in_speech(scene: Scene, noun: Noun) -> bool:
    """Whether it is said in a speech there: "sammitdəki | çıxışında", "forumdakı açılış | nitqində"."""
    if not scene.low(noun.index).endswith(("dakı", "dəki")):
        return False
    return any(scene.low(i).startswith(_SPEECHES) for i in (noun.index + 1, noun.index + 2))


def _is_debated(scene: Scene, verb: Verb) -> bool:
    """Whether those at a gathering say what they think: "Forumda A və B müzakirə aparıblar"."""
    alone = not scene.groups(scene.opening(verb.first), verb.first, "ins", "between")
    return verb.name in ("müzakirə_apar", "fikirlərini_bölüş") and alone


def _is_of_what_follows(scene: Scene, noun: Noun) -> bool:
    """Whether a gathering is only where a thing will be done: "sammitdə qəbul ediləcək qərardan danışıb"."""
    verb = scene.next_verb(noun.index) if noun.case == "loc" else None
    ahead = verb is not None and verb.kind == "attribute" and verb.tense == "future"
    return ahead and verb is not None and not verb.has("attend")


def _is_of_part(scene: Scene, noun: Noun) -> bool:
    """Whether somebody only speaks of who was there: "Prezidentin forumda | yüksək səviyyədə iştirakını"."""
    near = range(noun.index + 1, min(noun.index + 4, scene.last))
    part = (scene.noun(i, frozenset(["iştirak"])) for i in near)
    return noun.case == "loc" and any(n is not None and n.owned for n in part)


def speakers(scene: Scene, noun: Noun) -> list[Actor]:
    """Who says something at a gathering."""
    if is_past_session(scene, noun.index) or _is_of_part(scene, noun):
        return []
    signing = [v for v in scene.verbs if v.first > noun.index and v.has("sign") and v.kind in _TELLING]
    if noun.case == "loc" and len(signing) > 1 and noun.index <= scene.first + 1:
        # "Sammitdə A və B bəyannamə imzalamış, nazirlər isə sazişi paraflamışdılar"
        signed = [a for v in signing for a in subject(scene, v)]
        return [a for a in signed if a.party.kind in ("person", "post") and not a.party.plural]
    verb = spoken_at(scene, noun)
    if verb is None:
        return []
    doers, name = subject(scene, verb), start(scene, noun.index)
    told = [a for a in doers if a.party.kind in _PEOPLE]
    if told or not doers or not all(name <= a.first < noun.index for a in doers):
        return told
    # "bunu nazir 1-ci | Azərbaycan | İnvestisiya Forumunda bildirib"
    before = scene.groups(scene.opening(noun.index), name - 1, "nom")
    people = [g for g in before if all(a.party.kind in _PEOPLE for a in g)]
    return list(people[-1]) if people else []
