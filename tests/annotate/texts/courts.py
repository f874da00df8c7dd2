"""Courts and police: charges, descriptions, ages."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "verdict",
        manner="court",
        published="2021-09-30",
        text="""A court in Tarsk sentenced the former deputy governor Roman Ilin to eight years in prison on Thursday for taking bribes worth 46 million rubles.
Ilin, 52, pleaded not guilty. His lawyer, Nadia Sorokina, said she would appeal within ten days.
"There is not one witness who saw money," Sorokina told the court.
Prosecutors said Ilin had asked builders for 10 percent of every contract between 2014 and 2018.
Three of the builders testified against him. One of them, Anton Belik, said that he had handed over the money in a shoe box.
Ilin's wife called the trial a farce.
Judge Marina Tal said the evidence left no doubt.
Ilin has been in custody since 11 November 2019. He was also fined 92 million rubles.""",
        sayings=(
            "{His lawyer, Nadia Sorokina}, <said> [she would appeal within ten days] = Nadia Sorokina",
            '["There is not one witness who saw money,"] {Sorokina} <told> = Sorokina',
            "{Prosecutors} <said> [Ilin had asked builders for 10 percent of every contract between 2014 and 2018] = Prosecutors",
            "{One of them, Anton Belik}, <said> [that he had handed over the money in a shoe box] = Anton Belik",
            "{Ilin's wife} <called> [the trial a farce] = Ilin's wife",
            "{Judge Marina Tal} <said> [the evidence left no doubt] = Marina Tal",
        ),
        quantities=(
            "to [eight years] | 8 | year",
            "worth [46 million rubles] | 46000000 | RUB",
            "Ilin, [52] | 52 | year",
            "within [ten days] | 10 | day",
            "not [one witness] | 1 | count | witness",
            "for [10 percent of every contract] | 10 | percent | contract",
            "2018.\n[Three of the builders] | 3 | count | builders",
            "fined [92 million rubles] | 92000000 | RUB",
        ),
        times=(
            "to [eight years] | P8Y",
            "on [Thursday] | 2021-09-30",
            "within [ten days] | P10D",
            "between [2014] | 2014",
            "and [2018] | 2018",
            "since [11 November 2019] | 2019-11-11",
        ),
        names=(
            "place: Tarsk",
            "person: Roman Ilin; Ilin",
            "person: Nadia Sorokina; Sorokina",
            "person: Anton Belik",
            "person: Marina Tal",
        ),
        misses={
            "place: Tarsk": "found as Tarsk (organisation, 0)",
        },
        wrong={
            "saying: {Ilin, 52} <pleaded not> [guilty]": "the cue takes a word of what is said",
        },
    ),
    Text(
        "dog",
        manner="police bulletin",
        published="2023-12-04",
        text="""Police in Nether Aske are looking for witnesses after a 74-year-old woman was robbed on Friday evening.
The woman was walking her dog in Mill Lane at about 5.30pm when two men on a scooter snatched her bag, which held £60 and her late husband's watch.
One of the men is described as white, about 25 and six feet tall.
Sergeant Joan Firth said: "This was a cowardly attack on a woman who is loved by the whole street."
She appealed to anyone who saw the scooter to call 101.
The dog, a terrier called Biscuit, bit one of the robbers in the leg. "He is the hero of the day," Sgt Firth added.""",
        sayings=(
            '{Sergeant Joan Firth} <said:> ["This was a cowardly attack on a woman who is loved by the whole street."] = Joan Firth',
            "{She} <appealed to> [anyone who saw the scooter to call 101] = Joan Firth",
            '["He is the hero of the day,"] {Sgt Firth} <added> = Firth',
        ),
        quantities=(
            "a [74-year-old] | 74 | year | woman",
            "when [two men] | 2 | count | men",
            "held [£60] | 60 | GBP",
            "watch.\n[One of the men] | 1 | count | men",
            "white, [about 25] | ~25 | year",
            "and [six feet] | 6 | foot",
            "bit [one of the robbers] | 1 | count | robbers",
        ),
        times=(
            "on [Friday evening] | 2023-12-01TEV",
            "at [about 5.30pm] | 2023-12-01T17:30",
        ),
        names=(
            "place: Nether Aske",
            "place: Mill Lane",
            "person: Joan Firth; Firth",
            "other: Biscuit",
        ),
        misses={
            "white, [about 25] | ~25 | year": "read as about 25 | ~25 | foot",
            "place: Nether Aske": "found as Nether Aske (person, 0)",
            "place: Mill Lane": "found as Mill Lane (person, 1)",
            "other: Biscuit": "found as Biscuit (organisation, 3)",
        },
        wrong={
            "time: the day": "the hero of the day dates nothing",
        },
    ),
)
