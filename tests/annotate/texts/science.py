"""Studies: vague and large numbers, documents that speak."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "comet",
        manner="science",
        published="2023-01-19",
        text="""Astronomers at the Lorn Observatory have found a comet that passes the Sun once in 4,100 years.
The comet, some 3 kilometres wide, will come within 58 million kilometres of Earth on 3 March.
"It was pure luck," said Professor Mei Arden, who leads the team. "I had forgotten to switch off the camera."
The discovery is described in the journal Sky and Stone.
The study says the comet loses 600 kilograms of water every second.
Arden's colleague Tove Lindqvist believes that the comet may break up before it reaches the Sun.
Not everybody is convinced. Paul Erdem of the University of Velmar, who was not involved, said that more data were needed.""",
        sayings=(
            '["It was pure luck,"] <said> {Professor Mei Arden, who leads the team}. ["I had forgotten to switch off the camera."] = Mei Arden',
            "{The study} <says> [the comet loses 600 kilograms of water every second] = The study",
            "{Arden's colleague Tove Lindqvist} <believes> [that the comet may break up before it reaches the Sun] = Tove Lindqvist",
            "{Paul Erdem of the University of Velmar, who was not involved}, <said> [that more data were needed] = Paul Erdem",
        ),
        quantities=(
            "in [4,100 years] | 4100 | year",
            "comet, [some 3 kilometres] | ~3 | kilometre | comet",
            "within [58 million kilometres] | 58000000 | kilometre",
            "loses [600 kilograms] | 600 | kilogram | water",
        ),
        times=(
            "in [4,100 years] | P4100Y",
            "on [3 March] | 2023-03-03",
            "water [every second] | PT1S",
        ),
        names=(
            "place: Lorn Observatory",
            "place: Sun",
            "place: Earth",
            "person: Mei Arden; Arden",
            "other: Sky and Stone",
            "person: Tove Lindqvist",
            "person: Paul Erdem",
            "organisation: University of Velmar",
        ),
        misses={
            "{The study} <says> [the comet loses 600 kilograms of water every second] = The study": "given to Sky and Stone",
            "place: Sun": "found as Sun (organisation, 1)",
            "other: Sky and Stone": "found as Sky and Stone (organisation, 4)",
        },
    ),
    Text(
        "vaccine",
        manner="science",
        published="2021-04-08",
        text="""A new vaccine against river fever protects nine out of ten people for at least a year, according to a study published on Thursday.
The trial, run by the company Qoltapharm, included 12,600 adults in three countries. Of these, 71 fell ill, 64 of them in the group that got no vaccine.
"These are better results than we had hoped for," said Dr Sara Imani, the study's lead author.
Side effects were mild, she said. About 4 percent of people had a headache.
The regulator said it would decide by the end of June.
A dose is to cost $6. The health ministry of Sorrel has ordered two million doses, and wants an option on three million more.
Critics say the trial was too short.""",
        sayings=(
            "[A new vaccine against river fever protects nine out of ten people for at least a year], <according to> {a study published on Thursday} = a study published on Thursday",
            "[\"These are better results than we had hoped for,\"] <said> {Dr Sara Imani, the study's lead author} = Sara Imani",
            "[Side effects were mild], {she} <said>. [About 4 percent of people had a headache] = Sara Imani",
            "{The regulator} <said> [it would decide by the end of June] = The regulator",
            "{Critics} <say> [the trial was too short] = Critics",
        ),
        quantities=(
            "protects [nine out of ten people] | 0.9 | ratio | people",
            "included [12,600 adults] | 12600 | count | adults",
            "in [three countries] | 3 | count | countries",
            "these, [71] | 71 | count",
            "ill, [64] | 64 | count",
            "said. [About 4 percent of people] | ~4 | percent | people",
            "cost [$6] | 6 | USD | dose",
            "ordered [two million doses] | 2000000 | count | doses",
            "on [three million] | 3000000 | count | doses",
        ),
        times=(
            "for [at least a year] | P1Y",
            "on [Thursday] | 2021-04-08",
            "by [the end of June] | 2021-06",
        ),
        names=(
            "organisation: Qoltapharm",
            "person: Sara Imani",
            "place: Sorrel",
        ),
        misses={
            "{The regulator} <said> [it would decide by the end of June] = The regulator": "given to Qoltapharm",
            "place: Sorrel": "found as Sorrel (organisation, 2)",
        },
    ),
)
