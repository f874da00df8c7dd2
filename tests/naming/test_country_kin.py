"""Which country a name speaks for: capitals, peoples, adjectives, seats of government; and what must not be taken for one."""

from __future__ import annotations

import pytest

from tellings.naming.countries import is_demonym, is_place, kin, nation, usual
from tellings.weights import word_table

ROWS = word_table("name_countries")


@pytest.mark.parametrize(
    ("names", "country"),
    [
        ("France, French, Paris, the French Republic", "France"),
        ("Germany, German, Germans, Berlin", "Germany"),
        ("Poland, Polish, Poles, Warsaw", "Poland"),
        ("Spain, Spanish, Madrid", "Spain"),
        ("Portugal, Portuguese, Lisbon", "Portugal"),
        ("Italy, Italian, Italians, Rome", "Italy"),
        ("Greece, Greek, Greeks, Athens", "Greece"),
        ("Netherlands, the Netherlands, Dutch, Holland, The Hague", "Netherlands"),
        ("Switzerland, Swiss, Bern", "Switzerland"),
        ("Sweden, Swedish, Swedes, Stockholm", "Sweden"),
        ("Denmark, Danish, Danes, Copenhagen", "Denmark"),
        ("Finland, Finnish, Finns, Helsinki", "Finland"),
        ("Ireland, Irish, Dublin", "Ireland"),
        ("United Kingdom, UK, U.K., Britain, British, London", "United Kingdom"),
        ("United States, US, U.S., USA, American, Americans, Washington", "United States"),
        ("Canada, Canadian, Ottawa", "Canada"),
        ("Mexico, Mexican, Mexico City", "Mexico"),
        ("Brazil, Brazilian, Brasilia", "Brazil"),
        ("Argentina, Argentine, Buenos Aires", "Argentina"),
        ("China, Chinese, Beijing, Peking", "China"),
        ("Japan, Japanese, Tokyo", "Japan"),
        ("India, Indian, New Delhi, Delhi", "India"),
        ("Pakistan, Pakistani, Islamabad", "Pakistan"),
        ("Afghanistan, Afghan, Afghans, Kabul", "Afghanistan"),
        ("Iran, Iranian, Tehran, Teheran", "Iran"),
        ("Iraq, Iraqi, Baghdad", "Iraq"),
        ("Turkey, Turkish, Turks, Ankara", "Turkey"),
        ("Egypt, Egyptian, Cairo", "Egypt"),
        ("Nigeria, Nigerian, Abuja", "Nigeria"),
        ("Niger, Niamey", "Niger"),
        ("South Africa, South African, Pretoria", "South Africa"),
        ("Australia, Australian, Canberra", "Australia"),
        ("Austria, Austrian, Vienna", "Austria"),
        ("Ukraine, Ukrainian, Ukrainians, Kyiv, Kiev", "Ukraine"),
        ("Russia, Russian, Russians, Moscow, the Kremlin", "Russia"),
        ("North Korea, North Korean, Pyongyang, DPRK", "North Korea"),
        ("Syria, Syrian, Damascus", "Syria"),
        ("Hungary, Hungarian, Budapest", "Hungary"),
        ("Romania, Romanian, Bucharest", "Romania"),
        ("Czech Republic, Czech, Prague, Czechia", "Czech Republic"),
    ],
)
def test_all_of_them_speak_for_one_country(names: str, country: str) -> None:
    found = {name: kin(name) for name in names.split(", ")}
    assert set(found.values()) <= {kin(country)}
    assert kin(country) is not None


@pytest.mark.parametrize("name", ["Parisian Motors", "Mrs London", "Ankara Mills", "the Republic", "Korea Town", "Polishing", "Moscow Mule", "A", "?"])
def test_what_only_holds_such_a_name_speaks_for_nobody(name: str) -> None:
    assert kin(name) is None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_line_of_the_table_is_whole(row: tuple[str, ...]) -> None:
    country, others, people, capitals = row
    assert country
    assert kin(country) == kin(f"the {country}") == kin(f"{country}'s") == country
    assert is_place(country)
    assert not is_demonym(country) or country in people
    assert nation(country) == country.lower()
    for cell in (others, people, capitals):
        names = [] if cell == "-" else [n.strip() for n in cell.split(";")]
        assert all(names), f"an empty name in the line of {country}"
        assert len(names) == len(set(names))
    for name in [] if people == "-" else people.split(";"):
        assert is_demonym(name.strip())
    for name in [] if others == "-" else others.split(";"):
        assert usual(name.strip()) == usual(country) == country


def test_a_capital_is_no_other_name_of_its_country() -> None:
    """"Moscow says" speaks for Russia, but a report from Moscow is not from all of Russia."""
    named = {row[0] for row in ROWS} | {n.strip() for row in ROWS for n in row[1].split(";")}
    capitals = [c.strip() for row in ROWS for c in row[3].split(";") if row[3] != "-" and c.strip() not in named]
    assert len(capitals) > 100
    assert [c for c in capitals if usual(c) in {row[0] for row in ROWS} and kin(c) != c] == []


@pytest.mark.parametrize(("form", "name"), [row[:1] * 2 for row in word_table("name_spellings")] + [(f.strip(), row[0]) for row in word_table("name_spellings") for f in row[1].split(";")])
def test_every_spelling_leads_to_the_usual_one(form: str, name: str) -> None:
    assert usual(form) == name
