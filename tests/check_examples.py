"""One complete self-check of each kind, as a lesson writes it."""

import copy
from collections.abc import Iterator
from typing import Any

import yaml

_YAML = """
- id: bar-of-20
  kind: choose_one
  question: A **table** says `≤ 20`. How many people can that be?
  answers:
    - text: 1 to 20
      right: true
      reply: Right for a table. A row for nobody would be left out.
    - text: 0 to 20
      reply: On a chart you would be right. In a table, what happens to a row with nobody?
      misconception: table-chart
    - text: exactly 20
      reply: The sign before the 20 says *or fewer*. What is the smallest number rounded up to 20?
      misconception: exact
  hints:
    - Look at the sign before the 20.
    - Round 1 up, then 0, to the next 20.
    - "1 becomes ..."
  worked: |
    1 and 20 both become 20.

    0 has no row.

- id: who-is-counted
  kind: choose_many
  question: Which of these are aggregate data?
  answers:
    - text: 40 participants have asthma
      right: true
      reply: A count of many people.
      missed: One count is missing. Which line speaks of many people at once?
    - text: The record of one participant
      reply: One person's row is not a sum over people. Who could read it?
      misconception: row
    - text: A bar chart of ages
      right: true
      reply: Each bar is a count.

- id: maths
  kind: number
  question: 21 students like maths. What is published?
  unit: students
  right: {value: 40, reply: The rule always goes up.}
  wrong:
    - value: 20
      reply: You rounded to the nearest. What comes after 20?
      misconception: nearest
    - from: 21
      to: 39
      reply: Only multiples of 20 leave the room. Which comes next?
  otherwise: Count in steps of 20 until you reach 21 or pass it. Where do you stop?
  hints:
    - Up or down?
    - Count in steps of 20.
    - 20, then ...

- id: dogs
  kind: blanks
  question: In a table, what is published for each?
  blanks:
    - label: 9 students have a dog
      accept: ["≤ 20"]
      reply: 9 becomes 20, printed with its sign.
      wrong:
        - when: ["0", nothing, no row]
          reply: Nine students are there. What does the rule do with any number from 1 to 20?
          misconception: zero
      otherwise: Round 9 up to the next 20. How is a stored 20 printed?
    - label: 0 students have a parrot
      accept: [no row, nothing, absent, left out]
      reply: A row with nobody is left out.
      wrong:
        - when: ["≤ 20"]
          reply: On a chart you would be right. Which is this?
          misconception: table-chart
      otherwise: Nobody has one. Does a table print such a row?
    - label: 21 students like maths
      accept: [40]
      reply: Up to the next multiple.
      wrong:
        - when: [20, "≤ 20"]
          reply: You rounded to the nearest. What comes after 20?
          misconception: nearest
      otherwise: Count in steps of 20 until you pass 21.

- id: protect-lines
  kind: order
  question: Put the lines in order, so that the table is read, rounded and shown.
  code: true
  lines:
    - text: import publictier
    - text: table = publictier.load("conditions")
      group: reading
      reply: This line uses `publictier`. Where does that name come from?
    - text: rule = publictier.RULE
      group: reading
      reply: This line uses `publictier`. What brings it in?
    - text: "for row in table:"
      reply: This line goes through the table. Has it been read yet?
    - text: "    print(rule(row))"
      reply: The space at its start says that it belongs inside something. Inside what?
  reply: Read, then go through, then print.
  hints:
    - What must be known first?
    - Find the line that needs no other.
    - It begins with import.

- id: tiers
  kind: sort
  question: Which tier does each card belong to?
  boxes: [Public, Registered, Controlled]
  cards:
    - text: Count of people with asthma
      box: Public
      reply: A rounded count of many people.
      wrong:
        - box: Registered
          reply: No single person is in it. Who may see it?
          misconception: secret
        - box: Controlled
          reply: It holds no genome. What does it hold?
    - text: One person's survey answers
      box: Registered
      reply: Rows of single people need a login and training.
      otherwise: It is one person's row, without a genome. Which tier is made for that?
    - text: One person's genome
      box: Controlled
      reply: A genome can point at one person.
      otherwise: Could a genome tell who somebody is? Which tier protects most?

- id: explain-rule
  kind: short
  question: Explain to a friend why a count of 3 is never shown.
  model: |
    Three people in a small group can be found by somebody who knows the group.

    So a small count is shown as **20 or fewer**.
  look_for:
    - It says who could find the three.
    - It says what is shown instead.
  hints: [Think of a class you know.]
"""

EXAMPLES: dict[str, dict[str, Any]] = {one["kind"]: one for one in yaml.safe_load(_YAML)}

#: Keys whose values name something; all other texts are read by learners.
NAMES = ("id", "kind", "misconception", "group")


def example(kind: str) -> dict[str, Any]:
    """Give a copy of the example of one kind."""
    return copy.deepcopy(EXAMPLES[kind])


def texts_of(found: Any, key: str = "") -> Iterator[str]:
    """List every text that a learner may read, in a mapping as a lesson writes it."""
    if isinstance(found, dict):
        for inner, value in found.items():
            yield from texts_of(value, inner)
    elif isinstance(found, list):
        for value in found:
            yield from texts_of(value, key)
    elif isinstance(found, str) and key not in NAMES:
        yield from (piece.strip() for piece in found.strip().split("\n\n"))
