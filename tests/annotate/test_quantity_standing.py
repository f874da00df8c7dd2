"""How a figure stands (fact, claim, forecast), and whether it tells of a rise or a fall. The figure is marked."""

import pytest
from spacy.language import Language

from tellings.annotate.quantities import find_quantities
from tellings.model import Quantity
from tests.marked import unmark


def figure(nlp: Language, marked: str) -> Quantity:
    text, (span,) = unmark(marked)
    (found,) = [q for q in find_quantities(nlp(text)) if q.span.meets(span)]
    assert found.span.of(text) == span.of(text)
    return found


STANDINGS = [
    # facts
    ("The port handled [20 ships].", "fact"),
    ("The port has [20 berths].", "fact"),
    ("[Four passengers] were killed on Monday.", "fact"),
    ("The fine was [$5 million].", "fact"),
    ("The toll rose to [19].", "fact"),
    # claims: under a verb of saying
    ("The mayor said [20 ships] were lost.", "claim"),
    ("The mayor claimed that [20 ships] were lost.", "claim"),
    ("Police estimate that [20 houses] burned.", "claim"),
    ("The union believes [20 workers] were dismissed.", "claim"),
    ("Residents reported that [20 houses] burned.", "claim"),
    ("Officials insisted [20 ships] were safe.", "claim"),
    # claims: by the words around
    ("According to the union, [20 workers] were dismissed.", "claim"),
    ("[20 workers] were dismissed, according to the union.", "claim"),
    ("[20 workers] were allegedly dismissed.", "claim"),
    ("[20 workers] are said to have left.", "claim"),
    ("The army reportedly lost [20 men].", "claim"),
    # claims: in quotation marks
    ("“We lost [20 ships],” he added.", "claim"),
    ("“We lost [20 ships].”", "claim"),
    ('"We lost [20 ships]," he added.', "claim"),
    # claims: a modal of the past
    ("[20 ships] may have sunk.", "claim"),
    ("The storm could have cost [20 lives].", "claim"),
    # forecasts
    ("The port will handle [20 ships].", "forecast"),
    ("The port won't handle [20 ships].", "forecast"),
    ("The port plans to buy [20 cranes].", "forecast"),
    ("The port expects a loss of [$5 million].", "forecast"),
    ("The bridge could cost [$5 million].", "forecast"),
    ("The bridge is likely to cost [$5 million].", "forecast"),
    ("The bridge is set to cost [$5 million].", "forecast"),
    ("The bridge is expected to cost [$5 million].", "forecast"),
    ("The firm promised [20 jobs].", "forecast"),
    ("The council wants to spend [$5 million].", "forecast"),
]


@pytest.mark.parametrize("marked, standing", STANDINGS)
def test_standing(nlp: Language, marked: str, standing: str) -> None:
    assert figure(nlp, marked).standing == standing


CHANGES = [
    # verbs
    ("Exports rose by [3%].", "up"),
    ("Exports rose [3%].", "up"),
    ("Exports grew [3 percent] in May.", "up"),
    ("Exports climbed to [40 tonnes].", "up"),
    ("Exports soared [30%].", "up"),
    ("Exports fell by [3%].", "down"),
    ("Exports dropped [3%].", "down"),
    ("Exports plunged to [40 tonnes].", "down"),
    ("Exports shrank [3%].", "down"),
    ("The firm cut its forecast by [3%].", "down"),
    ("The bank raised its rate by [75 basis points].", "up"),
    ("The bank lowered its rate by [75 basis points].", "down"),
    # nouns
    ("There was a rise of [3%].", "up"),
    ("A [3% increase] was agreed.", "up"),
    ("A [3% drop] was seen.", "down"),
    ("They agreed on a [3% cut].", "down"),
    # words
    ("Shares were up [3%].", "up"),
    ("Shares were down [3%].", "down"),
    ("Shares closed [3%] higher.", "up"),
    ("Shares closed [3%] lower.", "down"),
    # neither
    ("The share is [3%].", None),
    ("They raised [$5 million].", None),
    ("The bridge is [40 metres] long.", None),
    ("It rose from [3%] last year.", None),
    ("It fell on [40 houses].", None),
    ("Up to [40 ships] came.", None),
    ("The tower rose over [40 houses].", None),
]


@pytest.mark.parametrize("marked, change", CHANGES)
def test_change(nlp: Language, marked: str, change: str | None) -> None:
    marked = marked.replace("Up to [40 ships]", "[Up to 40 ships]").replace("over [40 houses]", "[over 40 houses]")
    assert figure(nlp, marked).change == change
