"""Matches and races: scores, ranks, times."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "derby",
        manner="sport",
        published="2022-03-20",
        text="""Telmore Rovers beat Oldhaven Town 3-1 on Sunday to go six points clear at the top of the league.
Striker Yusuf Adan scored twice in the first half in front of 24,000 fans at Quay Park, his 19th and 20th goals of the season.
"We could have had five," said coach Rita Malm. "But I am not complaining."
Oldhaven's captain, Leo Strand, was sent off after 62 minutes for a foul on Adan.
Strand said he had not touched him. "Ask the cameras," he said.
Rovers, who last won the title in 1987, have nine games left. Malm refuses to talk about the cup.
Second-placed Velmar City drew 0-0 at home.""",
        sayings=(
            '["We could have had five,"] <said> {coach Rita Malm}. ["But I am not complaining."] = Rita Malm',
            "{Strand} <said> [he had not touched him] = Strand",
            '["Ask the cameras,"] {he} <said> = Strand',
        ),
        quantities=(
            "Town [3-1] | 3..1 | score",
            "go [six points] | 6 | point",
            "scored [twice] | 2 | times",
            "of [24,000 fans] | 24000 | count | fans",
            "his [19th and 20th] goals | 19..20 | rank",
            "had [five] | 5 | count",
            "after [62 minutes] | 62 | minute",
            "have [nine games] | 9 | count | games",
            "drew [0-0] | 0 | score",
        ),
        times=(
            "on [Sunday] | 2022-03-20",
            "after [62 minutes] | PT62M",
            "in [1987] | 1987",
        ),
        names=(
            "organisation: Telmore Rovers; Rovers",
            "organisation: Oldhaven Town; Oldhaven",
            "person: Yusuf Adan; Adan",
            "place: Quay Park",
            "person: Rita Malm; Malm",
            "person: Leo Strand; Strand",
            "organisation: Velmar City",
        ),
        misses={
            "his [19th and 20th] goals | 19..20 | rank": "not read as a figure",
            "organisation: Telmore Rovers; Rovers": "found as Telmore Rovers (person, 0), Rovers (person, 0)",
            "organisation: Oldhaven Town; Oldhaven": "found as Oldhaven Town (nowhere), Oldhaven (place, 1)",
            "organisation: Velmar City": "found as Velmar City (place, 6)",
        },
        wrong={
            "time: the first half": "the half of a match taken for that of a year",
        },
    ),
    Text(
        "race",
        manner="sport",
        published="2024-07-07",
        text="""Ines Toral won the fourth stage of the Tour of Qolta on Sunday, finishing the 164 km from Tarsk to Porta in 4 hours 12 minutes.
The 22-year-old beat Britta Holm by three seconds.
"My legs were empty at the top of the climb," Toral said. "I don't know how I got down."
Holm, who had led since Thursday, lost the yellow jersey. She accused a television motorbike of getting in her way.
The organisers denied it. Race director Paolo Denti said they had looked at the pictures and seen nothing wrong.
A rest day follows on Monday. The race ends on 14 July.""",
        sayings=(
            "[\"My legs were empty at the top of the climb,\"] {Toral} <said>. [\"I don't know how I got down.\"] = Toral",
            "{She} <accused> [a television motorbike of getting in her way] = Holm",
            "{The organisers} <denied> [it] = The organisers",
            "{Race director Paolo Denti} <said> [they had looked at the pictures and seen nothing wrong] = Paolo Denti",
        ),
        quantities=(
            "the [164 km] | 164 | kilometre",
            "[4 hours] 12 minutes | 4 | hour",
            "4 hours [12 minutes] | 12 | minute",
            "The [22-year-old] | 22 | year",
            "by [three seconds] | 3 | second",
        ),
        times=(
            "on [Sunday] | 2024-07-07",
            "[4 hours 12 minutes] | PT4H12M",
            "by [three seconds] | PT3S",
            "since [Thursday] | 2024-07-04",
            "on [Monday] | 2024-07-08",
            "on [14 July] | 2024-07-14",
        ),
        names=(
            "person: Ines Toral; Toral",
            "other: Tour of Qolta",
            "place: Tarsk",
            "place: Porta",
            "person: Britta Holm; Holm",
            "person: Paolo Denti",
        ),
        misses={
            "{The organisers} <denied> [it] = The organisers": "not found",
            "[4 hours 12 minutes] | PT4H12M": "read as 4 hours | PT4H; read as 12 minutes | PT12M",
            "other: Tour of Qolta": "found as Tour of Qolta (nowhere)",
            "place: Tarsk": "found as Tarsk (organisation, 1)",
        },
    ),
)
