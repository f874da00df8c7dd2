"""Company results and central banks: changes, forecasts, old and new levels."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "results",
        manner="finance",
        published="2023-10-26",
        text="""Norvane Shipping NV said on Thursday that third-quarter net profit fell 18 percent to 214 million euros from 261 million euros a year earlier.
Revenue at the Oldhaven-based company slipped to 1.9 billion euros, below the 2.05 billion expected by analysts.
Chief Executive Carla Brandt said fuel costs had risen by €45 a tonne since July. "We are not passing this on to our customers," she told analysts on a call.
The company cut its forecast for 2023. It now expects a profit of between 800 million and 850 million euros, down from at least 900 million.
Shares closed 6.3 percent lower at 41.20 euros.
Analyst Peer Holt of Lund & Sons said the figures were "better than feared". He kept his rating at "hold".
Norvane, founded in 1921, operates 64 ships and employs 7,800 people.""",
        sayings=(
            "{Norvane Shipping NV} <said> on Thursday [that third-quarter net profit fell 18 percent to 214 million euros from 261 million euros a year earlier] = Norvane Shipping NV",
            "{Chief Executive Carla Brandt} <said> [fuel costs had risen by €45 a tonne since July] = Carla Brandt",
            '["We are not passing this on to our customers,"] {she} <told> = Carla Brandt',
            "{It} <now expects> [a profit of between 800 million and 850 million euros, down from at least 900 million] = Norvane Shipping NV",
            '{Analyst Peer Holt of Lund & Sons} <said> [the figures were "better than feared"] = Peer Holt',
        ),
        quantities=(
            "fell [18 percent] | 18 | percent | third-quarter net profit",
            "to [214 million euros] | 214000000 | EUR | third-quarter net profit",
            "from [261 million euros] | 261000000 | EUR | third-quarter net profit",
            "to [1.9 billion euros] | 1900000000 | EUR | Revenue",
            "the [2.05 billion] | 2050000000 | EUR",
            "by [€45 a tonne] | 45 | EUR per tonne | fuel costs",
            "between [800 million and 850 million euros] | 800000000..850000000 | EUR",
            "from [at least 900 million] | 900000000.. | EUR",
            "closed [6.3 percent] | 6.3 | percent | Shares",
            "at [41.20 euros] | 41.2 | EUR | Shares",
            "operates [64 ships] | 64 | count | ships",
            "employs [7,800 people] | 7800 | count | people",
        ),
        times=(
            "on [Thursday] | 2023-10-26",
            "that [third-quarter] | 2023-Q3",
            "euros [a year earlier] | 2022-Q3",
            "since [July] | 2023-07",
            "for [2023] | 2023",
            "It [now] | PRESENT_REF",
            "in [1921] | 1921",
        ),
        names=(
            "organisation: Norvane Shipping NV; Norvane",
            "place: Oldhaven",
            "person: Carla Brandt",
            "person: Peer Holt",
            "organisation: Lund & Sons",
        ),
        misses={
            "{It} <now expects> [a profit of between 800 million and 850 million euros, down from at least 900 million] = Norvane Shipping NV": "given to The company",
            "the [2.05 billion] | 2050000000 | EUR": "read as 2.05 billion | 2050000000 | count | Revenue",
            "from [at least 900 million] | 900000000.. | EUR": "read as at least 900 million | 900000000.. | count",
            "organisation: Norvane Shipping NV; Norvane": "found as Norvane Shipping NV (organisation, 0), Norvane (person, 4)",
            "organisation: Lund & Sons": "found as Lund & Sons (nowhere)",
        },
    ),
    Text(
        "bank",
        manner="finance",
        published="2022-06-16",
        text="""The central bank of Velmar raised its key rate by 75 basis points to 3.25 percent on Thursday, the biggest increase since 1994.
Inflation reached 8.6 percent in May, more than four times the bank's target of 2 percent.
"We will do what is necessary," Governor Hanna Weil said. She declined to say how high rates might go.
Economists had expected a rise of half a percentage point.
The crown gained 1.2 percent against the dollar, its best day in two years.
Finance Minister Karl Osk criticised the decision. He said it would cost families with a mortgage 90 crowns a month on average.
The bank said prices would peak in the third quarter and fall below 4 percent by the end of 2023.""",
        sayings=(
            '["We will do what is necessary,"] {Governor Hanna Weil} <said> = Hanna Weil',
            "{She} <declined to say> [how high rates might go] = Hanna Weil",
            "{Finance Minister Karl Osk} <criticised> [the decision] = Karl Osk",
            "{He} <said> [it would cost families with a mortgage 90 crowns a month on average] = Karl Osk",
            "{The bank} <said> [prices would peak in the third quarter and fall below 4 percent by the end of 2023] = The bank",
        ),
        quantities=(
            "by [75 basis points] | 75 | basis point | central bank",
            "to [3.25 percent] | 3.25 | percent | central bank",
            "reached [8.6 percent] | 8.6 | percent | Inflation",
            "May, [more than four times] | 4.. | times",
            "of [2 percent] | 2 | percent | Inflation",
            "of [half a percentage point] | 0.5 | percentage point | Economists",
            "gained [1.2 percent] | 1.2 | percent | crown",
            "in [two years] | 2 | year",
            "mortgage [90 crowns a month] | 90 | crown per month",
            "fall [below 4 percent] | ..4 | percent | prices",
        ),
        times=(
            "on [Thursday] | 2022-06-16",
            "since [1994] | 1994",
            "in [May] | 2022-05",
            "in [two years] | P2Y",
            "in [the third quarter] | 2022-Q3",
            "by [the end of 2023] | 2023",
        ),
        names=(
            "place: Velmar",
            "person: Hanna Weil",
            "person: Karl Osk",
        ),
        misses={
            '["We will do what is necessary,"] {Governor Hanna Weil} <said> = Hanna Weil': "given to Hanna",
            "{She} <declined to say> [how high rates might go] = Hanna Weil": "given to Hanna",
            "{The bank} <said> [prices would peak in the third quarter and fall below 4 percent by the end of 2023] = The bank": "given to Velmar",
            "place: Velmar": "found as Velmar (organisation, 0)",
            "person: Hanna Weil": "found as Hanna Weil (nowhere)",
        },
    ),
)
