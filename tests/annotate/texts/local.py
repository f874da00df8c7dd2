"""Local papers and obituaries: bylines, furniture, life dates."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "heron",
        manner="local paper",
        published="2022-07-01",
        text="""HERON STOPS TRAFFIC
By Molly Teague, Aske Valley Times
A heron brought the A19 to a standstill for half an hour on Thursday after it sat down in the fast lane.
Lorry driver Vince Opie was the first to stop. "It looked at me as if I was the one in the wrong," he said.
Police closed the road at 7.50am. Constable Dee Ward tried to lure the bird away with a sandwich, without success.
In the end it flew off by itself.
The Aske Bird Trust says herons often rest on warm tarmac. "They mean no harm," said its chairwoman, Flora Best.
Drivers had to wait up to 45 minutes.
Follow the Aske Valley Times on Facebook and never miss a story.
Copyright 2022 Aske Valley Times. All rights reserved.""",
        sayings=(
            '["It looked at me as if I was the one in the wrong,"] {he} <said> = Vince Opie',
            "{The Aske Bird Trust} <says> [herons often rest on warm tarmac] = Aske Bird Trust",
            '["They mean no harm,"] <said> {its chairwoman, Flora Best} = Flora Best',
        ),
        quantities=(
            "for [half an hour] | 0.5 | hour",
            "wait [up to 45 minutes] | ..45 | minute",
        ),
        times=(
            "for [half an hour] | PT30M",
            "on [Thursday] | 2022-06-30",
            "at [7.50am] | 2022-06-30T07:50",
            "wait [up to 45 minutes] | PT45M",
        ),
        names=(
            "place: A19",
            "person: Vince Opie",
            "person: Dee Ward",
            "organisation: Aske Bird Trust",
            "person: Flora Best",
        ),
        boilerplate=(
            "By Molly Teague, Aske Valley Times",
            "Follow the Aske Valley Times on Facebook and never miss a story.",
            "Copyright 2022 Aske Valley Times. All rights reserved.",
        ),
        misses={
            "place: A19": "found as A19 (organisation, 0)",
        },
        wrong={
            "name: Lorry": "the first word of a sentence",
        },
    ),
    Text(
        "obituary",
        manner="obituary",
        published="2024-05-02",
        text="""Selma Hartog, the painter who taught three generations to draw, died on Tuesday at her home in Belrive. She was 93.
Her daughter, Judith Hartog, said she had been ill for some months.
Hartog was born on 9 February 1931 in Tarsk, the youngest of six children. She fled to Velmar at the age of 14 with a box of chalk in her coat.
"I have never owned anything better than that box," she once said.
In 1962 she opened the school in Mill Street that bears her name. More than 2,000 pupils passed through it.
The painter Jan Ott called her "the sternest and kindest person I ever met".
A memorial will be held on 11 May.""",
        sayings=(
            "{Her daughter, Judith Hartog}, <said> [she had been ill for some months] = Judith Hartog",
            '["I have never owned anything better than that box,"] {she} <once said> = Selma Hartog',
            '{The painter Jan Ott} <called> [her "the sternest and kindest person I ever met"] = Jan Ott',
        ),
        quantities=(
            "taught [three generations] | 3 | count | generations",
            "was [93] | 93 | year",
            "of [six children] | 6 | count | children",
            "Velmar [at the age of 14] | 14 | year",
            "name. [More than 2,000 pupils] | 2000.. | count | pupils",
        ),
        times=(
            "on [Tuesday] | 2024-04-30",
            "for [some months] | PXM",
            "on [9 February 1931] | 1931-02-09",
            "In [1962] | 1962",
            "on [11 May] | 2024-05-11",
        ),
        names=(
            "person: Selma Hartog; Hartog",
            "place: Belrive",
            "person: Judith Hartog",
            "place: Tarsk",
            "place: Velmar",
            "place: Mill Street",
            "person: Jan Ott",
        ),
        misses={
            '["I have never owned anything better than that box,"] {she} <once said> = Selma Hartog': "given to Hartog / Judith Hartog",
            "person: Selma Hartog; Hartog": "found as Selma Hartog (person, 0), Hartog (person, 2)",
            "place: Belrive": "found as Belrive (other, 1)",
            "person: Judith Hartog": "found as Judith Hartog (person, 2)",
            "place: Velmar": "found as Velmar (person, 4)",
        },
    ),
)
