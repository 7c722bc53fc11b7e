"""Which case a name is expected in by what follows it: "X ilə", "X qəbul edib", "X zəng edib"."""

from __future__ import annotations

from kg.extract.languages.az.antecedents import closed_between
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import forms
from kg.extract.languages.az.naming import GIVEN, has_local_surname
from kg.extract.languages.az.titles import head_forms
from kg.extract.parties import Party
from kg.extract.words import Token, Words

POSTPOSITIONS = words_of("names", "postpositions")
# The verb stands so many tokens after the name at most.
_NEAR = 5
_ACTIVE = ("ıb", "ib", "ub", "üb")
_PASSIVE = ("lıb", "lib", "lub", "lüb", "nıb", "nib", "nub", "nüb")
_SURE, _CLEAR, _LIKELY, _SLIGHT = 2.0, 1.0, 0.7, 0.15
_GENITIVE = ("ın", "in", "un", "ün")
# "də qəbul edəcək"
_PHRASE = 3
# A name that ends so may be an accusative: "Rəhimi" of "Rəhim", or a surname.
_OPEN = ("i", "ı", "u", "ü")
_FINITE = (
    "ıb",
    "ib",
    "ub",
    "üb",
    "ıblar",
    "iblər",
    "ublar",
    "üblər",
    "dı",
    "di",
    "du",
    "dü",
    "dılar",
    "dilər",
    "acaq",
    "əcək",
    "mışdır",
    "mişdir",
    "muşdur",
    "müşdür",
    "mışlar",
    "mişlər",
)
# "heyətini", "həmkarını"
_OWNED = ("ini", "ını", "unu", "ünü")
_AHEAD = ("acaq", "əcək")
# "Limadakı", "sarayındakı"
_LYING = ("dakı", "dəki")
# "Əkinci", "Balıqcı": surnames that are no accusatives
_TRADES = ("cı", "ci", "cu", "cü")
_QUOTES = frozenset('"“”«»„')
# "qəbul edib" and the object before it
_LIST = 3
_SAYS = ("bildir", "deyib", "vurğula", "söylə", "xatırlad", "əlavə")
_OBJECTS = frozenset(("onu", "onları", "qonağı", "qonaqları"))


def expected(words: Words, party: Party) -> dict[str, float]:
    """Return what the words after a name add to the likelihood of each case."""
    following = _following(words, party)
    if not following and (listed := _listed_object(words, party)):
        return listed
    if not following:
        return {"nom": _CLEAR} if _is_no_object(words, party) else {}
    if following[0].lower in table("names")["after_nominative"]:
        return {"nom": _SURE}
    if following[0].lower in table("names")["after_ablative"]:
        return {"abl": _SURE}
    if following[0].lower in table("names")["after_dative"]:
        return {"dat": _SURE}
    if following[0].lower == "qəbulu" and following[-1].lower != "qəbulu":
        return {"acc": _LIKELY}  # "nazir Karl Saarı | qəbulu zamanı"
    if _is_no_object(words, party) or _acts_too(words, party) or _owns_nothing(words, party):
        return {"nom": _CLEAR}
    if case := _done_to(words, party):
        return {case: _LIKELY if case == "acc" else _CLEAR}
    text = " ".join(t.lower for t in following)
    governors = table("names")["governors"]
    verb = following[0].lower
    active = verb.endswith(_ACTIVE) and not verb.endswith(_PASSIVE)
    governed = active and any(cue in text for case in ("acc", "dat") for cue in governors[case])
    if active and not governed and not _has_subject(words, party):
        return {"nom": _LIKELY, "ins": _LIKELY}
    last = party.person_span.last if party.person_span is not None else party.last
    for case, cues in governors.items():
        if case == "acc" and not words.tokens[last].lower.endswith(_OPEN):
            continue  # "Tamim bin Xalifə elçini qəbul edib"
        if case == "ins" and not _may_be_with(words, last):
            continue  # "Tamim bin Xalifə görüşdə bildirib"
        if any(cue in text for cue in cues):
            return {case: _LIKELY} if case == "ins" or _has_subject(words, party) else {}
    if _is_actor(words, party):
        return {"nom": _LIKELY}
    if any(f.owner == "3" for t in following[:2] for f in forms(t.text)):
        return {"gen": _SLIGHT}
    return {}


def _owns_nothing(words: Words, party: Party) -> bool:
    """Whether a name that looks like a genitive has but a verb after it, and so acts: "heyəti nazir Viktor
    Xrenin | qəbul edəcək"."""
    last = party.person_span.last if party.person_span is not None else party.last
    if not words.tokens[last].lower.endswith(_GENITIVE):
        return False
    told = _predicate(words, party)
    if not 0 < len(told) <= _PHRASE or told[-1].lower.endswith(_PASSIVE):
        return False
    return not any(f.owner == "3" for t in told[:-1] for f in forms(t.text))


