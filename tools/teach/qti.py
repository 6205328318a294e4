"""Write a quiz as QTI 1.2, in the profile that Common Cartridge 1.3 allows."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from teach.quiz import ONE, OPEN, SEVERAL, TEXT, Item, as_html

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PROFILES = {
    ONE: "cc.multiple_choice.v0p1", SEVERAL: "cc.multiple_response.v0p1", TEXT: "cc.fib.v0p1",
    OPEN: "cc.essay.v0p1",
}  # fmt: skip
ABOUT = {
    "cc_profile": "cc.exam.v0p1", "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage", "cc_maxattempts": "unlimited",
}  # fmt: skip
RESPONSE = "response1"
FULL = "100"


def child(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Add an element of QTI."""
    made = SubElement(parent, f"{{{QTI}}}{tag}", attributes)
    made.text = text or None
    return made


def assessment(name: str, title: str, found: list[Item]) -> Element:
    """Write a quiz with unlimited tries: it is for learning, and not for marks."""
    root = Element(f"{{{QTI}}}questestinterop")
    whole = child(root, "assessment", ident=f"quiz-{name}", title=title)
    fields(whole, ABOUT)
    section = child(whole, "section", ident="root_section")
    for item in found:
        write(section, item)
    return root


def fields(parent: Element, given: dict[str, str]) -> None:
    """Add metadata."""
    about = child(parent, "qtimetadata")
    for label, entry in given.items():
        field = child(about, "qtimetadatafield")
        child(field, "fieldlabel", label)
        child(field, "fieldentry", entry)


def material(parent: Element, text: str) -> None:
    """Add a text."""
    child(child(parent, "material"), "mattext", as_html(text), texttype="text/html")


def write(section: Element, item: Item) -> None:
    """Add one question."""
    made = child(section, "item", ident=item.id, title=item.id)
    about = {"cc_profile": PROFILES[item.kind]}
    if item.kind == OPEN:
        about["qmd_scoringpermitted"] = "Yes"
    fields(child(made, "itemmetadata"), about)
    shown = child(made, "presentation")
    material(shown, item.question)
    if item.options:
        _choice(shown, item)
    else:
        asked = child(shown, "response_str", ident=RESPONSE, rcardinality="Single")
        child(asked, "render_fib")
    rules = child(made, "resprocessing")
    child(child(rules, "outcomes"), "decvar", maxvalue=FULL, minvalue="0", varname="SCORE",
          vartype="Decimal")  # fmt: skip
    {ONE: _one, SEVERAL: _several, TEXT: _text, OPEN: _open}[item.kind](rules, item)
    for ident, text in replies(item).items():
        material(child(child(made, "itemfeedback", ident=ident), "flow_mat"), text)


def replies(item: Item) -> dict[str, str]:
    """Give what is said to each answer, by name."""
    if item.kind == ONE:
        return {f"a{n}_fb": one.reply for n, one in enumerate(item.options) if one.reply}
    if item.kind == SEVERAL:
        said = " ".join(one.reply for one in item.options if one.right)
        return {"correct_fb": said, "general_incorrect_fb": "Not all yet. Look at each one again."}
    if item.kind == OPEN:
        return {"general_fb": item.right}
    return {"correct_fb": item.right, "general_incorrect_fb": item.otherwise}


def _choice(shown: Element, item: Item) -> None:
    cardinality = "Single" if item.kind == ONE else "Multiple"
    asked = child(shown, "response_lid", ident=RESPONSE, rcardinality=cardinality)
    box = child(asked, "render_choice")
    for n, one in enumerate(item.options):
        material(child(box, "response_label", ident=f"a{n}"), one.text)


def _condition(rules: Element, *, go_on: bool) -> tuple[Element, Element]:
    rule = child(rules, "respcondition", **{"continue": "Yes" if go_on else "No"})
    return rule, child(rule, "conditionvar")


def _score(rule: Element) -> None:
    child(rule, "setvar", FULL, action="Set", varname="SCORE")


def _say(rule: Element, ident: str) -> None:
    child(rule, "displayfeedback", feedbacktype="Response", linkrefid=ident)


def _one(rules: Element, item: Item) -> None:
    for n, one in enumerate(item.options):
        if one.reply:
            rule, when = _condition(rules, go_on=True)
            child(when, "varequal", f"a{n}", respident=RESPONSE)
            _say(rule, f"a{n}_fb")
    rule, when = _condition(rules, go_on=False)
    right = next(n for n, one in enumerate(item.options) if one.right)
    child(when, "varequal", f"a{right}", respident=RESPONSE)
    _score(rule)


def _several(rules: Element, item: Item) -> None:
    rule, when = _condition(rules, go_on=False)
    every = child(when, "and")
    for n, one in enumerate(item.options):
        place = every if one.right else child(every, "not")
        child(place, "varequal", f"a{n}", respident=RESPONSE)
    _score(rule)
    _say(rule, "correct_fb")
    _otherwise(rules)


def _text(rules: Element, item: Item) -> None:
    rule, when = _condition(rules, go_on=False)
    for form in item.accepted:
        child(when, "varequal", form, respident=RESPONSE, case="No")
    _score(rule)
    _say(rule, "correct_fb")
    _otherwise(rules)


def _otherwise(rules: Element) -> None:
    rule, when = _condition(rules, go_on=True)
    child(when, "other")
    _say(rule, "general_incorrect_fb")


def _open(rules: Element, item: Item) -> None:
    rule, when = _condition(rules, go_on=False)
    child(when, "other")
    _say(rule, "general_fb")
