"""To which talk of an Azerbaijani text a topic goes, texts in own wording."""

from __future__ import annotations

import pytest

from kg.extract import extract

from ..reported import article

_SEPARATELY = (
    "Azərbaycanın təhsil naziri Emin Əmrullayev Romada Maltanın təhsil naziri Klifton Qrima, Kiprin təhsil "
    "naziri Atena Mixailidu və Estoniyanın təhsil naziri Kristina Kallas ilə təkbətək görüşlər keçirib. {}"
)
_CALL = (
    "Azərbaycanın xarici işlər naziri Ceyhun Bayramov Omanın xarici işlər naziri Badr əl-Busaidi ilə "
    "telefonla danışıb. {}"
)


def told(text: str) -> list[tuple[str, list[str]]]:
    events = extract(article(text, lang="az")).events
    return [(event.type, [topic.label for topic in event.topics]) for event in events]


@pytest.mark.parametrize("opening", ["Görüşlərdə", "Görüşlər zamanı"])
def test_what_was_discussed_at_the_meetings_is_of_each(opening: str) -> None:
    found = told(_SEPARATELY.format(f"{opening} dil kursları müzakirə olunub."))
    assert found == [("meeting", ["dil kursları"])] * 3


def test_talks_of_states_that_others_speak_of_are_a_topic_and_no_event() -> None:
    found = told(_CALL.format("Nazir Ermənistanla aparılan danışıqlar, balıq ixracı barədə məlumat verib."))
    assert found == [("call", ["Ermənistanla aparılan danışıqlar", "balıq ixracı"])]


def test_talks_of_states_take_place_where_they_are_the_occasion() -> None:
    found = told("Azərbaycan ilə Gürcüstan arasında danışıqlarda sərhəd körpüsü müzakirə olunub.")
    assert found == [("meeting", ["sərhəd körpüsü"])]


def test_what_officials_discussed_is_of_their_call_though_they_met_once() -> None:
    found = told(
        _CALL.format(
            "Nazirlər duz ixracını müzakirə ediblər. Onlar son dəfə 2019-cu ilin mayında Ciddədə görüşmüş, "
            "xurma idxalını nəzərdən keçirmişdilər."
        )
    )
    assert found == [("call", ["duz ixracı"]), ("meeting", ["xurma idxalı"])]


def test_a_later_meeting_in_a_list_is_no_occasion() -> None:
    found = told(
        _CALL.format(
            "Telefon danışığında su anbarı, prezidentlərin Bakıda keçirdiyi görüşdə əldə olunmuş "
            "razılaşmaların icrası müzakirə olunub."
        )
    )
    labels = {label for _, topics in found for label in topics}
    assert "su anbarı" in labels


def test_ministers_of_a_hundred_states_are_of_none() -> None:
    text = (
        "Elm naziri Emin Əmrullayev Londonda keçirilən Dünya Təhsil Forumuna qatılıb. Forumda 100-dən çox "
        "ölkənin təhsil nazirləri təmsil olunur."
    )
    parties = [p.name for e in extract(article(text, lang="az")).events for p in e.participants]
    assert parties == ["Emin Əmrullayev"]


def test_a_diplomat_is_the_envoy_told_before() -> None:
    text = (
        "Avropa İttifaqının Cənubi Qafqaz üzrə xüsusi nümayəndəsi Anna Lund Bakıya gəlib. "
        "Diplomat Prezidentin köməkçisi Hikmət Hacıyevlə görüşüb. Sonra xarici işlər naziri Ceyhun Bayramov "
        "onu qəbul edib."
    )
    talks = [e for e in extract(article(text, lang="az")).events if e.type == "meeting"]
    assert [{p.name for p in e.participants} for e in talks] == [
        {"Anna Lund", "Hikmət Hacıyev"},
        {"Anna Lund", "Ceyhun Bayramov"},
    ]


def test_what_was_discussed_is_of_no_meeting_to_come() -> None:
    found = told(
        "Ceyhun Bayramov Omanın xarici işlər naziri Badr əl-Busaidi ilə görüşüb. Nazirlər prezidentlərin "
        "gələn ay Məsqətdə keçiriləcək görüşünə hazırlığı və balıq ixracını müzakirə ediblər."
    )
    assert "balıq ixracı" in found[0][1]
    assert not any(topics for _, topics in found[1:])


