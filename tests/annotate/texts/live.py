"""Live pages and warnings: stamps before paragraphs, the present tense."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "flood",
        manner="live blog",
        published="2024-01-09",
        text="""Flood in the Lorn valley: live updates
17:42
The mayor of Upper Lorn, Sanna Beck, says the dam is holding. "If it rains no more than 20 millimetres tonight we will be fine," she told Radio Lorn.
17:20
Power is back in 1,300 of the 4,800 homes that lost it this morning, the utility Lornkraft says.
16:55
The army has sent 250 soldiers and two helicopters, according to the defence ministry.
16:31
A farmer, Nils Aho, tells us he lost 60 cows. "I opened the gate at three in the morning, but they would not go," he said.
15:58
Trains between Lorn and Telmore will not run before Thursday, the railway company announced.
15:40
Correction: an earlier post said five people were missing. Police now say it is three.
Share this post""",
        sayings=(
            "{The mayor of Upper Lorn, Sanna Beck}, <says> [the dam is holding] = Sanna Beck",
            '["If it rains no more than 20 millimetres tonight we will be fine,"] {she} <told> = Sanna Beck',
            "[Power is back in 1,300 of the 4,800 homes that lost it this morning], {the utility Lornkraft} <says> = Lornkraft",
            "[The army has sent 250 soldiers and two helicopters], <according to> {the defence ministry} = the defence ministry",
            "{A farmer, Nils Aho}, <tells> [us he lost 60 cows] = Nils Aho",
            '["I opened the gate at three in the morning, but they would not go,"] {he} <said> = Nils Aho',
            "[Trains between Lorn and Telmore will not run before Thursday], {the railway company} <announced> = the railway company",
            "{an earlier post} <said> [five people were missing] = an earlier post",
            "{Police} <now say> [it is three] = Police",
        ),
        quantities=(
            "rains [no more than 20 millimetres] | ..20 | millimetre",
            "in [1,300] | 1300 | count | homes",
            "the [4,800 homes] | 4800 | count | homes",
            "sent [250 soldiers] | 250 | count | soldiers",
            "and [two helicopters] | 2 | count | helicopters",
            "lost [60 cows] | 60 | count | cows",
            "said [five people] | 5 | count | people",
            "is [three] | 3 | count | people",
        ),
        times=(
            "millimetres [tonight] | 2024-01-09TNI",
            "it [this morning] | 2024-01-09TMO",
            "at [three in the morning] | 2024-01-09T03:00",
            "before [Thursday] | 2024-01-11",
            "Police [now] | PRESENT_REF",
        ),
        names=(
            "place: Lorn",
            "place: Upper Lorn",
            "person: Sanna Beck",
            "organisation: Radio Lorn",
            "organisation: Lornkraft",
            "person: Nils Aho",
            "place: Telmore",
        ),
        boilerplate=(
            "Share this post",
        ),
        misses={
            "[Trains between Lorn and Telmore will not run before Thursday], {the railway company} <announced> = the railway company": "given to Radio Lorn",
            "in [1,300] | 1300 | count | homes": "read as 1,300 | 1300 | count",
            "is [three] | 3 | count | people": "read as three | 3 | count",
            "place: Lorn": "found as Lorn (nowhere)",
            "place: Upper Lorn": "found as Upper Lorn (organisation, 0)",
            "organisation: Lornkraft": "found as Lornkraft (person, 3)",
            "place: Telmore": "found as Telmore (nowhere)",
        },
    ),
    Text(
        "vote",
        manner="live blog",
        published="2022-09-11",
        text="""Election night in Sorrel: as it happened
