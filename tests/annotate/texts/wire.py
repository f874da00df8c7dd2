"""News agency copy: datelines, credits, figures in every sentence."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "ferry",
        manner="wire",
        published="2024-03-14",
        text="""TELMORE, March 14 (NPA) - A car ferry with 212 people on board ran aground off the island of Sula late on Wednesday, killing at least four passengers and injuring more than 30, the coast guard said.
"The sea was calm and the light was good. We do not understand it yet," Ilse Tamm, the head of the coast guard, told reporters in Telmore on Thursday.
The ferry Gannet had left Telmore at 8:15 p.m. and was due in Sula two hours later, according to the operator, Varda Lines.
Tamm said 176 passengers and crew had been brought ashore by fishing boats within 40 minutes.
Varda Lines denied a report by the newspaper Sula Post that the ship had carried 60 people more than it was allowed to.
"That number is wrong," said Jon Hark, a spokesman for the company. He added that the ship was licensed for 240 passengers.
The Gannet, built in 1998, was repaired last year at a cost of 3.2 million euros ($3.5 million).
The transport ministry said it would publish a first report within two weeks.
(Reporting by Edda Sorn; Editing by Pim Aalto)""",
        sayings=(
            "[A car ferry with 212 people on board ran aground off the island of Sula late on Wednesday, killing at least four passengers and injuring more than 30], {the coast guard} <said> = the coast guard",
            '["The sea was calm and the light was good. We do not understand it yet,"] {Ilse Tamm, the head of the coast guard}, <told> = Ilse Tamm',
            "[The ferry Gannet had left Telmore at 8:15 p.m. and was due in Sula two hours later], <according to> {the operator, Varda Lines} = Varda Lines",
            "{Tamm} <said> [176 passengers and crew had been brought ashore by fishing boats within 40 minutes] = Tamm",
            "{Varda Lines} <denied> [a report by the newspaper Sula Post that the ship had carried 60 people more than it was allowed to] = Varda Lines",
            '["That number is wrong,"] <said> {Jon Hark, a spokesman for the company} = Jon Hark',
            "{He} <added> [that the ship was licensed for 240 passengers] = Jon Hark",
            "{The transport ministry} <said> [it would publish a first report within two weeks] = The transport ministry",
        ),
        quantities=(
            "with [212 people] | 212 | count | people",
            "killing [at least four passengers] | 4.. | count | passengers",
            "injuring [more than 30] | 30.. | count | passengers",
            "Sula [two hours] | 2 | hour",
            "said [176 passengers] | 176 | count | passengers",
            "within [40 minutes] | 40 | minute",
            "carried [60 people] | 60 | count | people",
            "for [240 passengers] | 240 | count | passengers",
            "of [3.2 million euros] | 3200000 | EUR | Gannet",
            "([$3.5 million] | 3500000 | USD | Gannet",
            "within [two weeks] | 2 | week",
        ),
        times=(
            "TELMORE, [March 14] | 2024-03-14",
            "Sula [late on Wednesday] | 2024-03-13",
            "on [Thursday] | 2024-03-14",
            "at [8:15 p.m.] | 2024-03-14T20:15",
            "Sula [two hours later] | PT2H",
            "within [40 minutes] | PT40M",
            "in [1998] | 1998",
            "repaired [last year] | 2023",
            "within [two weeks] | P2W",
        ),
        names=(
            "place: Telmore; TELMORE",
            "organisation: NPA",
            "place: Sula",
            "person: Ilse Tamm; Tamm",
            "other: Gannet",
            "organisation: Varda Lines",
            "organisation: Sula Post",
            "person: Jon Hark",
        ),
        boilerplate=(
            "(Reporting by Edda Sorn; Editing by Pim Aalto)",
        ),
        misses={
            "person: Ilse Tamm; Tamm": "found as Ilse Tamm (other, 3), Tamm (organisation, 6)",
            "other: Gannet": "found as Gannet (person, 4)",
        },
    ),
    Text(
        "toll",
        manner="wire",
        published="2023-11-06",
        text="""ARDAN, Nov 6 (NPA) - The death toll from Sunday's gas explosion in the Ardan district of Mirov rose to 19 on Monday, officials said, as rescuers pulled two more bodies from the rubble.
