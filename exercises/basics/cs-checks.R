# Self-checks of one lesson, for questions() in publictier.R; check("id", answer) replies.
list(
  "cs-basics-a1" = list(
    kind = "choose_one",
    question = "What does the part with the two equals signs do?",
    answers = list(
      list(
        text = "It changes each name to Migraine.",
        right = FALSE,
        reply = "One sign would give a name. Two ask a question. What is asked of each row?",
        missed = NULL
      ),
      list(
        text = "It asks each row whether its name is Migraine.",
        right = TRUE,
        reply = "The rows that say yes are kept.",
        missed = NULL
      ),
      list(
        text = "It counts the people with migraine.",
        right = FALSE,
        reply = "The counts are in the table already. What happens to the rows here?",
        missed = NULL
      )
    ),
    hints = list(
      "Read the two signs as one question.",
      "Each row answers yes or no.",
      "\"Is your name …\""
    ),
    worked = "It asks each row whether its name is Migraine, and the brackets keep the rows that say yes.",
    listed = list(
      "  1. It changes each name to Migraine.",
      "  2. It asks each row whether its name is Migraine.",
      "  3. It counts the people with migraine."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-a1\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What does the part with the two equals signs do?</p>\n<ol><li>It changes each name to Migraine.</li><li>It asks each row whether its name is Migraine.</li><li>It counts the people with migraine.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-a1&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Read the two signs as one question.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Each row answers yes or no.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>&quot;Is your name …&quot;</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"one-equals\"><strong>✗ Not yet: It changes each name to Migraine.</strong>\n<p>One sign would give a name. Two ask a question. What is asked of each row?</p></li>\n<li><strong>✓ Right: It asks each row whether its name is Migraine.</strong>\n<p>The rows that say yes are kept.</p></li>\n<li data-misconception=\"computer-chose\"><strong>✗ Not yet: It counts the people with migraine.</strong>\n<p>The counts are in the table already. What happens to the rows here?</p></li>\n</ul>\n<p>It asks each row whether its name is Migraine, and the brackets keep the rows that say yes.</p>\n</details>\n</div>"
  ),
  "cs-basics-a2" = list(
    kind = "number",
    question = "Which number do they show then? On paper, read it from the table above.",
    unit = "people",
    right = list(
      from = 120,
      to = 120,
      reply = "The age was the only thing to change."
    ),
    wrong = list(
      list(
        from = 1820,
        to = 1820,
        reply = "That is the youngest group, as before the change. Which word must be another one?"
      ),
      list(
        from = 10940,
        to = 10940,
        reply = "That is all ages together. Which line keeps one of them?"
      ),
      list(
        from = 0,
        to = 0,
        reply = "No row has that age, then. It is written 89+, with the plus and without a space."
      )
    ),
    otherwise = "Write 89+ where 18-29 stands. Nothing else changes.",
    hints = list(
      "Which word in the first line is an age?",
      "Write the age as it stands in the table, in quotes.",
      "`\"89+\"`"
    ),
    worked = "`\"18-29\"` becomes `\"89+\"`. The number is 120.",
    listed = list(),
    how = "In R, ask for a reply with check(\"cs-basics-a2\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Which number do they show then? On paper, read it from the table above.</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people</p>\n<p>In R, ask for a reply with check(&quot;cs-basics-a2&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Which word in the first line is an age?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Write the age as it stands in the table, in quotes.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p><code>&quot;89+&quot;</code></p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 120 people</strong>\n<p>The age was the only thing to change.</p></li>\n<li><strong>✗ Not yet: 1,820 people</strong>\n<p>That is the youngest group, as before the change. Which word must be another one?</p></li>\n<li><strong>✗ Not yet: 10,940 people</strong>\n<p>That is all ages together. Which line keeps one of them?</p></li>\n<li><strong>✗ Not yet: 0 people</strong>\n<p>No row has that age, then. It is written 89+, with the plus and without a space.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Write 89+ where 18-29 stands. Nothing else changes.</p></li>\n</ul>\n<p><code>&quot;18-29&quot;</code> becomes <code>&quot;89+&quot;</code>. The number is 120.</p>\n</details>\n</div>"
  ),
  "cs-basics-a3" = list(
    kind = "number",
    question = "What is the smallest number of people that 120 can stand for?",
    unit = "people",
    right = list(
      from = 101,
      to = 101,
      reply = "One fewer, and the multiple of 20 before it would have been printed."
    ),
    wrong = list(
      list(
        from = 100,
        to = 100,
        reply = "That is a multiple of 20 itself. It would have stayed. Go up by one."
      ),
      list(
        from = 120,
        to = 120,
        reply = "That is the largest. How far down can you go?"
      ),
      list(
        from = 110,
        to = 110,
        reply = "That is rounding to the nearest. This rule always goes up."
      )
    ),
    otherwise = "Find the multiple of 20 before it, and add 1.",
    hints = list(
      "The true number is the printed one, or lower.",
      "Take 20 away. That one would have stayed. Add 1.",
      "120 − 20 + 1 = …"
    ),
    worked = "120 − 19 = 101.",
    listed = list(),
    how = "In R, ask for a reply with check(\"cs-basics-a3\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What is the smallest number of people that 120 can stand for?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people</p>\n<p>In R, ask for a reply with check(&quot;cs-basics-a3&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The true number is the printed one, or lower.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Take 20 away. That one would have stayed. Add 1.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>120 − 20 + 1 = …</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 101 people</strong>\n<p>One fewer, and the multiple of 20 before it would have been printed.</p></li>\n<li><strong>✗ Not yet: 100 people</strong>\n<p>That is a multiple of 20 itself. It would have stayed. Go up by one.</p></li>\n<li><strong>✗ Not yet: 120 people</strong>\n<p>That is the largest. How far down can you go?</p></li>\n<li><strong>✗ Not yet: 110 people</strong>\n<p>That is rounding to the nearest. This rule always goes up.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Find the multiple of 20 before it, and add 1.</p></li>\n</ul>\n<p>120 − 19 = 101.</p>\n</details>\n</div>"
  ),
  "cs-basics-r-b1" = list(
    kind = "order",
    question = "Put the lines into an order that works.",
    lines = list(
      list(
        text = "table <- read.csv(\"synthetic_conditions_by_age.csv\")",
        group = NULL,
        reply = NULL,
        key = "table <- read.csv(\"synthetic_conditions_by_age.csv\")"
      ),
      list(
        text = "chosen <- table[table$name == \"Stroke\", ]",
        group = NULL,
        reply = "This line takes rows out of `table`. Is it there?",
        key = "chosen <- table[table$name == \"Stroke\", ]"
      ),
      list(
        text = "group <- chosen[chosen$age == \"70-79\", ]",
        group = NULL,
        reply = "This line takes rows out of `chosen`. Is it there?",
        key = "group <- chosen[chosen$age == \"70-79\", ]"
      ),
      list(
        text = "print(group)",
        group = NULL,
        reply = "You can print what is there. Which line makes `group`?",
        key = "print(group)"
      )
    ),
    start = list(
      0,
      3,
      2,
      1
    ),
    reply = "Table, condition, age, print.",
    hints = list(
      "A name must be made before it is used.",
      "The last line shows what the others made.",
      "The first line reads the file."
    ),
    worked = "Read, keep the condition, keep the age, print.",
    listed = list(
      "  1. table <- read.csv(\"synthetic_conditions_by_age.csv\")",
      "  2. print(group)",
      "  3. group <- chosen[chosen$age == \"70-79\", ]",
      "  4. chosen <- table[table$name == \"Stroke\", ]"
    ),
    how = "In R, ask for a reply with check(\"cs-basics-r-b1\", c(2, 1, 3)): the numbers of the lines, in your order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Put the lines into an order that works.</p>\n<ol><li><code>table &lt;- read.csv(&quot;synthetic_conditions_by_age.csv&quot;)</code></li><li><code>print(group)</code></li><li><code>group &lt;- chosen[chosen$age == &quot;70-79&quot;, ]</code></li><li><code>chosen &lt;- table[table$name == &quot;Stroke&quot;, ]</code></li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-r-b1&quot;, c(2, 1, 3)): the numbers of the lines, in your order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>A name must be made before it is used.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>The last line shows what the others made.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>The first line reads the file.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: Line 2, <code>chosen &lt;- table[table$name == &quot;Stroke&quot;, ]</code>, too early</strong>\n<p>This line takes rows out of <code>table</code>. Is it there?</p></li>\n<li><strong>✗ Not yet: Line 3, <code>group &lt;- chosen[chosen$age == &quot;70-79&quot;, ]</code>, too early</strong>\n<p>This line takes rows out of <code>chosen</code>. Is it there?</p></li>\n<li><strong>✗ Not yet: Line 4, <code>print(group)</code>, too early</strong>\n<p>You can print what is there. Which line makes <code>group</code>?</p></li>\n<li><strong>✓ Right: The right order: <ol><li><code>table &lt;- read.csv(&quot;synthetic_conditions_by_age.csv&quot;)</code></li><li><code>chosen &lt;- table[table$name == &quot;Stroke&quot;, ]</code></li><li><code>group &lt;- chosen[chosen$age == &quot;70-79&quot;, ]</code></li><li><code>print(group)</code></li></ol></strong>\n<p>Table, condition, age, print.</p></li>\n</ul>\n<p>Read, keep the condition, keep the age, print.</p>\n</details>\n</div>"
  ),
  "cs-basics-b2" = list(
    kind = "choose_one",
    question = "What do you tell the helper?",
    answers = list(
      list(
        text = "The laptop is broken. Take another one.",
        right = FALSE,
        reply = "Another laptop would say the same. What is the word in the line that the computer does not know?",
        missed = NULL
      ),
      list(
        text = "The column is called count, with a small letter.",
        right = TRUE,
        reply = "Look along the top of the table. Capital letters make another word.",
        missed = NULL
      ),
      list(
        text = "There is no table called chosen.",
        right = FALSE,
        reply = "Then the message would name chosen. It was made in the first exercise.",
        missed = NULL
      )
    ),
    hints = list(
      "Find the line that gives the reason. In Python it is the last, in R the one with Error.",
      "Compare the word in quotes with the words along the top of the table.",
      "The columns are concept_id, name, age, count, people."
    ),
    worked = "`count` with a small c. R says that a column is undefined, and does not say which.",
    listed = list(
      "  1. The laptop is broken. Take another one.",
      "  2. The column is called count, with a small letter.",
      "  3. There is no table called chosen."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-b2\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What do you tell the helper?</p>\n<ol><li>The laptop is broken. Take another one.</li><li>The column is called count, with a small letter.</li><li>There is no table called chosen.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-b2&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Find the line that gives the reason. In Python it is the last, in R the one with Error.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Compare the word in quotes with the words along the top of the table.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>The columns are concept_id, name, age, count, people.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"broken\"><strong>✗ Not yet: The laptop is broken. Take another one.</strong>\n<p>Another laptop would say the same. What is the word in the line that the computer does not know?</p></li>\n<li><strong>✓ Right: The column is called count, with a small letter.</strong>\n<p>Look along the top of the table. Capital letters make another word.</p></li>\n<li><strong>✗ Not yet: There is no table called chosen.</strong>\n<p>Then the message would name chosen. It was made in the first exercise.</p></li>\n</ul>\n<p><code>count</code> with a small c. R says that a column is undefined, and does not say which.</p>\n</details>\n</div>"
  ),
  "cs-basics-b3" = list(
    kind = "number",
    question = "In how many of the 8 age groups did **nobody** in this made-up study have the first record of it?",
    unit = "age groups",
    right = list(
      from = 6,
      to = 6,
      reply = "These groups have no row. A group with a row has somebody, and at most 20."
    ),
    wrong = list(
      list(
        from = 2,
        to = 2,
        reply = "A group with a row has somebody. How many groups have no row?"
      ),
      list(
        from = 8,
        to = 8,
        reply = "A row that says 20 stands for 1 to 20 people. So a group with a row is not empty."
      ),
      list(
        from = 0,
        to = 0,
        reply = "No row is shown for them, and no message either. How many groups are there in all, and how many rows do you see?"
      )
    ),
    otherwise = "Count the rows that you see, and take the number away from 8.",
    hints = list(
      "How many rows do you see?",
      "A group of nobody has no row.",
      "8 minus …"
    ),
    worked = "8 groups, 2 with a row. 8 − 2 = 6.",
    listed = list(),
    how = "In R, ask for a reply with check(\"cs-basics-b3\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> In how many of the 8 age groups did <strong>nobody</strong> in this made-up study have the first record of it?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> age groups</p>\n<p>In R, ask for a reply with check(&quot;cs-basics-b3&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>How many rows do you see?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>A group of nobody has no row.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>8 minus …</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 6 age groups</strong>\n<p>These groups have no row. A group with a row has somebody, and at most 20.</p></li>\n<li data-misconception=\"same-as-missing\"><strong>✗ Not yet: 2 age groups</strong>\n<p>A group with a row has somebody. How many groups have no row?</p></li>\n<li data-misconception=\"same-as-missing\"><strong>✗ Not yet: 8 age groups</strong>\n<p>A row that says 20 stands for 1 to 20 people. So a group with a row is not empty.</p></li>\n<li data-misconception=\"ran-so-right\"><strong>✗ Not yet: 0 age groups</strong>\n<p>No row is shown for them, and no message either. How many groups are there in all, and how many rows do you see?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Count the rows that you see, and take the number away from 8.</p></li>\n</ul>\n<p>8 groups, 2 with a row. 8 − 2 = 6.</p>\n</details>\n</div>"
  ),
  "cs-basics-c1" = list(
    kind = "number",
    question = "Which number does it print? On paper: gout by age is 18-29, 80; 30-39, 180; 40-49, 460; 50-59, 800; 60-69, 920; 70-79, 580; 80-89, 260; 89+, 100.",
    unit = "people",
    right = list(
      from = 800,
      to = 800,
      reply = "Two words changed, and the script stayed the same."
    ),
    wrong = list(
      list(
        from = 460,
        to = 460,
        reply = "That is one group younger. Find 50-59."
      ),
      list(
        from = 920,
        to = 920,
        reply = "That is one group older. Find 50-59."
      ),
      list(
        from = 3380,
        to = 3380,
        reply = "That is all ages. Which line keeps one of them?"
      )
    ),
    otherwise = "Keep gout first, then the age. What is left is one row.",
    hints = list(
      "It is the script of the lesson, with two other words.",
      "Change the condition in one line, and the age in the next.",
      "Begin with the line that keeps the rows whose name is Gout."
    ),
    worked = "The script of the lesson with Gout and 50-59 prints 800.",
    listed = list(),
    how = "In R, ask for a reply with check(\"cs-basics-c1\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Which number does it print? On paper: gout by age is 18-29, 80; 30-39, 180; 40-49, 460; 50-59, 800; 60-69, 920; 70-79, 580; 80-89, 260; 89+, 100.</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people</p>\n<p>In R, ask for a reply with check(&quot;cs-basics-c1&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>It is the script of the lesson, with two other words.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Change the condition in one line, and the age in the next.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Begin with the line that keeps the rows whose name is Gout.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 800 people</strong>\n<p>Two words changed, and the script stayed the same.</p></li>\n<li><strong>✗ Not yet: 460 people</strong>\n<p>That is one group younger. Find 50-59.</p></li>\n<li><strong>✗ Not yet: 920 people</strong>\n<p>That is one group older. Find 50-59.</p></li>\n<li><strong>✗ Not yet: 3,380 people</strong>\n<p>That is all ages. Which line keeps one of them?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Keep gout first, then the age. What is left is one row.</p></li>\n</ul>\n<p>The script of the lesson with Gout and 50-59 prints 800.</p>\n</details>\n</div>"
  ),
  "cs-basics-c2" = list(
    kind = "sort",
    question = "Sort what you could ask. Which questions are about the people, and which about the steps?",
    boxes = list(
      "about who is in the file",
      "about what was done with it"
    ),
    cards = list(
      list(
        text = "Did people without a doctor get into the file?",
        box = "about who is in the file",
        reply = "No doctor, no record, no row. No step can bring them back.",
        wrong = list(),
        otherwise = "Before the first step, somebody had to be counted. Could these people be?"
      ),
      list(
        text = "How many rows were left after each step?",
        box = "about what was done with it",
        reply = "A step that keeps nothing gives no message.",
        wrong = list(),
        otherwise = "Rows are kept or dropped by a line of the script. Is that about people, or about steps?"
      ),
      list(
        text = "What happened to the rows that say 20?",
        box = "about what was done with it",
        reply = "Kept, dropped, or set to something. It is a choice that somebody made.",
        wrong = list(),
        otherwise = "The rows were in the file. Somebody did something with them."
      ),
      list(
        text = "How were people asked to join?",
        box = "about who is in the file",
        reply = "Who is asked, and who trusts the one who asks, decides who is in.",
        wrong = list(),
        otherwise = "This was before the file was made. What does it decide?"
      )
    ),
    hints = list(
      "Some things are decided before the script starts.",
      "Ask of each card whether it is about joining, or about a line of the script.",
      "Joining comes first."
    ),
    worked = "Asking people and having a record are about who is in. Keeping rows and small numbers are about the steps.",
    listed = list(
      "Boxes: 1 about who is in the file, 2 about what was done with it",
      "  1. Did people without a doctor get into the file?",
      "  2. How many rows were left after each step?",
      "  3. What happened to the rows that say 20?",
      "  4. How were people asked to join?"
    ),
    how = "In R, ask for a reply with check(\"cs-basics-c2\", c(1, 2, 1)): for each card, the number of its box.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Sort what you could ask. Which questions are about the people, and which about the steps?</p>\n<ol><li>Did people without a doctor get into the file? (about who is in the file / about what was done with it)</li><li>How many rows were left after each step? (about who is in the file / about what was done with it)</li><li>What happened to the rows that say 20? (about who is in the file / about what was done with it)</li><li>How were people asked to join? (about who is in the file / about what was done with it)</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-c2&quot;, c(1, 2, 1)): for each card, the number of its box.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Some things are decided before the script starts.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Ask of each card whether it is about joining, or about a line of the script.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Joining comes first.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Did people without a doctor get into the file? → about who is in the file</strong>\n<p>No doctor, no record, no row. No step can bring them back.</p></li>\n<li><strong>✗ Not yet: Did people without a doctor get into the file? → another box</strong>\n<p>Before the first step, somebody had to be counted. Could these people be?</p></li>\n<li><strong>✓ Right: How many rows were left after each step? → about what was done with it</strong>\n<p>A step that keeps nothing gives no message.</p></li>\n<li><strong>✗ Not yet: How many rows were left after each step? → another box</strong>\n<p>Rows are kept or dropped by a line of the script. Is that about people, or about steps?</p></li>\n<li><strong>✓ Right: What happened to the rows that say 20? → about what was done with it</strong>\n<p>Kept, dropped, or set to something. It is a choice that somebody made.</p></li>\n<li><strong>✗ Not yet: What happened to the rows that say 20? → another box</strong>\n<p>The rows were in the file. Somebody did something with them.</p></li>\n<li><strong>✓ Right: How were people asked to join? → about who is in the file</strong>\n<p>Who is asked, and who trusts the one who asks, decides who is in.</p></li>\n<li><strong>✗ Not yet: How were people asked to join? → another box</strong>\n<p>This was before the file was made. What does it decide?</p></li>\n</ul>\n<p>Asking people and having a record are about who is in. Keeping rows and small numbers are about the steps.</p>\n</details>\n</div>"
  ),
  "cs-basics-c3" = list(
    kind = "short",
    question = "A friend says: 'A computer made the chart, so it has no opinion.' What do you answer?",
    model = "A computer does what each line says, and a person wrote each line. Somebody chose the file, the age group and the title, and what happens to small numbers. I can ask them why, and ask for another line.",
    look_for = list(
      "You name one choice that somebody made.",
      "You say what one can ask."
    ),
    hints = list(
      "Who wrote the lines?",
      "Name a line, and who decided what is in it.",
      "Begin with \"A person wrote …\""
    ),
    worked = "See the model answer. Yours may use other words.",
    listed = list(),
    how = "In R, ask for a reply with check(\"cs-basics-c3\", \"my words\"): your own words.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A friend says: &#x27;A computer made the chart, so it has no opinion.&#x27; What do you answer?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> </p>\n<p>In R, ask for a reply with check(&quot;cs-basics-c3&quot;, &quot;my words&quot;): your own words.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Who wrote the lines?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Name a line, and who decided what is in it.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Begin with &quot;A person wrote …&quot;</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>A model answer</strong>\n<p>A computer does what each line says, and a person wrote each line. Somebody chose the file, the age group and the title, and what happens to small numbers. I can ask them why, and ask for another line.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You name one choice that somebody made.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say what one can ask.</p></li>\n</ul>\n<p>See the model answer. Yours may use other words.</p>\n</details>\n</div>"
  )
)
