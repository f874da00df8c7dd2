"""Transcripts: names in capitals before what is said, and reports that go on after one."""

from tests.annotate.texts import Text

TEXTS = (
    Text(
        "interview",
        manner="transcript",
        published="2022-10-05",
        text="""Transcript of the programme Morning Desk, 5 October 2022
PRESENTER: Minister, good morning. Is the bridge at Oldhaven safe, yes or no?
VENN: It is safe today. I would drive over it with my own children.
PRESENTER: Your engineers wrote in July that three of its pillars were cracked.
VENN: They wrote that three pillars needed repair. That is not the same thing.
PRESENTER: And what will it cost?
VENN: Between eight and nine million. We have set aside ten.
PRESENTER: The mayor says she was never told.
VENN: The mayor got the report on 12 July. She signed for it.
PRESENTER: Mara Venn, thank you.""",
        sayings=(
            "{PRESENTER}<:> [Minister, good morning. Is the bridge at Oldhaven safe, yes or no?] = PRESENTER",
            "{VENN}<:> [It is safe today. I would drive over it with my own children.] = VENN",
            "{PRESENTER}<:> [Your engineers wrote in July that three of its pillars were cracked.] = PRESENTER",
            "{Your engineers} <wrote> in July [that three of its pillars were cracked] = Your engineers",
            "{VENN}<:> [They wrote that three pillars needed repair. That is not the same thing.] = VENN",
            "{They} <wrote> [that three pillars needed repair] = Your engineers",
            "{PRESENTER}<:> [And what will it cost?] = PRESENTER",
            "{VENN}<:> [Between eight and nine million. We have set aside ten.] = VENN",
            "{PRESENTER}<:> [The mayor says she was never told.] = PRESENTER",
            "PRESENTER: {The mayor} <says> [she was never told] = The mayor",
            "{VENN}<:> [The mayor got the report on 12 July. She signed for it.] = VENN",
            "{PRESENTER}<:> [Mara Venn, thank you.] = PRESENTER",
        ),
        quantities=(
            "that [three of its pillars] | 3 | count | pillars",
            "that [three pillars] | 3 | count | pillars",
            "Between [eight and nine million] | 8000000..9000000 | count",
            "aside [ten] | 10000000 | count",
        ),
        times=(
            "Desk, [5 October 2022] | 2022-10-05",
            "safe [today] | 2022-10-05",
            "in [July] | 2022-07",
            "on [12 July] | 2022-07-12",
        ),
        names=(
            "place: Oldhaven",
            "person: Mara Venn; VENN",
        ),
        misses={
            "{Your engineers} <wrote> in July [that three of its pillars were cracked] = Your engineers": "not found",
            "PRESENTER: {The mayor} <says> [she was never told] = The mayor": "not found",
            "aside [ten] | 10000000 | count": "read as ten | 10 | count",
            "person: Mara Venn; VENN": "found as Mara Venn (person, 2), VENN (organisation, 1)",
        },
    ),
    Text(
        "hearing",
        manner="transcript",
        published="2023-03-08",
        text="""The committee met on Wednesday at 10 a.m. The following is part of the record.
CHAIR: Doctor Amsel, when did you first see the letter?
AMSEL: On the second of February. It lay on my desk for two days before I opened it.
CHAIR: Did you inform the board?
AMSEL: I did not. I believed it was a hoax.
MR DORN: You believed it was a hoax, and 14 patients fell ill.
AMSEL: Eleven, sir. Three were ill before.
CHAIR: Order, please.
MR DORN: I withdraw the question.
After the hearing, Dorn told journalists that he had no confidence in the hospital.
"Eleven or fourteen, somebody should have read that letter," he said.""",
        sayings=(
            "{CHAIR}<:> [Doctor Amsel, when did you first see the letter?] = CHAIR",
            "{AMSEL}<:> [On the second of February. It lay on my desk for two days before I opened it.] = AMSEL",
            "{CHAIR}<:> [Did you inform the board?] = CHAIR",
            "{AMSEL}<:> [I did not. I believed it was a hoax.] = AMSEL",
            "{MR DORN}<:> [You believed it was a hoax, and 14 patients fell ill.] = DORN",
            "{AMSEL}<:> [Eleven, sir. Three were ill before.] = AMSEL",
            "{CHAIR}<:> [Order, please.] = CHAIR",
            "{MR DORN}<:> [I withdraw the question.] = DORN",
            "{Dorn} <told> journalists [that he had no confidence in the hospital] = Dorn",
            '["Eleven or fourteen, somebody should have read that letter,"] {he} <said> = Dorn',
        ),
        quantities=(
            "for [two days] | 2 | day",
            "and [14 patients] | 14 | count | patients",
            "AMSEL: [Eleven] | 11 | count",
            "sir. [Three] | 3 | count",
            '"[Eleven or fourteen] | 11..14 | count',
        ),
        times=(
            "on [Wednesday at 10 a.m.] | 2023-03-08T10:00",
            "On [the second of February] | 2023-02-02",
            "for [two days] | P2D",
        ),
        names=(
            "person: Amsel; AMSEL",
            "person: DORN; Dorn",
        ),
    ),
)
