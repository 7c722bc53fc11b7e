"""What a text plainly shows of its language: never another one than the model tells."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest

from kg.read.language import _identifier, settle
from kg.read.plain_language import is_short_english, shown

RUSSIAN = (
    "Министр иностранных дел Норландии прибыл в столицу соседней страны с рабочим визитом. В ходе визита он"
    " провел переговоры с коллегой. Стороны обсудили торговлю и транспорт, а также положение на границе, и"
    " договорились о встрече в мае, сообщили в министерстве."
)
ENGLISH = (
    "The foreign minister of Norland arrived in the capital of the neighbouring country on Monday. In the"
    " course of the visit he held talks with his counterpart, and the two sides agreed to meet again in May."
)
AZERBAIJANI = (
    "Norlandiyanın xarici işlər naziri qonşu ölkənin paytaxtına işgüzar səfərə gəlib. Səfər çərçivəsində o,"
    " həmkarı ilə danışıqlar aparıb, tərəflər ticarət və nəqliyyat məsələlərini, sərhəddəki vəziyyəti"
    " müzakirə edib, may ayında yenidən görüşməyi razılaşdırıblar."
)
# One sentence in each neighbour of them, with the small words that it shares.
OTHERS = {
    "uk": "Міністр закордонних справ Норландії прибув до столиці сусідньої країни, де з колегою говорив про"
    " мир.",
    "be": "Міністр замежных спраў Нарландыі прыбыў у сталіцу суседняй краіны, дзе ён гаварыў з калегам пра"
    " мір.",
    "bg": "Министърът на външните работи на Норландия пристигна в столицата на съседна страна с визита и в"
    " нея по време на срещи с колегата си говори за мира, за търговията и за транспорта.",
    "mk": "Министерот за надворешни работи на Норландија пристигна во посета на соседната земја и со колегата"
    " разговараше за мирот, за трговијата и за транспортот на стока.",
    "sr": "Министар спољних послова Норландије допутовао је у посету суседној земљи и са колегом у њој"
    " говорио о миру, о трговини и о саобраћају.",
    "kk": "Норландияның сыртқы істер министрі көршілес елдің астанасына жұмыс сапарымен келді және"
    " әріптесімен сауда мәселелерін талқылады.",
    "ky": "Норландиянын тышкы иштер министри коңшу өлкөнүн борборуна иш сапары менен келип, кесиптеши менен"
    " соода маселелерин талкуулады.",
    "tg": "Вазири корҳои хориҷии Норландия бо сафари корӣ ба пойтахти кишвари ҳамсоя омад ва бо ҳамтои худ"
    " дар бораи тиҷорат гуфтугӯ кард.",
    "tr": "Norlandiya Dışişleri Bakanı dün komşu ülkenin başkentinde mevkidaşı ile bir araya geldi ve ticaret"
    " ile ulaşım konularını görüştü.",
    "uz": "Norlandiya tashqi ishlar vaziri qo'shni mamlakat poytaxtiga ish tashrifi bilan keldi va hamkasbi"
    " bilan savdo masalalarini muhokama qildi.",
    "de": "Der Minister von Norland kam am Montag in die Hauptstadt des Nachbarlandes und sprach dort mit"
    " seinem Kollegen in der Residenz über den Handel und die Lage an der Grenze.",
    "fr": "Le ministre de Norlande est arrivé lundi dans la capitale du pays voisin et a parlé avec son"
    " collègue du commerce et de la situation à la frontière.",
    "it": "Il ministro degli esteri di Norlandia e arrivato nella capitale del paese vicino e ha parlato con"
    " il suo collega di commercio e di trasporti.",
}


@pytest.mark.parametrize(("text", "language"), [(RUSSIAN, "ru"), (ENGLISH, "en"), (AZERBAIJANI, "az")])
def test_a_text_shows_its_language(text: str, language: str) -> None:
    assert shown(text) == language
    assert shown(text.upper().replace("İ", "I")) in (language, "")


@pytest.mark.parametrize("language", OTHERS)
def test_a_neighbour_is_not_taken_for_it(language: str) -> None:
    assert shown(" ".join([OTHERS[language]] * 4)) == ""


@pytest.mark.parametrize(("text", "language"), [(RUSSIAN, "ru"), (ENGLISH, "en"), (AZERBAIJANI, "az")])
@pytest.mark.parametrize("other", OTHERS)
def test_half_a_neighbour_is_left_to_the_model(text: str, language: str, other: str) -> None:
    """A text in two languages is plainly in none, unless the other half is short."""
    assert shown(f"{text} {' '.join([OTHERS[other]] * 4)}") in ("", language)


def test_too_few_words_show_nothing() -> None:
    assert shown("Министр прибыл в столицу с визитом, и в ней он был.") == ""
    assert shown("") == ""


def test_of_articles_it_shows_what_the_model_tells(shared: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(shared.glob("eval/*/*.txt"))]
    with gzip.open(shared / "corpus" / "en-readouts.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts += [json.loads(line)["text"] for line in islice(lines, 0, None, 20)]
    model = _identifier(frozenset())
    told = {text: shown(text) for whole in texts for text in (whole[:1000], whole[:300], whole[300:1300])}
    plain = {text: code for text, code in told.items() if code}
    assert len(plain) > len(told) // 2
    assert {code for text, code in plain.items()} == {"ru", "en", "az"}
    assert [text for text, code in plain.items() if model.classify(text)[0] != code] == []


@pytest.mark.parametrize(
    "text",
    [
        "Talks\n14 March 2025\n\nKazakh Foreign Minister Yerlan Sarbasov met Georgian Foreign Minister Giorgi"
        " Machaidze in Astana.",
        "Uzbekistan President Shavkat Mirziyoyev held talks with Tajik President Emomali Rahmon in Dushanbe",
    ],
)
def test_an_english_sentence_full_of_names_is_english(text: str) -> None:
    assert settle(text, None, ("ru", "en", "az"), where="a") == "en"


@pytest.mark.parametrize("text", OTHERS.values())
def test_a_sentence_of_another_language_is_no_english(text: str) -> None:
    assert not is_short_english(text)
    assert not is_short_english("Foreign Affairs met Foreign Office: " + text)
