"""English reports with the quotation marks and a headline of their own language."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "mine",
        manner="foreign quotation marks",
        published="2022-02-15",
        text="""Grubenunglück in Halden: drei Bergleute gerettet
Three miners who had been trapped 400 metres underground in the Halden mine were rescued on Tuesday morning after 61 hours.
„We sang to stay awake“, said Dieter Kamp, 44, the oldest of the three. „In the end we had no more songs.“
„It is a small wonder“, the mine's manager Ute Seel told the news agency HDN.
The three had lived on one bottle of water and two apples, »and a lot of jokes«, as Kamp put it.
Economy Minister Bernd Oster announced an inquiry. „We must know why the alarm stayed silent“, he said.
The miners' union has criticised the company for years. It says that the mine has dismissed a third of its safety staff since 2015.""",
        sayings=(
            "[„We sang to stay awake“], <said> {Dieter Kamp, 44, the oldest of the three}. [„In the end we had no more songs.“] = Dieter Kamp",
            "[„It is a small wonder“], {the mine's manager Ute Seel} <told> = Ute Seel",
            "[»and a lot of jokes«], as {Kamp} <put it> = Dieter Kamp",
            "{Economy Minister Bernd Oster} <announced> [an inquiry] = Bernd Oster",
            "[„We must know why the alarm stayed silent“], {he} <said> = Bernd Oster",
            "{It} <says> [that the mine has dismissed a third of its safety staff since 2015] = The miners' union",
        ),
        quantities=(
            "gerettet\n[Three miners] | 3 | count | miners",
            "trapped [400 metres] | 400 | metre | miners",
            "after [61 hours] | 61 | hour",
            "Kamp, [44] | 44 | year",
            "on [one bottle] | 1 | count | bottle",
            "and [two apples] | 2 | count | apples",
            "dismissed [a third of its safety staff] | 0.3333333333333333333333333333 | ratio | safety staff",
        ),
        times=(
            "on [Tuesday morning] | 2022-02-15TMO",
            "after [61 hours] | PT61H",
            "for [years] | PXY",
            "since [2015] | 2015",
        ),
        names=(
            "place: Halden",
            "person: Dieter Kamp; Kamp",
            "person: Ute Seel",
            "organisation: HDN",
            "person: Bernd Oster",
        ),
        misses={
            "[»and a lot of jokes«], as {Kamp} <put it> = Dieter Kamp": "not found",
            "organisation: HDN": "found as HDN (nowhere)",
        },
        wrong={
            "name: Grubenunglück": "a headline in another language",
        },
    ),
    Text(
        "theatre",
        manner="foreign quotation marks",
        published="2023-05-30",
        text="""Le théâtre de Belrive ferme ses portes
The theatre of Belrive, founded in 1887, will close on 30 June, its director Claire Aubry announced on Tuesday.
« We have 90 seats and on some evenings we sell eleven », she said. « Nobody can live on that. »
The town had cut its support from 120,000 to 45,000 euros a year.
« It is a sad day », admitted the mayor, Luc Perrin, but he added that « schools come first ».
Actors have collected nearly 8,000 signatures against the closure.
« We'll play in the street if we have to », promised the actor Samir Diallo.""",
        sayings=(
            "[The theatre of Belrive, founded in 1887, will close on 30 June], {its director Claire Aubry} <announced> = Claire Aubry",
            "[« We have 90 seats and on some evenings we sell eleven »], {she} <said>. [« Nobody can live on that. »] = Claire Aubry",
            "[« It is a sad day »], <admitted> {the mayor, Luc Perrin} = Luc Perrin",
            "{he} <added> [that « schools come first »] = Luc Perrin",
            "[« We'll play in the street if we have to »], <promised> {the actor Samir Diallo} = Samir Diallo",
        ),
        quantities=(
            "have [90 seats] | 90 | count | seats",
            "sell [eleven] | 11 | count | seats",
            "from [120,000] | 120000 | EUR per year",
            "to [45,000 euros a year] | 45000 | EUR per year",
            "collected [nearly 8,000 signatures] | ~8000 | count | signatures",
        ),
        times=(
            "in [1887] | 1887",
            "on [30 June] | 2023-06-30",
            "on [Tuesday] | 2023-05-30",
        ),
        names=(
            "place: Belrive",
            "person: Claire Aubry",
            "person: Luc Perrin",
            "person: Samir Diallo",
        ),
        misses={
            "[« It is a sad day »], <admitted> {the mayor, Luc Perrin} = Luc Perrin": "given with other words",
            "place: Belrive": "found as Belrive (organisation, 1)",
        },
        wrong={
            "quantity: first": "to come first is an idiom, not a rank",
            "name: Le": "a headline in another language",
        },
    ),
)