Governor Lena Orsk said seven people were still missing and 42 had been taken to hospital.
"We will not stop until everyone has been found," Orsk said on television.
The five-storey building, home to some 120 residents, collapsed at about 6 a.m. on Sunday.
A neighbour, Pavel Rudin, 61, said he had smelled gas for three days and had called the company twice.
"Nobody came," he told NPA.
Mirov Gas said in a statement that it had received no such call. It promised to pay 5,000 crowns to each of the families.
Prosecutors opened an inquiry. They declined to say whether anyone had been arrested.
It was the third such blast in Ardan since January.""",
        sayings=(
            "[The death toll from Sunday's gas explosion in the Ardan district of Mirov rose to 19 on Monday], {officials} <said>, [as rescuers pulled two more bodies from the rubble] = officials",
            "{Governor Lena Orsk} <said> [seven people were still missing and 42 had been taken to hospital] = Lena Orsk",
            '["We will not stop until everyone has been found,"] {Orsk} <said on> = Orsk',
            "{A neighbour, Pavel Rudin, 61}, <said> [he had smelled gas for three days and had called the company twice] = Pavel Rudin",
            '["Nobody came,"] {he} <told> = Pavel Rudin',
            "{Mirov Gas} <said in a statement> [that it had received no such call] = Mirov Gas",
            "{It} <promised> [to pay 5,000 crowns to each of the families] = Mirov Gas",
            "{They} <declined to say> [whether anyone had been arrested] = Prosecutors",
        ),
        quantities=(
            "to [19] | 19 | count | death toll",
            "pulled [two more bodies] | 2 | count | bodies",
            "said [seven people] | 7 | count | people",
            "and [42] | 42 | count | people",
            "The [five-storey] | 5 | count | storey",
            "to [some 120 residents] | ~120 | count | residents",
            "Rudin, [61] | 61 | year",
            "for [three days] | 3 | day",
            "company [twice] | 2 | times",
            "pay [5,000 crowns] | 5000 | crown",
        ),
        times=(
            "ARDAN, [Nov 6] | 2023-11-06",
            "from [Sunday] | 2023-11-05",
            "on [Monday] | 2023-11-06",
            "at [about 6 a.m. on Sunday] | 2023-11-05T06:00",
            "for [three days] | P3D",
            "since [January] | 2023-01",
        ),
        names=(
            "place: ARDAN; Ardan",
            "organisation: NPA",
            "place: Mirov",
            "person: Lena Orsk; Orsk",
            "person: Pavel Rudin",
            "organisation: Mirov Gas",
        ),
        misses={
            "pay [5,000 crowns] | 5000 | crown": "no currency is called crown without its country: read as a count of crowns",
            "place: ARDAN; Ardan": "found as ARDAN (organisation, 0), Ardan (organisation, 0)",
        },
    ),
    Text(
        "strike",
        manner="wire",
        published="2022-05-20",
        text="""OLDHAVEN, May 20 (NPA) - Dock workers in Oldhaven will walk out for 48 hours from next Tuesday after talks over pay broke down, the port union said on Friday.
The union wants a rise of 9 percent over two years. The port authority has offered between 4 and 5 percent.
"Our members have waited long enough," union leader Grete Hall said after the meeting. "They cannot live on promises."
The authority's director, Marten Oost, called the strike "a gift to our rivals" and warned that it could cost the city 12 million dollars a day.
Hall rejected the figure. She said the port had made a profit of $84 million in the first quarter, nearly double the amount of a year earlier.
The mayor urged both sides to return to the table by Monday.
About 3,400 people work at the port, which handled 2.1 million containers last year, 7 percent fewer than in 2020.""",
        sayings=(
            "[Dock workers in Oldhaven will walk out for 48 hours from next Tuesday after talks over pay broke down], {the port union} <said on Friday> = the port union",
            '["Our members have waited long enough,"] {union leader Grete Hall} <said> after the meeting. ["They cannot live on promises."] = Grete Hall',
            "{The authority's director, Marten Oost}, <called> [the strike \"a gift to our rivals\"] = Marten Oost",
            "{The authority's director, Marten Oost}, called the strike \"a gift to our rivals\" and <warned> [that it could cost the city 12 million dollars a day] = Marten Oost",
            "{She} <said> [the port had made a profit of $84 million in the first quarter, nearly double the amount of a year earlier] = Hall",
            "{The mayor} <urged> [both sides to return to the table by Monday] = The mayor",
        ),
        quantities=(
            "for [48 hours] | 48 | hour",
            "of [9 percent] | 9 | percent | union",
            "over [two years] | 2 | year",
            "between [4 and 5 percent] | 4..5 | percent | port authority",
            "city [12 million dollars a day] | 12000000 | USD per day",
            "of [$84 million] | 84000000 | USD | port",
            "[nearly double the amount] of a year earlier | ~2 | times | amount",
            "Monday.\n[About 3,400 people] | ~3400 | count | people",
            "handled [2.1 million containers] | 2100000 | count | containers",
            "year, [7 percent] | 7 | percent | people",
        ),
        times=(
            "OLDHAVEN, [May 20] | 2022-05-20",
            "for [48 hours] | PT48H",
            "from [next Tuesday] | 2022-05-24",
            "on [Friday] | 2022-05-20",
            "percent [over two years] | P2Y",
            "in [the first quarter] | 2022-Q1",
            "of [a year earlier] | 2021-Q1",
            "by [Monday] | 2022-05-23",
            "containers [last year] | 2021",
            "in [2020] | 2020",
        ),
        names=(
            "place: OLDHAVEN; Oldhaven",
            "organisation: NPA",
            "person: Grete Hall; Hall",
            "person: Marten Oost",
        ),
    ),
)
