"""Tabloid pages: capitals, nicknames, ages, exclamation."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "whale",
        manner="tabloid",
        published="2021-08-03",
        text="""WHALE OF A TIME! Tourists stunned as 40-TONNE giant leaps beside boat
By Kit Larkin
Published 3 August 2021
A family of five got the fright of their lives when a humpback whale leapt out of the water just 10 feet from their boat.
Mum-of-three Dana Pell, 38, screamed as the beast crashed back into Cromer Bay on Sunday morning.
"I thought we were goners," Dana told the Daily Lamp. "It was as big as a bus!"
Hubby Rob, 41, a plumber from Westhaven, joked: "I've never seen her move so fast."
The whale, nicknamed Bertha by locals, has been spotted at least six times since June.
But expert Dr Ian Moss warned visitors to keep their distance.
"They are gentle giants, but a tail that weighs a tonne can kill," he said.
Skipper Al Dunn, who has run trips for more than 20 years, reckons bookings have doubled in a week.
READ MORE: Shark scare shuts Westhaven beach
Read more""",
        sayings=(
            '["I thought we were goners,"] {Dana} <told> the Daily Lamp. ["It was as big as a bus!"] = Dana Pell',
            "{Hubby Rob, 41, a plumber from Westhaven}, <joked>: [\"I've never seen her move so fast.\"] = Rob",
            "expert {Dr Ian Moss} <warned> [visitors to keep their distance] = Ian Moss",
            '["They are gentle giants, but a tail that weighs a tonne can kill,"] {he} <said> = Ian Moss',
            "{Skipper Al Dunn, who has run trips for more than 20 years}, <reckons> [bookings have doubled in a week] = Al Dunn",
        ),
        quantities=(
            "as [40-TONNE giant] | 40 | tonne | giant",
            "of [five] | 5 | count",
            "just [10 feet] | 10 | foot",
            "Mum-of-[three] | 3 | count",
            "Pell, [38] | 38 | year",
            "Rob, [41] | 41 | year",
            "spotted [at least six times] | 6.. | count | times",
            "for [more than 20 years] | 20.. | year",
            "have [doubled] | 2 | times | bookings",
        ),
        times=(
            "on [Sunday morning] | 2021-08-01TMO",
            "since [June] | 2021-06",
            "for [more than 20 years] | P20Y",
            "in [a week] | P1W",
        ),
        names=(
            "person: Dana Pell; Dana",
            "place: Cromer Bay",
            "organisation: Daily Lamp",
            "person: Rob",
            "place: Westhaven",
            "other: Bertha",
            "person: Ian Moss",
            "person: Al Dunn",
        ),
        boilerplate=(
            "By Kit Larkin",
            "Published 3 August 2021",
            "READ MORE: Shark scare shuts Westhaven beach",
            "Read more",
        ),
        misses={
            "{Hubby Rob, 41, a plumber from Westhaven}, <joked>: [\"I've never seen her move so fast.\"] = Rob": "given to Hubby Rob",
            "expert {Dr Ian Moss} <warned> [visitors to keep their distance] = Ian Moss": "not found",
            "{Skipper Al Dunn, who has run trips for more than 20 years}, <reckons> [bookings have doubled in a week] = Al Dunn": "not found",
            "as [40-TONNE giant] | 40 | tonne | giant": "read as 40-TONNE giant leaps | 40 | tonne | giant leaps",
            "have [doubled] | 2 | times | bookings": "read as doubled | 2 | times | Skipper Al Dunn",
            "person: Rob": "found as Rob (nowhere)",
            "place: Westhaven": "found as Westhaven (organisation, 6)",
            "other: Bertha": "found as Bertha (organisation, 7)",
            "person: Al Dunn": "found as Al Dunn (nowhere)",
        },
        wrong={
            "saying: {Mum-of-three Dana Pell, 38} <screamed as> [the beast crashed back into Cromer Bay on]": "a scream that only times what follows is taken for a cue",
            "name: WHALE OF A TIME": "a headline in capitals",
            "name: Mum": "a word of familiar speech with a capital",
        },
    ),
    Text(
        "vault",
        manner="tabloid",
        published="2023-02-17",
        text="""GOTCHA! Cops nab 'gentleman' vault raiders after six-year hunt
Four men who stole £11m of gems from a vault in Castle Row were caged for a total of 52 years yesterday.
Ringleader Terence "Tez" Brody, 67, blew kisses at the jury as he was led away.
Judge Hilary Voss told him: "You are a thief with good manners, but you are a thief."
The gang tunnelled through a 20-inch wall over the Easter weekend of 2017 and cleared out 73 boxes.
Just £2.4million of the loot has been found.
Detective Inspector Mo Farrell said the rest may have been melted down within hours.
"We may never see it again," he admitted.
Brody's ex-wife, Pauline, 59, sobbed outside the court that he "wouldn't hurt a fly".
A source close to the family claimed Brody had planned the job from his sickbed.
Additional reporting by Sal Quick""",
        sayings=(
            '{Judge Hilary Voss} <told> him: ["You are a thief with good manners, but you are a thief."] = Hilary Voss',
            "{Detective Inspector Mo Farrell} <said> [the rest may have been melted down within hours] = Mo Farrell",
            '["We may never see it again,"] {he} <admitted> = Mo Farrell',
            "{Brody's ex-wife, Pauline, 59}, <sobbed> outside the court [that he \"wouldn't hurt a fly\"] = Pauline",
            "{A source close to the family} <claimed> [Brody had planned the job from his sickbed] = A source close to the family",
        ),
        quantities=(
            "after [six-year hunt] | 6 | year | hunt",
            "hunt\n[Four men] | 4 | count | men",
            "stole [£11m] | 11000000 | GBP | gems",
            "of [52 years] | 52 | year",
            "Brody, [67] | 67 | year",
            "a [20-inch wall] | 20 | inch | wall",
            "out [73 boxes] | 73 | count | boxes",
            "Just [£2.4million] | 2400000 | GBP | loot",
            "Pauline, [59] | 59 | year",
        ),
        times=(
            "after [six-year] | P6Y",
            "of [52 years] | P52Y",
            "years [yesterday] | 2023-02-16",
            "over [the Easter weekend of 2017] | 2017-XX-WE",
            "within [hours] | PTXH",
        ),
        names=(
            "place: Castle Row",
            'person: Terence "Tez" Brody; Brody',
            "person: Hilary Voss",
            "person: Mo Farrell",
            "person: Pauline",
        ),
        boilerplate=(
            "Additional reporting by Sal Quick",
        ),
        misses={
            "Brody, [67] | 67 | year": "not read as a figure",
            "over [the Easter weekend of 2017] | 2017-XX-WE": "read as Easter | XXXX-XX-XX; read as 2017 | 2017",
            "place: Castle Row": "found as Castle Row (organisation, 0)",
            'person: Terence "Tez" Brody; Brody': 'found as Terence "Tez" Brody (nowhere), Brody (person, 1)',
        },
        wrong={
            "name: Easter": "a feast taken for a place",
        },
    ),
)