def _may_be_with(words: Words, last: int) -> bool:
    """Whether a name can be that of whom somebody is with: "Xalifəylə", "Xalifə ilə"."""
    following = words.tokens[last + 1].lower if last + 1 < len(words.tokens) else ""
    return words.tokens[last].lower.endswith(("la", "lə")) or following == "ilə"


def _predicate(words: Words, party: Party) -> list[Token]:
    """The words after a name up to the first finite verb, that included; nothing where there is none."""
    last = party.person_span.last if party.person_span is not None else party.last
    out: list[Token] = []
    for token in words.tokens[last + 1 :]:
        if token.sentence != party.sentence:
            return []
        out.append(token)
        if token.shape == "word" and token.lower.removesuffix("dır").endswith(_FINITE) and not token.capital:
            return out
    return []


def _done_to(words: Words, party: Party) -> str:
    """The case of a name that looks like an accusative before who acts: "Karl Saarı nazir Rauf Əsədov
    qarşılayıb"; "nom" where it is done to another: "Həsən Rəhimi Karl Saarı qəbul edib", else "".
    """
    last = party.person_span.last if party.person_span is not None else party.last
    if not words.tokens[last].lower.endswith(_OPEN):
        return ""
    told = _predicate(words, party)
    verb = " ".join(t.lower for t in told[-2:])
    if not told or told[-1].lower.endswith(_PASSIVE) or told[0].lower in ("və", ","):
        return ""
    if not any(cue in verb for cue in table("names")["governors"]["acc"]):
        return ""
    others = (t for t in told[:-1] if t.shape == "word" and t.lower.endswith(_OPEN))
    return "nom" if any(_is_object(words, t) for t in others) else "acc"


def _is_object(words: Words, token: Token) -> bool:
    """Whether a word is in the accusative, and no post before a name: "qonağı", "heyətini", "Saarı"."""
    if token.lower in _OBJECTS:
        return True
    if token.lower.endswith(_LYING):
        return False  # "Karl Saarı BMT-nin Nyu-Yorkdakı qərargahında qəbul edib"
    before, following = words.tokens[token.index - 1], words.tokens[token.index + 1]
    if following.lower == "isə":
        return False  # "Saarı nazir A, | Zimini isə nazir B müşayiət edib"
    if token.capital:
        ends = not following.capital and (before.capital or bool(head_forms(before)))
        # "Saarı vağzalda Vaqif Şükürlü, səfir A qarşılayıblar": a name that ends so
        own = has_local_surname(token.text) or token.lower.endswith(_TRADES)
        return ends and not (own or head_forms(token)) and token.lower not in GIVEN
    deputy = any(f.owner == "3" and f.case == "nom" for f in head_forms(token))  # "müavini", "həmkarını"
    return token.lower.endswith(_OWNED) and not deputy


def _listed_object(words: Words, party: Party) -> dict[str, float]:
    """What is expected of a name before "və" where something is done to a list: "A Pablo Sotonu | və Karl
    Saarı qəbul edib"; an "i" ends many names."""
    last = after_brackets(words, party.person_span.last if party.person_span is not None else party.last)
    told = _predicate(words, party)
    name = words.tokens[last].lower
    if (
        not name.endswith(_OPEN)
        or len(told) <= _LIST
        or told[0].lower not in ("və", ",", "həmçinin", "eləcə")
    ):
        return {}
    verb = " ".join(t.lower for t in told[-2:])
    if not any(cue in " ".join(t.lower for t in told) for cue in table("names")["governors"]["acc"]):
        return {"nom": _LIKELY}  # "A Karlo Bellini | və Karl Saarla görüşüb"
    active = told[-1].lower.endswith(_ACTIVE + _AHEAD) and not told[-1].lower.endswith(_PASSIVE)
    done = active and any(cue in verb for cue in table("names")["governors"]["acc"])
    near = [t for t in told[-_LIST:-1] if t.lower.endswith((*_OWNED, "heyəti")) or t.capital]
    if not done or not any(t.lower.endswith(_OPEN) for t in near) or not _has_subject(words, party):
        return {}
    if name.endswith(("ini", "ani")) and not name.endswith(("nini", "çini", "şini", "vilini")):
        return {}  # "Bellini", "Sudani": more often names than accusatives
    return {"acc": _LIKELY / 2 if name.endswith("i") else _LIKELY}


