"""Lists, figures with labels, headlines alone."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "rules",
        manner="list",
        published="2021-03-22",
        text="""What changes on Monday in Velmar
From 22 March new rules apply in the whole of Velmar. The government agreed on them on Thursday night.
- Shops may let in one customer for every 10 square metres.
- Restaurants stay closed until 11 April.
- No more than five people from two households may meet outdoors.
- Schools open for pupils aged 6 to 12 only.
- Fines start at 150 crowns and can reach 2,000 crowns.
Health Minister Eva Rosk said the rules would be checked every two weeks.
"We are not doing this for fun," she said.
The opposition called the rules "a patchwork".""",
        sayings=(
            "{Health Minister Eva Rosk} <said> [the rules would be checked every two weeks] = Eva Rosk",
            '["We are not doing this for fun,"] {she} <said> = Eva Rosk',
            '{The opposition} <called> [the rules "a patchwork"] = The opposition',
        ),
        quantities=(
            "in [one customer] | 1 | count | customer",
            "every [10 square metres] | 10 | square metre",
            "- [No more than five people] | ..5 | count | people",
            "from [two households] | 2 | count | households",
            "pupils [aged 6 to 12] | 6..12 | year",
            "at [150 crowns] | 150 | crown",
            "reach [2,000 crowns] | 2000 | crown",
            "every [two weeks] | 2 | week",
        ),
        times=(
            "on [Monday] | 2021-03-22",
            "From [22 March] | 2021-03-22",
            "on [Thursday night] | 2021-03-18TNI",
            "until [11 April] | 2021-04-11",
            "checked [every two weeks] | P2W",
        ),
        names=(
            "place: Velmar",
            "person: Eva Rosk",
        ),
        misses={
            "at [150 crowns] | 150 | crown": "no currency is called crown without its country: read as a count of crowns",
            "reach [2,000 crowns] | 2000 | crown": "no currency is called crown without its country: read as a count of crowns",
        },
    ),
    Text(
        "numbers",
        manner="list",
        published="2024-02-01",
        text="""The storm in figures
Wind: up to 142 kilometres per hour on the Hornfjell, the weather service reported.
Rain: 88 millimetres in 24 hours, a record for January.
Homes without power: 31,000 at the peak, 2,400 on Thursday morning.
Injured: nine, two of them seriously, according to police.
Damage: the insurers' association expects 40 to 60 million crowns.
Trains cancelled: 117.
Schools closed: one in four.
The worst is over, said meteorologist Aud Lien of the weather service.""",
        sayings=(
            "[up to 142 kilometres per hour on the Hornfjell], {the weather service} <reported> = the weather service",
            "[nine, two of them seriously], <according to> {police} = police",
            "{the insurers' association} <expects> [40 to 60 million crowns] = the insurers' association",
            "[The worst is over], <said> {meteorologist Aud Lien of the weather service} = Aud Lien",
        ),
        quantities=(
            "Wind: [up to 142 kilometres per hour] | ..142 | kilometre per hour",
            "Rain: [88 millimetres] | 88 | millimetre",
            "in [24 hours] | 24 | hour",
            "power: [31,000] | 31000 | count | Homes",
            "peak, [2,400] | 2400 | count | Homes",
            "Injured: [nine] | 9 | count",
            "nine, [two] | 2 | count",
            "expects [40 to 60 million crowns] | 40000000..60000000 | crown",
            "cancelled: [117] | 117 | count | Trains",
            "closed: [one in four] | 0.25 | ratio | Schools",
        ),
        times=(
            "in [24 hours] | PT24H",
            "for [January] | 2024-01",
            "on [Thursday morning] | 2024-02-01TMO",
        ),
        names=(
            "place: Hornfjell",
            "person: Aud Lien",
        ),
        misses={
            "[up to 142 kilometres per hour on the Hornfjell], {the weather service} <reported> = the weather service": "given with other words",
            "[nine, two of them seriously], <according to> {police} = police": "given with other words",
            "{the insurers' association} <expects> [40 to 60 million crowns] = the insurers' association": "not found",
            "power: [31,000] | 31000 | count | Homes": "read as 31,000 | 31000 | count",
            "peak, [2,400] | 2400 | count | Homes": "read as 2,400 | 2400 | count",
            "expects [40 to 60 million crowns] | 40000000..60000000 | crown": "no currency is called crown without its country: read as a count of crowns",
            "place: Hornfjell": "found as Hornfjell (organisation, 0)",
        },
    ),
    Text(
        "briefs",
        manner="headlines",
        published="2022-04-27",
        text="""Mayor Says Oldhaven Bridge to Reopen in June
Police Deny Holding Journalist in Tarsk
Three Killed as Bus Plunges Into River Aske
Grain Prices Rise 12% on Export Ban
"I Am Not Leaving," Says Coach of Telmore Rovers
Varda Lines to Cut 400 Jobs
Minister Quits Over Letter""",
        sayings=(
            "{Mayor} <Says> [Oldhaven Bridge to Reopen in June] = Mayor",
            "{Police} <Deny> [Holding Journalist in Tarsk] = Police",
            '["I Am Not Leaving,"] <Says> {Coach of Telmore Rovers} = Coach of Telmore Rovers',
        ),
        quantities=(
            "[Three Killed] as | 3 | count | Killed",
            "Rise [12%] | 12 | percent",
            "Cut [400 Jobs] | 400 | count | Jobs",
        ),
        times=(
            "in [June] | 2022-06",
        ),
        names=(
            "place: Oldhaven Bridge",
            "place: Tarsk",
            "place: River Aske",
            "organisation: Telmore Rovers",
            "organisation: Varda Lines",
        ),
        misses={
            "{Mayor} <Says> [Oldhaven Bridge to Reopen in June] = Mayor": "given with other words",
            "{Police} <Deny> [Holding Journalist in Tarsk] = Police": "not found",
            '["I Am Not Leaving,"] <Says> {Coach of Telmore Rovers} = Coach of Telmore Rovers': "given with other words",
            "place: River Aske": "found as River Aske (nowhere)",
            "organisation: Telmore Rovers": "found as Telmore Rovers (nowhere)",
            "organisation: Varda Lines": "found as Varda Lines (nowhere)",
        },
        wrong={
            "name: Reopen": "a verb with a capital in a headline",
            "name: Quits": "a verb with a capital in a headline",
        },
    ),
)