23.55: With 92 per cent of the votes counted, Petra Lund's Greens stand at 31.4 per cent, up from 22 per cent four years ago.
23.30: "This is a result nobody in this room dared to dream of," Lund tells supporters at the Hotel Aster.
23.12: Prime Minister Olaf Brandt concedes. He says he has called Lund and wished her luck.
22.47: Turnout was 71 per cent, the electoral commission says, the highest since 1989.
22.15: The Farmers' Party has lost nine of its 21 seats. Its leader, Henk Maas, says he will not resign.
21.05: An exit poll by the broadcaster SRO puts the Greens ahead by six points.
21.00: Polls have closed.""",
        sayings=(
            '["This is a result nobody in this room dared to dream of,"] {Lund} <tells> = Petra Lund',
            "{He} <says> [he has called Lund and wished her luck] = Olaf Brandt",
            "[Turnout was 71 per cent], {the electoral commission} <says>, [the highest since 1989] = the electoral commission",
            "{Its leader, Henk Maas}, <says> [he will not resign] = Henk Maas",
        ),
        quantities=(
            "With [92 per cent of the votes] | 92 | percent | votes",
            "at [31.4 per cent] | 31.4 | percent | Greens",
            "from [22 per cent] | 22 | percent | Greens",
            "cent [four years] | 4 | year",
            "was [71 per cent] | 71 | percent | Turnout",
            "lost [nine] | 9 | count | seats",
            "its [21 seats] | 21 | count | seats",
            "by [six points] | 6 | point | exit poll",
        ),
        times=(
            "cent [four years ago] | 2018",
            "since [1989] | 1989",
        ),
        names=(
            "place: Sorrel",
            "person: Petra Lund; Lund",
            "organisation: Greens",
            "place: Hotel Aster",
            "person: Olaf Brandt",
            "organisation: Farmers' Party",
            "person: Henk Maas",
            "organisation: SRO",
        ),
        misses={
            '["This is a result nobody in this room dared to dream of,"] {Lund} <tells> = Petra Lund': "given with other words",
            "[Turnout was 71 per cent], {the electoral commission} <says>, [the highest since 1989] = the electoral commission": "given with other words",
            "lost [nine] | 9 | count | seats": "read as nine | 9 | count",
            "organisation: Greens": "found as Greens (other, 2)",
        },
        wrong={
            "name: Turnout": "the first word of a sentence",
        },
    ),
    Text(
        "storm",
        manner="weather",
        published="2021-12-07",
        text="""Storm Agda will reach the coast on Tuesday night with gusts of up to 130 km/h, the weather service said.
Forecaster Liv Moen warned of waves as high as 11 metres. "Stay away from the piers," she said.
Between 50 and 70 mm of rain is expected by Wednesday noon.
Ferry lines have cancelled all crossings until Thursday. Varda Lines said about 900 passengers were affected.
The last storm of this strength, in January 2005, cost six lives and caused damage of 1.1 billion crowns.""",
        sayings=(
            "[Storm Agda will reach the coast on Tuesday night with gusts of up to 130 km/h], {the weather service} <said> = the weather service",
            "{Forecaster Liv Moen} <warned> of [waves as high as 11 metres] = Liv Moen",
            '["Stay away from the piers,"] {she} <said> = Liv Moen',
            "{Varda Lines} <said> [about 900 passengers were affected] = Varda Lines",
        ),
        quantities=(
            "of [up to 130 km/h] | ..130 | kilometre per hour",
            "waves [as high as 11 metres] | ..11 | metre",
            "Between [50 and 70 mm] | 50..70 | millimetre | rain",
            "said [about 900 passengers] | ~900 | count | passengers",
            "cost [six lives] | 6 | count | lives",
            "of [1.1 billion crowns] | 1100000000 | crown",
        ),
        times=(
            "on [Tuesday night] | 2021-12-07TNI",
            "by [Wednesday noon] | 2021-12-08T12:00",
            "until [Thursday] | 2021-12-09",
            "in [January 2005] | 2005-01",
        ),
        names=(
            "other: Storm Agda",
            "person: Liv Moen",
            "organisation: Varda Lines",
        ),
        misses={
            "{Forecaster Liv Moen} <warned> of [waves as high as 11 metres] = Liv Moen": "not found",
            '["Stay away from the piers,"] {she} <said> = Liv Moen': "given to Forecaster Liv Moen",
            "of [1.1 billion crowns] | 1100000000 | crown": "no currency is called crown without its country: read as a count of crowns",
            "other: Storm Agda": "found as Storm Agda (person, 0)",
            "person: Liv Moen": "found as Liv Moen (nowhere)",
        },
    ),
)
