"""Claim against claim: denials, nested speech, figures of both sides."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "tapes",
        manner="disputed claims",
        published="2022-08-25",
        text="""Defence Minister Emil Kass on Thursday denied that he had known of the secret flights before June.
"I learned of it from the newspapers, like everybody else," Kass told parliament.
His former adviser, Olga Stern, contradicted him. She told the Velmar Courier that she had given him a folder on 3 May.
According to Stern, the minister leafed through it and said: "I have not seen this."
Kass's office called the claim "pure invention".
Opposition leader Marcus Thole demanded that Kass resign. "He lied to this house," Thole said.
It is not clear how many flights there were. The army speaks of four; an airport worker told the Courier he had counted at least nine.
Neither Stern nor her lawyer answered questions on Thursday.""",
        sayings=(
            "{Defence Minister Emil Kass} on Thursday <denied> [that he had known of the secret flights before June] = Emil Kass",
            '["I learned of it from the newspapers, like everybody else,"] {Kass} <told> = Kass',
            "{She} <told> the Velmar Courier [that she had given him a folder on 3 May] = Olga Stern",
            '<According to> {Stern}, [the minister leafed through it and said: "I have not seen this."] = Stern',
            '{the minister} leafed through it and <said>: ["I have not seen this."] = Emil Kass',
            "{Kass's office} <called> [the claim \"pure invention\"] = Kass's office",
            "{Opposition leader Marcus Thole} <demanded> [that Kass resign] = Marcus Thole",
            '["He lied to this house,"] {Thole} <said> = Thole',
            "{The army} <speaks> [of four] = The army",
            "{an airport worker} <told> the Courier [he had counted at least nine] = an airport worker",
        ),
        quantities=(
            "of [four] | 4 | count | flights",
            "counted [at least nine] | 9.. | count | flights",
        ),
        times=(
            "Kass on [Thursday] | 2022-08-25",
            "before [June] | 2022-06",
            "on [3 May] | 2022-05-03",
            "questions on [Thursday] | 2022-08-25",
        ),
        names=(
            "person: Emil Kass; Kass",
            "person: Olga Stern; Stern",
            "organisation: Velmar Courier; Courier",
            "person: Marcus Thole; Thole",
        ),
        misses={
            '{the minister} leafed through it and <said>: ["I have not seen this."] = Emil Kass': "not found",
            "{The army} <speaks> [of four] = The army": "not found",
            "of [four] | 4 | count | flights": "read as four | 4 | count | army",
            "counted [at least nine] | 9.. | count | flights": "read as at least nine | 9.. | count",
            "organisation: Velmar Courier; Courier": "found as Velmar Courier (organisation, 2), Courier (organisation, 4)",
        },
        wrong={
            "saying: {His former adviser, Olga Stern} <contradicted> [him]": "a person is no content",
        },
    ),
    Text(
        "border",
        manner="disputed claims",
        published="2023-06-13",
        text="""Ardan accused Qolta on Tuesday of firing 30 rockets across the border. Qolta denied the accusation and said its neighbour had fired first.
"Our positions were shelled for two hours from 4 a.m.," said Colonel Rustam Akim, a spokesman for the Ardan army.
He said two soldiers had been killed and that the attackers had lost "no fewer than ten".
The Qolta defence ministry put its own losses at one wounded.
Neither claim could be verified independently.
Residents of the village of Three Wells said they had heard explosions throughout the night.
"We counted 17," said a teacher who did not want to give her name. "Then we went into the cellar."
The two countries fought a war in 1993 in which some 6,000 people died.""",
        sayings=(
            "{Ardan} <accused> [Qolta on Tuesday of firing 30 rockets across the border] = Ardan",
            "{Qolta} <denied> [the accusation] = Qolta",
            "{Qolta} denied the accusation and <said> [its neighbour had fired first] = Qolta",
            '["Our positions were shelled for two hours from 4 a.m.,"] <said> {Colonel Rustam Akim, a spokesman for the Ardan army} = Rustam Akim',
            '{He} <said> [two soldiers had been killed and that the attackers had lost "no fewer than ten"] = Rustam Akim',
            "{The Qolta defence ministry} <put> [its own losses at one wounded] = The Qolta defence ministry",
            "{Residents of the village of Three Wells} <said> [they had heard explosions throughout the night] = Residents of the village of Three Wells",
            '["We counted 17,"] <said> {a teacher who did not want to give her name}. ["Then we went into the cellar."] = a teacher who did not want to give her name',
        ),
        quantities=(
            "firing [30 rockets] | 30 | count | rockets",
            "for [two hours] | 2 | hour",
            "said [two soldiers] | 2 | count | soldiers",
            '"[no fewer than ten] | 10.. | count | soldiers',
            "at [one wounded] | 1 | count | wounded",
            "counted [17] | 17 | count",
            "The [two countries] | 2 | count | countries",
            "which [some 6,000 people] | ~6000 | count | people",
        ),
        times=(
            "on [Tuesday] | 2023-06-13",
            "for [two hours] | PT2H",
            "from [4 a.m.] | 2023-06-13T04:00",
            "throughout [the night] | 2023-06-13TNI",
            "in [1993] | 1993",
        ),
        names=(
            "place: Ardan",
            "place: Qolta",
            "person: Rustam Akim",
            "place: Three Wells",
        ),
        misses={
            "{The Qolta defence ministry} <put> [its own losses at one wounded] = The Qolta defence ministry": "not found",
            "place: Ardan": "found as Ardan (organisation, 0)",
            "place: Qolta": "found as Qolta (organisation, 1)",
            "place: Three Wells": "found as Three Wells (nowhere)",
        },
    ),
)
