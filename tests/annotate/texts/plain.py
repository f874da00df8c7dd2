"""Reports without quotation marks, where only words tell what is said."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "grain",
        manner="without quotation marks",
        published="2023-07-18",
        text="""The grain agreement is over, the harbour office of Porta said on Tuesday. The last ship under the deal left at dawn with 27,000 tonnes of maize.
Minister of Agriculture Sorin Vadu said the country would look for other ways. He did not name them.
Farmers, he said, had nothing to fear this season.
The farmers see it differently. We have silos full of wheat and nobody to sell it to, says Ana Lupu, who farms 300 hectares near Porta. Prices have fallen by a third since May, she says.
Last week a spokesman for the buyers' association explained that the ships would stay away for at least two months.
There is no reason to panic, the minister repeated in the evening.
Whether the talks will go on in August is unclear.""",
        sayings=(
            "[The grain agreement is over], {the harbour office of Porta} <said> = the harbour office of Porta",
            "{Minister of Agriculture Sorin Vadu} <said> [the country would look for other ways] = Sorin Vadu",
            "[Farmers], {he} <said>, [had nothing to fear this season] = Sorin Vadu",
            "[The farmers see it differently. We have silos full of wheat and nobody to sell it to], <says> {Ana Lupu, who farms 300 hectares near Porta} = Ana Lupu",
            "[Prices have fallen by a third since May], {she} <says> = Ana Lupu",
            "{a spokesman for the buyers' association} <explained> [that the ships would stay away for at least two months] = a spokesman for the buyers' association",
            "[There is no reason to panic], {the minister} <repeated> = Sorin Vadu",
        ),
        quantities=(
            "with [27,000 tonnes] | 27000 | tonne | maize",
            "farms [300 hectares] | 300 | hectare",
            "by [a third] | 0.3333333333333333333333333333 | ratio",
            "for [at least two months] | 2.. | month",
        ),
        times=(
            "on [Tuesday] | 2023-07-18",
            "since [May] | 2023-05",
            "says.\n[Last week] | 2023-W28",
            "for [at least two months] | P2M",
            "in [the evening] | 2023-07-18TEV",
            "in [August] | 2023-08",
        ),
        names=(
            "place: Porta",
            "person: Sorin Vadu",
            "person: Ana Lupu",
        ),
        misses={
            "{Minister of Agriculture Sorin Vadu} <said> [the country would look for other ways] = Sorin Vadu": "given to Agriculture Sorin Vadu",
            "[Farmers], {he} <said>, [had nothing to fear this season] = Sorin Vadu": "given with other words",
            "[There is no reason to panic], {the minister} <repeated> = Sorin Vadu": "given to Agriculture Sorin Vadu",
            "by [a third] | 0.3333333333333333333333333333 | ratio": "not read as a figure",
            "person: Sorin Vadu": "found as Sorin Vadu (nowhere)",
        },
    ),
    Text(
        "school",
        manner="without quotation marks",
        published="2021-11-24",
        text="""Why was the roof not repaired earlier? The question was put to the council of Nether Aske by parents on Tuesday evening, and there was no good answer.
Head teacher Ruth Calder said she had written to the council eleven times since 2018. The first letter, she said, was dated 4 September.
Councillor Bill Draper acknowledged that the letters had arrived. But he denied that anyone had ignored them.
The roof of the gym came down on Saturday night under 15 centimetres of snow. Nobody was inside.
An engineer's report, seen by this newspaper, found that two of the six beams were rotten and that a third was about to fail.
Parents are demanding that the council pay for buses to the school in Over Aske, nine miles away.
It will cost about £200 a day, Draper said. He promised an answer by the end of the week.""",
        sayings=(
            "{Head teacher Ruth Calder} <said> [she had written to the council eleven times since 2018] = Ruth Calder",
            "[The first letter], {she} <said>, [was dated 4 September] = Ruth Calder",
            "{Councillor Bill Draper} <acknowledged> [that the letters had arrived] = Bill Draper",
            "{he} <denied> [that anyone had ignored them] = Bill Draper",
            "{An engineer's report}, seen by this newspaper, <found> [that two of the six beams were rotten and that a third was about to fail] = An engineer's report",
            "{Parents} <are demanding> [that the council pay for buses to the school in Over Aske, nine miles away] = Parents",
            "[It will cost about £200 a day], {Draper} <said> = Draper",
            "{He} <promised> [an answer by the end of the week] = Bill Draper",
        ),
        quantities=(
            "council [eleven times] | 11 | count | times",
            "night [under 15 centimetres] | ..15 | centimetre | snow",
            "that [two] | 2 | count | beams",
            "the [six beams] | 6 | count | beams",
            "a [third] was about to fail | 3 | rank",
            "Aske, [nine miles] | 9 | mile",
            "cost [about £200 a day] | ~200 | GBP per day",
        ),
        times=(
            "on [Tuesday evening] | 2021-11-23TEV",
            "since [2018] | 2018",
            "dated [4 September] | 2021-09-04",
            "on [Saturday night] | 2021-11-20TNI",
            "by [the end of the week] | 2021-W47",
        ),
        names=(
            "place: Nether Aske",
            "person: Ruth Calder",
            "person: Bill Draper; Draper",
            "place: Over Aske",
        ),
        misses={
            "{An engineer's report}, seen by this newspaper, <found> [that two of the six beams were rotten and that a third was about to fail] = An engineer's report": "given with other words",
            "{He} <promised> [an answer by the end of the week] = Bill Draper": "not found",
            "that [two] | 2 | count | beams": "read as two | 2 | count",
            "a [third] was about to fail | 3 | rank": "read as a third | 0.3333333333333333333333333333 | ratio",
            "place: Nether Aske": "found as Nether Aske (person, 0)",
            "place: Over Aske": "found as Over Aske (nowhere)",
        },
    ),
)
