"""What a report says of its people, and whom pronouns and role nouns stand for. Names are invented; one line a case."""

import pytest
from spacy.language import Language

from tellings.annotate.antecedents import pair
from tellings.annotate.names import find_names
from tellings.annotate.outlets import agencies
from tellings.annotate.people import figures, find_roles, given_names, spanned
from tellings.annotate.scene import Scene, nouns, phrase
from tellings.annotate.speakers import resolve_speakers
from tellings.model import Span, Statement
from tests.marked import unmark


def figure(nlp: Language, text: str, form: str) -> tuple[str, set[str]]:
    """The gender of whoever bears a form, and the heads of all descriptions."""
    doc = nlp(text)
    names = find_names(doc)
    (entity,) = {n.entity for n in names if n.span.of(text) == form}
    found = figures(doc, names)[entity]
    return found.gender, {d.head for d in found.descriptions}


GENDERS = [
    ("Mr Brask left.", "Brask", "m"),
    ("Mrs Brask left.", "Brask", "f"),
    ("Ms Kessler left.", "Kessler", "f"),
    ("Sir Peter Hallam left.", "Peter Hallam", "m"),
    ("Peter Hallam left.", "Peter Hallam", "m"),
    ("Anna Kessler left.", "Anna Kessler", "f"),
    ("Spokeswoman Anna Kessler left.", "Anna Kessler", "f"),
    ("Chairman Peter Hallam left.", "Peter Hallam", "m"),
    ("President Kessler left.", "Kessler", ""),
    ("Doctor Kessler left.", "Kessler", ""),
]


@pytest.mark.parametrize("text, form, gender", GENDERS)
def test_gender(nlp: Language, text: str, form: str, gender: str) -> None:
    assert figure(nlp, text, form)[0] == gender


DESCRIBED = [
    ("President Anna Kessler left.", "Anna Kessler", {"president"}),
    ("Anna Kessler, the president, left.", "Anna Kessler", {"president"}),
    ("The president, Anna Kessler, left.", "Anna Kessler", {"president"}),
    ("Anna Kessler is the president.", "Anna Kessler", {"president"}),
    ("Anna Kessler became president.", "Anna Kessler", {"president"}),
    ("Foreign Minister Anna Kessler left.", "Anna Kessler", {"minister"}),
    ("Anna Kessler, a teacher from Prague, left.", "Anna Kessler", {"teacher"}),
    ("Anna Kessler left.", "Anna Kessler", set()),
    ("Anna Kessler left. The president stayed.", "Anna Kessler", set()),
]


@pytest.mark.parametrize("text, form, heads", DESCRIBED)
def test_descriptions(nlp: Language, text: str, form: str, heads: set[str]) -> None:
    assert figure(nlp, text, form)[1] == heads


def test_descriptions_have_the_words_that_go_with_them(nlp: Language) -> None:
    doc = nlp("German Foreign Minister Anna Kessler left.")
    (role,) = find_roles(doc, find_names(doc))
    assert (role.head, set(role.modifiers)) == ("minister", {"german", "foreign"})


def test_the_same_description_twice_is_one_role(nlp: Language) -> None:
    doc = nlp("President Anna Kessler left. Then President Anna Kessler came back.")
    assert len(find_roles(doc, find_names(doc))) == 1


def test_no_names_no_roles(nlp: Language) -> None:
    assert find_roles(nlp("The president left."), ()) == ()


def test_given_names_have_one_gender_each() -> None:
    assert given_names()["peter"] == "m"
    assert given_names()["anna"] == "f"
    assert set(given_names().values()) == {"m", "f"}


def test_figures_are_kept_with_the_document(nlp: Language) -> None:
    doc = nlp("Anna Kessler left.")
    names = find_names(doc)
    assert figures(doc, names) is figures(doc, names)


# ---------------------------------------------------------------- scene


@pytest.mark.parametrize(
    "text, noun, whole",
    [
        ("Two tired officials left.", "officials", "Two tired officials"),
        ("The head of the port left.", "head", "The head of the port"),
        ("The officials who knew left.", "officials", "The officials"),
        ("Police left.", "Police", "Police"),
        ("The port's manager left.", "manager", "The port's manager"),
    ],
)
def test_phrases(nlp: Language, text: str, noun: str, whole: str) -> None:
    doc = nlp(text)
    token = next(t for t in doc if t.text == noun)
    assert phrase(token).of(text) == whole


def test_a_scene_knows_sentences_and_names_by_place(nlp: Language) -> None:
    text = "Anna Kessler left. Peter Hallam stayed in Prague."
    doc = nlp(text)
    scene = Scene(doc, find_names(doc))
    assert [scene.sentence(text.index(w)) for w in ("Anna", "left", "Peter", "Prague")] == [0, 0, 1, 1]
    assert [n.span.of(text) for n in scene.within(Span(0, len(text)))] == ["Anna Kessler", "Peter Hallam", "Prague"]
    assert scene.within(Span(1, 12)) == []
    assert [f.subject for f in scene.foci if f.entity is not None][:2] == [True, True]


@pytest.mark.parametrize("kind, noun", [("body", "ministry"), ("business", "company"), ("document", "statement"), ("head", "president"), ("words", "remark"), ("person", "teacher")])
def test_nouns_by_kind(kind: str, noun: str) -> None:
    assert noun in nouns(kind)


def test_an_unknown_kind_of_noun_has_none() -> None:
    assert nouns("no such kind") == frozenset()


def test_agencies_tell_and_are_nobody_in_focus() -> None:
    assert "Reuters" in agencies()
    assert "Norvane" not in agencies()


