"""Reports as machines translate them: subjects behind their verbs, foreign quotation marks, official titles."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "minister",
        manner="machine-translated",
        published="2022-12-02",
        text="""The Ministry of Foreign Affairs of Ardan told about the refusal of the meeting in Velmar
The foreign minister of the republic Andrei Kolar will not go to the meeting in Velmar, which is planned for December 9, said on Friday the official representative of the department Vera Lipska.
"We have not received answers to the questions posed. In such conditions, the trip makes no sense," she stressed at a briefing.
According to Lipska, the Ardan side handed over the list of its proposals back in October, but the partners "prefer to remain silent".
The diplomat also noted that about 1.5 thousand citizens of Ardan remain on the territory of Velmar.
Earlier, the head of the Velmar foreign ministry Tomas Grau said that his country is ready to receive the delegation "at any time and without preconditions".
As the agency ArdInform reports, the negotiations lasted three rounds and the last of them took place on November 14.
Kolar himself said in an interview with the newspaper Vestnik that he does not see any reason for optimism.""",
        sayings=(
            "{The Ministry of Foreign Affairs of Ardan} <told about> [the refusal of the meeting in Velmar] = Ministry of Foreign Affairs of Ardan",
            "[The foreign minister of the republic Andrei Kolar will not go to the meeting in Velmar, which is planned for December 9], <said> on Friday {the official representative of the department Vera Lipska} = Vera Lipska",
            '["We have not received answers to the questions posed. In such conditions, the trip makes no sense,"] {she} <stressed> = Vera Lipska',
            '<According to> {Lipska}, [the Ardan side handed over the list of its proposals back in October, but the partners "prefer to remain silent"] = Vera Lipska',
            "{The diplomat} <also noted> [that about 1.5 thousand citizens of Ardan remain on the territory of Velmar] = Vera Lipska",
            '{the head of the Velmar foreign ministry Tomas Grau} <said> [that his country is ready to receive the delegation "at any time and without preconditions"] = Tomas Grau',
            "<As> {the agency ArdInform} <reports>, [the negotiations lasted three rounds and the last of them took place on November 14] = ArdInform",
            "{Kolar himself} <said in an interview with the newspaper Vestnik> [that he does not see any reason for optimism] = Kolar",
        ),
        quantities=(
            "that [about 1.5 thousand citizens] | ~1500 | count | citizens",
            "lasted [three rounds] | 3 | count | rounds",
        ),
        times=(
            "for [December 9] | 2022-12-09",
            "on [Friday] | 2022-12-02",
            "in [October] | 2022-10",
            "on [November 14] | 2022-11-14",
        ),
        names=(
            "organisation: Ministry of Foreign Affairs of Ardan",
            "place: Velmar",
            "person: Andrei Kolar; Kolar",
            "person: Vera Lipska; Lipska",
            "place: Ardan",
            "person: Tomas Grau",
            "organisation: ArdInform",
            "organisation: Vestnik",
        ),
        misses={
            "[The foreign minister of the republic Andrei Kolar will not go to the meeting in Velmar, which is planned for December 9], <said> on Friday {the official representative of the department Vera Lipska} = Vera Lipska": "given to the official representative of the department Vera Lipska",
            '["We have not received answers to the questions posed. In such conditions, the trip makes no sense,"] {she} <stressed> = Vera Lipska': "given to -",
            '<According to> {Lipska}, [the Ardan side handed over the list of its proposals back in October, but the partners "prefer to remain silent"] = Vera Lipska': "given to Lipska",
            "{The diplomat} <also noted> [that about 1.5 thousand citizens of Ardan remain on the territory of Velmar] = Vera Lipska": "given to The diplomat",
            "<As> {the agency ArdInform} <reports>, [the negotiations lasted three rounds and the last of them took place on November 14] = ArdInform": "not found",
            "person: Vera Lipska; Lipska": "found as Vera Lipska (nowhere), Lipska (place, 3)",
            "place: Ardan": "found as Ardan (organisation, 4)",
        },
    ),
    Text(
        "pipeline",
        manner="machine-translated",
        published="2023-09-28",
        text="""Expert: the accident on the gas pipeline will cost Qolta up to 700 million rubles
