"""Read a Common Cartridge and work its quizzes by their own rules, as a learning system would.

Written from the description of the formats, and with nothing of the kit's writer.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

CP = "{http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1}"
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"


@dataclass
class Result:
    """What a quiz gives for an answer: marks, and what it says."""

    score: float = 0
    said: list[str] = field(default_factory=list)


class Cartridge:
    """A cartridge, opened: its files, its resources by name, its modules in order."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.manifest = ElementTree.fromstring(self.files["imsmanifest.xml"])
        found = self.manifest.findall(f"{CP}resources/{CP}resource")
        self.resources = {str(one.get("identifier")): one for one in found}

    def modules(self) -> Iterator[tuple[str, list[tuple[str, Element]]]]:
        """Give each module's title, and title and resource of what is in it."""
        [organization] = self.manifest.findall(f"{CP}organizations/{CP}organization")
        [root] = organization.findall(f"{CP}item")
        for module in root.findall(f"{CP}item"):
            parts = [
                (str(one.findtext(f"{CP}title")), self.resources[str(one.get("identifierref"))])
                for one in module.findall(f"{CP}item")
            ]
            yield str(module.findtext(f"{CP}title")), parts

    def quizzes(self) -> Iterator[tuple[str, Element]]:
        """Give the title and the questions of each quiz."""
        for one in self.resources.values():
            if one.get("type") == QUIZ:
                [file] = one.findall(f"{CP}file")
                root = ElementTree.fromstring(self.files[str(file.get("href"))])
                [quiz] = root.findall(f"{QTI}assessment")
                yield str(quiz.get("title")), quiz


def questions(quiz: Element) -> list[Element]:
    """The questions of a quiz, in their order."""
    return quiz.findall(f"{QTI}section/{QTI}item")


def text_of(node: Element | None) -> str:
    """The text of a material, as HTML."""
    found = None if node is None else node.find(f".//{QTI}mattext")
    return "" if found is None else str(found.text)


def choices(item: Element) -> dict[str, str]:
    """Names and texts of the answers that one may choose."""
    labels = item.iter(f"{QTI}response_label")
    return {str(one.get("ident")): text_of(one) for one in labels}


def judge(item: Element, answer: set[str]) -> Result:
    """Work through the rules of a question for the chosen names, or for the one text typed."""
    result = Result()
    feedback = {str(one.get("ident")): text_of(one) for one in item.findall(f"{QTI}itemfeedback")}
    met = False
    for rule in item.findall(f"{QTI}resprocessing/{QTI}respcondition"):
        [when] = rule.findall(f"{QTI}conditionvar")
        tests = list(when)
        holds = any(_holds(one, answer, met) for one in tests)
        if not holds:
            continue
        met = True
        for one in rule.findall(f"{QTI}setvar"):
            result.score = float(str(one.text))
        result.said += [feedback[str(one.get("linkrefid"))]
                        for one in rule.findall(f"{QTI}displayfeedback")]  # fmt: skip
        if rule.get("continue") != "Yes":
            break
    return result


def _holds(test: Element, answer: set[str], met: bool) -> bool:
    match test.tag.removeprefix(QTI):
        case "varequal":
            fold = test.get("case") == "No"
            wanted = str(test.text)
            return any(one.lower() == wanted.lower() if fold else one == wanted for one in answer)
        case "and":
            return all(_holds(one, answer, met) for one in test)
        case "not":
            return not any(_holds(one, answer, met) for one in test)
        case "other":
            return not met
    raise ValueError(f"no rule {test.tag}")
