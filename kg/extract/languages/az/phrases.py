"""The extent of a noun phrase left of its head: "Türk Dövlətləri Təşkilatının qeyri-rəsmi Zirvə görüşü"."""

from __future__ import annotations

from kg.extract.languages.az.inflection import VOWELS, in_case, is_possessive, lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.syntax import in_title

_OCCASIONS = words_of("vocabulary", "occasions")
_QUOTES = frozenset('"«»“”„')
# Postpositions and links that join an attribute to the head of a phrase: "sülh haqqında saziş".
LINKING = frozenset(
    [
        "haqqında",
        "barədə",
        "dair",
        "üzrə",
        "aid",
        "sahəsində",
        "sahələrində",
        "arasında",
        "arasındakı",
        "ilə",
        "əlaqədar",
        "bağlı",
        "qarşı",
        "üçün",
        "kimi",
    ]
)
_STOPS = frozenset(
    [
        "isə",
        "bu",
        "həmin",
        "ki",
        "amma",
        "lakin",
        "ancaq",
        "sonra",
        "əvvəl",
        "əvvəlcə",
        "ardınca",
        "çərçivəsində",
        "zamanı",
        "ərzində",
        "tarixində",
        "tarixlərində",
        "gedişində",
        "yekununda",
        "sonunda",
        "tərəfindən",
        "görə",
        "bildirib",
        "keçirilən",
        "keçiriləcək",
        "edən",
        "olan",
        "tərəflər",
        "həmçinin",
        "habelə",
        "eləcə",
        "əsasən",
        "əsnasında",
        "nəticəsində",
        "müddətində",
    ]
)


def quoted(scene: Scene, last: int) -> int | None:
    """Return the first token of a quotation that ends with a mark at ``last``, None when it is none."""
    if scene.tokens[last].text not in _QUOTES:
        return None
    for i in range(last - 1, scene.first - 1, -1):
        if scene.tokens[i].text in _QUOTES:
            return i
    return None


_NOUNS = words_of("topics", "abstract")


# How the dative of "-lik" ends, in words of more letters.
_TO_LIK, _LIK = ("liyə", "lüyə"), 7


def nominative(scene: Scene, first: int, last: int, case: str = "") -> str:
    """Return the text of a phrase with its last word in the nominative; ``case`` is that of the word, ''
    for none.
    """
    start, _ = scene.words.span(first, last)
    text = scene.words.text
    word = scene.tokens[last].text
    listed = _listed_name(scene, last)
    bare = (listed or in_case(word, case)) if case not in ("", "nom") else word
    if bare is None or (case == "acc" and last > first and bare[-1:] not in VOWELS and _stays(scene, last)):
        bare = word
    if case == "dat" and listed == "" and len(word) > _LIK and word.islower() and word.endswith(_TO_LIK):
        bare = word[:-2] + "k"  # "təhlükəsizliyə" is of "təhlükəsizlik"
    after_quote = (
        last > first and scene.tokens[last - 1].text in _QUOTES and word.islower() and len(word) <= 4
    )
    if after_quote and scene.tokens[last].start == scene.tokens[last - 1].end:
        bare = ""
    head = text[start : scene.tokens[last].start] + (_hardened(bare) if bare not in (word, listed) else bare)
    return " ".join(head.split())


def _listed_name(scene: Scene, index: int) -> str:
    """The name of a state or place that a word is a form of, as the gazetteer writes it: "Qarabağ-ı"."""
    span = scene.spans.over(index)
    if span is None or span.kind not in ("state", "place") or span.first != span.last:
        return ""
    return span.name if lower(scene.tokens[index].text).startswith(lower(span.name)) else ""


def _hardened(word: str) -> str:
    """ "dəstəy-i" is of "dəstək", "marağ-ı" of "maraq"."""
    if len(word) > 4 and word.endswith(("əy", "iy", "üy")):
        return word[:-1] + "k"
    return word[:-1] + "q" if len(word) > 4 and word.endswith("ağ") else word


def _stays(scene: Scene, last: int) -> bool:
    """Whether "-ı" is the possessive and no accusative: "ikitərəfli gündəliyin məsələləri"."""
    word = scene.tokens[last].text
    if not is_possessive(word) or last == scene.first:
        return False
    before = lower(scene.tokens[last - 1].text)
    if scene.tokens[last - 1].text.isupper() and len(before) > 1:
        return True  # "BMT islahatları"
    if before.endswith(("-iqtisadi", "-ticari", "-texniki")):
        return False
    if before.endswith(("sərrüfatı", "sənayesi", "siyasəti", "iqtisadiyyatı", "ması", "məsi")):
        return True  # "kənd təsərrüfatı texnologiyaları", "layihənin açılması prosesi"
    if before == "kənd" or before in _NOUNS or before.endswith(("siyasət", "lik", "lıq", "luq", "lük")):
        # "enerji layihələri"; the accusative is "enerji layihələrini"
        return True
    return before.endswith(("ın", "in", "un", "ün")) and in_case(before, "gen") is not None


def stops(scene: Scene, index: int) -> bool:
    """Whether no noun phrase reaches over a token: a mark, a verb, a circumstance."""
    token = scene.tokens[index]
    if token.shape == "mark":
        return token.text not in ("-", "–", "(", ")", "’", "'", "/", *_QUOTES)
    if scene.low(index) in _STOPS or any(w.first <= index <= w.last for w in scene.whens):
        return True
    if scene.low(index) in ("bərpa", "olunan") and "bərpa" in (scene.low(index - 1), scene.low(index)):
        return False
    verbs = [v for v in scene.verbs if v.first <= index <= v.last and not in_title(scene, v.last)]
    return bool(verbs) or _is_occasion(scene, index)


def _is_occasion(scene: Scene, index: int) -> bool:
    """ "görüşdə", "danışıqlarda": where something was said or signed."""
    noun = scene.noun(index, _OCCASIONS)
    return noun is not None and noun.case in ("loc", "abl")