def test_what_is_told_later_of_another_time_has_no_topics_of_the_beginning() -> None:
    found = told(
        "Sərhəd körpüsünün tikintisi müzakirə olunub.\n\nKörpü iki sahili birləşdirəcək.\n\nXatırladaq ki, "
        "ötən il Ceyhun Bayramov Omanın xarici işlər naziri Badr əl-Busaidi ilə Məsqətdə görüşüb."
    )
    assert found == [("meeting", [])]


def test_a_meeting_and_a_call_each_have_what_was_discussed_at_them() -> None:
    found = told(
        "Ceyhun Bayramov Omanın xarici işlər naziri Badr əl-Busaidi ilə görüşüb. Nazirlər dünən telefonla da "
        "danışmışdılar. Görüşdə balıq ixracı müzakirə olunub."
    )
    assert ("meeting", ["balıq ixracı"]) in found


def test_what_several_visits_are_about_is_of_each() -> None:
    found = told(
        "Omanın xarici işlər naziri Badr əl-Busaidinin Azərbaycana və Rusiyaya səfərləri gözlənilir. "
        "Səfərlərin gündəliyinə sərhəd körpüsü və balıq ixracı daxil olacaq."
    )
    assert found == [("visit", ["sərhəd körpüsü", "balıq ixracı"])] * 2


_TWO = (
    "Estoniya Prezidenti Karl Saar mayda Riqada Latviya Prezidenti Juris Ozolsla görüşəcək. "
    "Martın 3-də Karl Saar və Juris Ozols Soçidə görüşüblər. {}"
)


@pytest.mark.parametrize("said", ["Görüşdə rüsumlar müzakirə ediləcək.", "Görüş rüsumlara həsr olunacaq."])
def test_what_is_still_to_be_discussed_is_of_the_talk_to_come(said: str) -> None:
    assert [topics for _, topics in told(_TWO.format(said))] == [["rüsumlar"], []]


def test_what_has_been_discussed_is_of_the_talk_that_was_held() -> None:
    assert [topics for _, topics in told(_TWO.format("Görüşdə rüsumlar müzakirə edilib."))] == [
        [],
        ["rüsumlar"],
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Klifton Qrima ilə görüşdə dil kursları, Kristina Kallasla görüşdə isə muzey fondu müzakirə edilib.",
        "Klifton Qrima ilə söhbətdə dil kursları, estoniyalı nazirlə isə muzey fondu əsas mövzu olub.",
        "Klifton Qrima ilə görüşdə dil kursları müzakirə edilib. Kristina Kallasla söhbətdə isə "
        "muzey fondu nəzərdən keçirilib.",
    ],
)
def test_what_was_discussed_with_each_is_of_the_talk_with_him(said: str) -> None:
    found = told(_SEPARATELY.format(said))
    assert found == [("meeting", ["dil kursları"]), ("meeting", []), ("meeting", ["muzey fondu"])]


@pytest.mark.parametrize(
    ("matter", "topic"),
    [
        ("Riqada ticarət", "ticarət"),
        ("Hələbdə vəziyyət", "Hələbdə vəziyyət"),
        ("Suriyada sülh", "Suriyada sülh"),
    ],
)
def test_the_town_of_the_talk_is_no_part_of_what_was_discussed_there(matter: str, topic: str) -> None:
    found = told(
        f"Latviya Prezidenti Edqars Rinkeviçs Riqada Çili Prezidenti Qabriel Boriçlə görüşüb. {matter} "
        "müzakirə olunub."
    )
    assert found == [("meeting", [topic])]


def test_a_field_of_one_word_is_a_topic_without_a_label_in_the_scheme() -> None:
    found = told(_CALL.format("Danışıq zamanı suvarma, təlimlər və kölgələr müzakirə olunub."))
    assert found == [("call", ["suvarma", "təlimlər"])]


@pytest.mark.parametrize("course", ["davamı olaraq", "davamı kimi"])
def test_what_is_discussed_after_talks_of_another_day_is_of_those_of_the_news(course: str) -> None:
    found = told(
        "Vyanada Estoniyanın xarici işlər naziri Karl Saar ilə Çilinin xarici işlər naziri Pablo Soto "
        f"görüşüblər. Onlar apreldə Limada olan danışıqların {course} gömrük tariflərini müzakirə ediblər."
    )
    assert found == [("meeting", ["gömrük tarifləri"]), ("meeting", [])]