def _is_actor(words: Words, party: Party) -> bool:
    """Whether a name in "-ə" is of who acts, where the verb asks for no person in the dative: "Bəhram Xəlifə
    Bakıya gəlib".
    """
    last = party.person_span.last if party.person_span is not None else party.last
    name = words.tokens[last].lower
    if not name.endswith(("a", "ə")) or name.endswith(("la", "lə")):
        return False
    told = _predicate(words, party)
    verb = " ".join(t.lower for t in told[-2:])
    opens = party.first == words.sentences[party.sentence].first
    opens = opens and bool(told) and told[-1].lower.startswith(_SAYS)  # "Tamim bin Xalifə ... bildirib"
    if not told or not (opens or any(cue in verb for cue in table("names")["acting"])):
        return False
    text = " ".join(t.lower for t in told)
    return not any(cue in text for cue in table("names")["governors"]["dat"])


def _is_no_object(words: Words, party: Party) -> bool:
    """Whether a name that looks like an accusative is none: a given name before the ending, and nothing in
    the sentence is done to a person, or it is done to somebody else: "Qonağı nazir Həsən Rəhimi qarşılayıb".
    """
    last = party.person_span.last if party.person_span is not None else party.last
    name = words.tokens[last].lower
    if not name.endswith(_OPEN):
        return False
    sentence = words.inside(party.sentence)
    others = [t for t in sentence if t.index < party.first or t.index > last]
    done_to = (t for t in others if t.lower in _OBJECTS and words.tokens[t.index + 1].lower != "müşayiət")
    if any(t.index < last or not closed_between(words, last, t.index) for t in done_to):
        return True
    text = " " + " ".join(t.lower for t in sentence)
    if name[:-1] not in GIVEN:
        return _acts_alone(words, party, text)
    if "tərəfindən" in text or not any(f" {cue}" in text for cue in table("names")["deeds"]):
        return True
    first = not _has_subject(words, party)  # "Həsən Rəhimi nazir A-nı qəbul edib"
    later = (t for t in others if t.index > last and t.capital and t.lower.endswith(_OPEN))
    return first and any(later)


def _acts_alone(words: Words, party: Party, text: str) -> bool:
    """Whether a name opens its sentence and nothing there is done to a person: "Nazir Karlo Bellini Bakıya
    gəlib".
    """
    told = [t.lower for t in _predicate(words, party)]
    passive = bool(told) and told[-1].endswith(_PASSIVE) and told[-1] not in ("olub", "qalıb", "alıb")
    if not told or passive or _has_subject(words, party):
        return False
    return not any(
        f" {cue}" in text for cue in (*table("names")["deeds"], *table("names")["governors"]["acc"])
    )


def _acts_too(words: Words, party: Party) -> bool:
    """Whether a name that looks like an accusative is the last of several who act: "nazir A və nazir Marko
    Bellini | protokola imza atıblar"."""
    last = party.person_span.last if party.person_span is not None else party.last
    before = words.tokens[party.first - 1] if party.first else None
    if not words.tokens[last].lower.endswith(_OPEN) or before is None or before.lower != "və":
        return False
    told = [t.lower for t in _predicate(words, party)]
    text = " ".join(told)
    several = bool(told) and told[-1].endswith(("lar", "lər"))
    return several and not any(cue in text for cue in table("names")["governors"]["acc"])


def _following(words: Words, party: Party) -> list[Token]:
    """The words after a name up to a mark, a few at most."""
    last = after_brackets(words, party.person_span.last if party.person_span is not None else party.last)
    out: list[Token] = []
    for token in words.tokens[last + 1 : last + 1 + _NEAR]:
        if token.text in _QUOTES and token.sentence == party.sentence:
            continue  # "Karl Saarı | "Hilton" otelində qəbul edib"
        if token.sentence != party.sentence or token.shape == "mark" or token.lower in ("və", "həmçinin"):
            break
        out.append(token)
    return out


def after_brackets(words: Words, last: int) -> int:
    """The last token of "(fotoda)" right after a token, else the token itself."""
    tokens = words.tokens
    if last + 1 < len(tokens) and tokens[last + 1].text == "(":
        closing = (k for k in range(last + 2, min(len(tokens), last + 8)) if tokens[k].text == ")")
        return next(closing, last)
    return last


def _has_subject(words: Words, party: Party) -> bool:
    """Whether something stands before the name that can be the subject: a word that is no date or place."""
    first = words.sentences[party.sentence].first
    return any(t.capital or t.lower in ("nazir", "spiker", "o") for t in words.tokens[first : party.first])