The accident that occurred on the main gas pipeline near the city of Tarsk on the night of September 27 will cost the budget from 500 to 700 million rubles, the economist Oleg Danin is convinced.
In his words, the repair will take at least a month and a half.
"The pipe was laid in 1974, everyone knew that it is worn out by 80 percent," said the interlocutor of the agency.
He believes that the authorities deliberately hid the real state of affairs.
The press service of the company Qoltagaz, in turn, denied information about the victims and clarified that the supply will be restored by October 5.
The governor of the region Irina Belova on her page in the social network wrote that "the situation is under control".
Recall, in 2019 a similar accident left without heat more than 40 thousand residents of Tarsk.""",
        sayings=(
            "[The accident that occurred on the main gas pipeline near the city of Tarsk on the night of September 27 will cost the budget from 500 to 700 million rubles], {the economist Oleg Danin} <is convinced> = Oleg Danin",
            "<In> {his} <words>, [the repair will take at least a month and a half] = Oleg Danin",
            '["The pipe was laid in 1974, everyone knew that it is worn out by 80 percent,"] <said> {the interlocutor of the agency} = the interlocutor of the agency',
            "{He} <believes> [that the authorities deliberately hid the real state of affairs] = Oleg Danin",
            "{The press service of the company Qoltagaz}, in turn, <denied> [information about the victims] = The press service of the company Qoltagaz",
            "{The press service of the company Qoltagaz}, in turn, denied information about the victims and <clarified> [that the supply will be restored by October 5] = The press service of the company Qoltagaz",
            '{The governor of the region Irina Belova on her page in the social network} <wrote> [that "the situation is under control"] = Irina Belova',
        ),
        quantities=(
            "Qolta [up to 700 million rubles] | ..700000000 | RUB | accident",
            "from [500 to 700 million rubles] | 500000000..700000000 | RUB | accident",
            "by [80 percent] | 80 | percent",
            "heat [more than 40 thousand residents] | 40000.. | count | residents",
        ),
        times=(
            "on [the night of September 27] | 2023-09-27TNI",
            "take [at least a month and a half] | P1.5M",
            "in [1974] | 1974",
            "by [October 5] | 2023-10-05",
            "in [2019] | 2019",
        ),
        names=(
            "place: Qolta",
            "place: Tarsk",
            "person: Oleg Danin",
            "organisation: Qoltagaz",
            "person: Irina Belova",
        ),
        misses={
            "[The accident that occurred on the main gas pipeline near the city of Tarsk on the night of September 27 will cost the budget from 500 to 700 million rubles], {the economist Oleg Danin} <is convinced> = Oleg Danin": "not found",
            "<In> {his} <words>, [the repair will take at least a month and a half] = Oleg Danin": "not found",
            "{He} <believes> [that the authorities deliberately hid the real state of affairs] = Oleg Danin": "given to the interlocutor of the agency",
            "{The press service of the company Qoltagaz}, in turn, <denied> [information about the victims] = The press service of the company Qoltagaz": "not found",
            "place: Qolta": "found as Qolta (person, 0)",
        },
    ),
    Text(
        "envoy",
        manner="machine-translated",
        published="2021-06-11",
        text="""\
"There will be no second chance": the special envoy spoke about the truce
The special envoy Hadi Merren stated that the truce between the sides, signed yesterday in the capital of Sorrel, is fragile.
«There will be no second chance. If the shelling resumes, we will leave», - he emphasized.
Merren added that over the past six weeks more than 900 violations were recorded, of which 37 with the use of heavy artillery.
At the same time, the commander of the northern forces, General Idris Valo, assured that his people strictly comply with the agreement.
«It is not us who are shooting», - Valo noted.
The opposite side accuses the general of lying.
The observers' mission consists of 48 people from 11 countries, it is expected to work until the end of the year.""",
        sayings=(
            '["There will be no second chance"]: {the special envoy} <spoke> = Hadi Merren',
            "{The special envoy Hadi Merren} <stated> [that the truce between the sides, signed yesterday in the capital of Sorrel, is fragile] = Hadi Merren",
            "[«There will be no second chance. If the shelling resumes, we will leave»], - {he} <emphasized> = Hadi Merren",
            "{Merren} <added> [that over the past six weeks more than 900 violations were recorded, of which 37 with the use of heavy artillery] = Merren",
            "{the commander of the northern forces, General Idris Valo}, <assured> [that his people strictly comply with the agreement] = Idris Valo",
            "[«It is not us who are shooting»], - {Valo} <noted> = Valo",
            "{The opposite side} <accuses> [the general of lying] = The opposite side",
        ),
        quantities=(
            "past [six weeks] | 6 | week",
            "weeks [more than 900 violations] | 900.. | count | violations",
            "which [37] | 37 | count | violations",
            "of [48 people] | 48 | count | people",
            "from [11 countries] | 11 | count | countries",
        ),
        times=(
            "signed [yesterday] | 2021-06-10",
            "over [the past six weeks] | P6W",
            "until [the end of the year] | 2021",
        ),
        names=(
            "person: Hadi Merren; Merren",
            "place: Sorrel",
            "person: Idris Valo; Valo",
        ),
        misses={
            '["There will be no second chance"]: {the special envoy} <spoke> = Hadi Merren': "not found",
            "{The opposite side} <accuses> [the general of lying] = The opposite side": "not found",
        },
    ),
)
