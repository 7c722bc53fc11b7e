"""Whom a surname alone means: one person by post and time, nobody where it may be two."""

from __future__ import annotations

from kg.identities import Parts
from kg.resolve import Judgement, Ref

from .gold.reading import PersonMention
from .mentioned import persons_of, records_of


def told(*lines: str, judgements: tuple[Judgement, ...] = ()) -> list[Parts]:
    """Return who is meant in each line ``language day name; post; state``; each is an article."""
    rows = [_mention(line) for line in lines]
    found = persons_of(records_of(rows), judgements)
    return [found[row.article, row.name] for row in rows]


def _mention(line: str) -> PersonMention:
    lang, day, said = line.split(" ", 2)
    name, post, country = (part.strip() for part in said.split(";"))
    return PersonMention(f"{lang}-{day}", "", "yes", lang, name, post, "", country, day, "")


def test_a_surname_means_the_holder_of_its_post() -> None:
    one, short = told("en 2024-05-01 Ilham Aliyev; President; AZ", "ru 2024-05-03 Алиев; президент; AZ")
    assert one == short


def test_what_fits_two_who_share_a_post_that_many_hold_is_nobody() -> None:
    one, other, short = told(
        "ru 2024-05-01 Аскар Ахметов; посол; KZ",
        "ru 2024-05-02 Азамат Ахметов; посол; KZ",
        "ru 2024-05-03 А. Ахметов; посол; KZ",
    )
    assert len({one, other, short}) == 3


def test_of_two_who_held_a_post_it_is_who_held_it_then() -> None:
    first, later, short = told(
        "en 1999-05-01 Alija Izetbegović; Chairman of the Presidency; BA",
        "en 2016-05-01 Bakir Izetbegović; Chairman of the Presidency; BA",
        "en 2016-07-01 Izetbegović; Chairman of the Presidency; BA",
    )
    assert short == later != first


def test_who_holds_a_post_is_not_who_has_left_it() -> None:
    father, son, short, former = told(
        "en 1998-05-19 George H. W. Bush; former President; US",
        "en 2002-03-12 George W. Bush; President; US",
        "ru 2001-06-17 Буш; президент; US",
        "ru 1998-05-20 Буш; бывший президент; US",
    )
    assert (short, former) == (son, father)
    assert father != son


def test_who_is_told_as_former_is_first_of_all_whom_others_call_so() -> None:
    father, son, former, president = told(
        "en 1998-05-19 George H. W. Bush; former President; US",
        "en 2002-03-12 George W. Bush; President; US",
        "ru 1998-06-19 Джордж Буш; бывший президент; US",
        "ru 2001-06-16 Джордж Буш; президент; US",
    )
    assert (former, president) == (father, son)


def test_who_comes_back_to_a_post_is_one() -> None:
    found = told(
        "en 2018-05-01 Donald Trump; President; US",
        "ru 2023-05-01 Дональд Трамп; бывший президент; US",
        "en 2023-06-01 Donald Trump; former President; US",
        "ru 2025-05-01 Дональд Трамп; президент; US",
    )
    assert len(set(found)) == 1


def test_a_surname_that_somebody_has_parted_from_its_home_is_another() -> None:
    lines = ("en 2024-05-01 Ilham Aliyev; President; AZ", "ru 2024-05-03 Алиев; президент; AZ")
    parted = Judgement(
        kind="person",
        verdict="different",
        one=(Ref(("name", "ilham aliyev")),),
        other=(Ref(("article", "ru-2024-05-03", "aliev"), "ru-2024-05-03"),),
        author="a linguist",
        date="2025-11-21",
    )
    one, short = told(*lines, judgements=(parted,))
    assert one != short


def test_a_bare_title_goes_with_the_longer_one_of_its_state() -> None:
    minister, surname, elsewhere = told(
        "en 2024-05-01 Anna Holmgren; Secretary of Agriculture; US",
        "en 2024-06-01 Holmgren; Secretary; US",
        "en 2024-06-02 Holmgren; Secretary; PH",
    )
    assert minister == surname != elsewhere
    minister, surname = told(
        "ru 2024-05-01 Анна Хольмгрен; министр иностранных дел; SE", "ru 2024-06-01 Хольмгрен; министр; SE"
    )
    assert minister == surname


def test_a_bare_title_that_may_be_of_two_is_of_nobody() -> None:
    one, other, surname = told(
        "en 2024-05-01 Anna Holmgren; Secretary of Agriculture; US",
        "en 2024-05-02 Peter Holmgren; Secretary of Labor; US",
        "en 2024-06-01 Holmgren; Secretary; US",
    )
    assert len({one, other, surname}) == 3


def test_a_bare_title_of_another_time_or_rank_is_another() -> None:
    minister, later, deputy = told(
        "en 2004-05-01 Anna Holmgren; Secretary of Agriculture; US",
        "en 2024-06-01 Holmgren; Secretary; US",
        "en 2004-06-01 Holmgren; Deputy Secretary; US",
    )
    assert minister not in (later, deputy)


def test_short_forms_of_given_names_need_one_post_or_less_of_it() -> None:
    full, short, namesake = told(
        "en 2024-05-01 Deborah Holmgren; Secretary of Agriculture; US",
        "en 2024-06-01 Deb Holmgren; Secretary; US",
        "en 2024-06-02 Debbie Holmgren; State Representative; US",
    )
    assert full == short != namesake


def test_two_posts_in_one_wording_are_evidence_of_both() -> None:
    one, other = told(
        "en 2024-05-01 Carl Bento; Vice Prime Minister and Foreign Minister; CD",
        "en 2024-05-02 Carl Bento; Foreign Minister; CD",
    )
    assert one == other


def test_one_name_with_one_long_title_in_two_states_is_a_slip() -> None:
    one, other, clerk, namesake = told(
        "en 2024-05-01 Karl Ritter; Assistant Secretary of Defense for Nordic Security Affairs; US",
        "en 2024-05-02 Karl B. Ritter; Assistant Secretary of Defense for Nordic Security Affairs; NO",
        "en 2024-05-01 Carl Ritsos; Chief Adviser to the President; US",
        "en 2024-05-02 Carl Ritsos; Chief Adviser to the President; GR",
    )
    assert one == other
    assert clerk != namesake