def test_tokens_of_a_span(nlp: Language) -> None:
    text = "Anna Kessler left."
    assert [t.text for t in spanned(nlp(text), Span(2, 8))] == ["Anna", "Kessler"]


# ---------------------------------------------------------------- whom a source stands for

SPEAKERS = [
    # pronouns by gender
    ("Anna Kessler met Peter Hallam. [She] said [it rained].", "Anna Kessler"),
    ("Anna Kessler met Peter Hallam. [He] said [it rained].", "Peter Hallam"),
    ("Peter Hallam met Jakub Nowak. [He] said [it rained].", "Peter Hallam"),
    ("Anna Kessler left. It was late. [She] said [it rained].", "Anna Kessler"),
    # by number
    ("The ministers met Anna Kessler. [They] said [it rained].", "The ministers"),
    ("Police met Anna Kessler. [They] said [it rained].", "Police"),
    # bodies
    ("The European Union met. [It] said [it rained].", "European Union"),
    ("The ministry met Anna Kessler. [It] said [it rained].", "The ministry"),
    # nobody near
    ("[She] said [it rained].", ""),
    ("[He] said [it rained].", ""),
    ("Anna Kessler left. " + "It was late. " * 7 + "[She] said [it rained].", ""),
    # relative
    ("Anna Kessler, [who] said [it rained], left.", "Anna Kessler"),
    ("The officials, [who] said [it rained], left.", "The officials"),
    # role nouns
    ("President Anna Kessler left. [The president] said [it rained].", "Anna Kessler"),
    ("President Anna Kessler met Mayor Peter Hallam. [The mayor] said [it rained].", "Peter Hallam"),
    ("Anna Kessler, a teacher, left. [The teacher] said [it rained].", "Anna Kessler"),
    ("President Anna Kessler left. [Two presidents] said [it rained].", "Two presidents"),
    ("President Anna Kessler left. [Another president] said [it rained].", "Another president"),
    ("President Anna Kessler left. [A president] said [it rained].", "A president"),
    # the anonymous and the joined
    ("[Residents of the town] said [it rained].", "Residents of the town"),
    ("[A woman who was there] said [it rained].", "A woman who was there"),
    ("[Anna Kessler and Peter Hallam] said [it rained].", "Anna Kessler + Peter Hallam"),
    # a name that only modifies
    ("[Anna Kessler's lawyer] said [it rained].", "Anna Kessler's lawyer"),
    ("[A spokesman for Anna Kessler] said [it rained].", "A spokesman for Anna Kessler"),
    ("[The mayor of Prague, Anna Kessler], said [it rained].", "Anna Kessler"),
    ("[Anna Kessler, the mayor of Prague], said [it rained].", "Anna Kessler"),
    ("[President Anna Kessler] said [it rained].", "Anna Kessler"),
    # his words
    ("Anna Kessler left. In [her words], [it rained].", "Anna Kessler"),
]


@pytest.mark.parametrize("marked, want", SPEAKERS)
def test_speakers(nlp: Language, marked: str, want: str) -> None:
    text, (source, content) = unmark(marked)
    doc = nlp(text)
    (statement,) = resolve_speakers(doc, [Statement((content,), source)], find_names(doc))
    assert " + ".join(s.of(text) for s in statement.speaker) == want


def test_who_spoke_just_before_is_the_pronoun(nlp: Language) -> None:
    text, (a, said, he, b) = unmark("Jakub Nowak saw it all. “[It rained],” [Peter Hallam] said. [He] added that [it was cold].")
    doc = nlp(text)
    given = [Statement((a,), said, form="direct"), Statement((b,), he)]
    one, two = resolve_speakers(doc, given, find_names(doc))
    assert one.speaker == two.speaker == (said,)


def test_an_unnamed_speaker_is_taken_up_by_a_pronoun(nlp: Language) -> None:
    text, (a, woman, she, b) = unmark("“[It rained],” said [a spokeswoman]. [She] added that [it was cold].")
    doc = nlp(text)
    one, two = resolve_speakers(doc, [Statement((a,), woman, form="direct"), Statement((b,), she)], find_names(doc))
    assert one.speaker == two.speaker == (woman,)


def test_a_quotation_far_below_has_no_speaker(nlp: Language) -> None:
    text, (a, who, b) = unmark("“[It rained],” said [Anna Kessler].\n\nThe crowd went home.\n\n“[It was cold].”")
    doc = nlp(text)
    one, two = resolve_speakers(doc, [Statement((a,), who, form="direct"), Statement((b,), form="direct")], find_names(doc))
    assert one.speaker == (who,)
    assert two.speaker == ()


def test_we_in_a_quotation_are_those_who_speak(nlp: Language) -> None:
    text, (a, who, we, b) = unmark("“[It rained],” said [Anna Kessler]. “[We] said [it would].”")
    doc = nlp(text)
    _, two = resolve_speakers(doc, [Statement((a,), who, form="direct"), Statement((b,), we, form="direct")], find_names(doc))
    assert two.speaker == (who,)


def test_both_are_the_two_named_most(nlp: Language) -> None:
    text = "Anna Kessler met Peter Hallam. Kessler smiled. Hallam smiled. Jakub Nowak looked on. Both left."
    doc = nlp(text)
    scene = Scene(doc, find_names(doc))
    assert [s.of(text) for s in pair(scene, text.index("Both"))] == ["Kessler", "Hallam"]
    assert pair(scene, 5) == ()


def test_statements_without_a_document_to_speak_of() -> None:
    from tellings.annotate.pipeline import nlp as load

    assert resolve_speakers(load()(""), [], ()) == ()
