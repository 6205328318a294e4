# Self-checks of one lesson, for questions() in publictier.R; check("id", answer) replies.
list(
  "cs-basics-warm-small" = list(
    kind = "choose_one",
    question = "A public **table** says \"≤ 20\" for your village. What do you know?",
    answers = list(
      list(
        text = "Nobody in the village has it.",
        right = FALSE,
        reply = "A row with nobody in it is left out. Here is a row. So how many at least?",
        missed = NULL
      ),
      list(
        text = "At least 1 and at most 20 people.",
        right = TRUE,
        reply = "It protects the few, and it hides how few they are. Both are true at once.",
        missed = NULL
      ),
      list(
        text = "Exactly 20 people.",
        right = FALSE,
        reply = "The sign in front says \"20 or fewer\". Which other numbers can it be?",
        missed = NULL
      )
    ),
    hints = list(
      "The rule rounds every count up to the next 20."
    ),
    worked = NULL,
    listed = list(
      "  1. Nobody in the village has it.",
      "  2. At least 1 and at most 20 people.",
      "  3. Exactly 20 people."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-warm-small\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A public <strong>table</strong> says &quot;≤ 20&quot; for your village. What do you know?</p>\n<ol><li>Nobody in the village has it.</li><li>At least 1 and at most 20 people.</li><li>Exactly 20 people.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-warm-small&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The rule rounds every count up to the next 20.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"same-as-missing\"><strong>✗ Not yet: Nobody in the village has it.</strong>\n<p>A row with nobody in it is left out. Here is a row. So how many at least?</p></li>\n<li><strong>✓ Right: At least 1 and at most 20 people.</strong>\n<p>It protects the few, and it hides how few they are. Both are true at once.</p></li>\n<li><strong>✗ Not yet: Exactly 20 people.</strong>\n<p>The sign in front says &quot;20 or fewer&quot;. Which other numbers can it be?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-warm-plus" = list(
    kind = "choose_one",
    question = "A web page says that a study has \"2,000+\" people from your state. What does the plus tell you?",
    answers = list(
      list(
        text = "That the number was rounded up to a multiple of 20.",
        right = FALSE,
        reply = "That rule can make a number too high. Does a plus say \"too high\"?",
        missed = NULL
      ),
      list(
        text = "That there are at least so many.",
        right = TRUE,
        reply = "At least. It does not say how many more, who they are, or how they were asked.",
        missed = NULL
      ),
      list(
        text = "That the number is growing each day.",
        right = FALSE,
        reply = "It may be. What does the plus say about the number on the page?",
        missed = NULL
      )
    ),
    hints = list(
      "Read it aloud. \"Two thousand, and …\""
    ),
    worked = NULL,
    listed = list(
      "  1. That the number was rounded up to a multiple of 20.",
      "  2. That there are at least so many.",
      "  3. That the number is growing each day."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-warm-plus\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A web page says that a study has &quot;2,000+&quot; people from your state. What does the plus tell you?</p>\n<ol><li>That the number was rounded up to a multiple of 20.</li><li>That there are at least so many.</li><li>That the number is growing each day.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-warm-plus&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Read it aloud. &quot;Two thousand, and …&quot;</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: That the number was rounded up to a multiple of 20.</strong>\n<p>That rule can make a number too high. Does a plus say &quot;too high&quot;?</p></li>\n<li><strong>✓ Right: That there are at least so many.</strong>\n<p>At least. It does not say how many more, who they are, or how they were asked.</p></li>\n<li><strong>✗ Not yet: That the number is growing each day.</strong>\n<p>It may be. What does the plus say about the number on the page?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-warm-who" = list(
    kind = "choose_one",
    question = "A report says: 9 percent have asthma. What do you ask first?",
    answers = list(
      list(
        text = "Percent of whom?",
        right = TRUE,
        reply = "Of all who joined, or of those with a health record, or of all who live here? Each gives another number.",
        missed = NULL
      ),
      list(
        text = "Is that a lot?",
        right = FALSE,
        reply = "That comes later. What must you know before you can compare it with anything?",
        missed = NULL
      ),
      list(
        text = "Who wrote the code?",
        right = FALSE,
        reply = "A good question, and not the first one. Nine of every hundred of which people?",
        missed = NULL
      )
    ),
    hints = list(
      "A percentage is a part of something. Of what?"
    ),
    worked = NULL,
    listed = list(
      "  1. Percent of whom?",
      "  2. Is that a lot?",
      "  3. Who wrote the code?"
    ),
    how = "In R, ask for a reply with check(\"cs-basics-warm-who\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A report says: 9 percent have asthma. What do you ask first?</p>\n<ol><li>Percent of whom?</li><li>Is that a lot?</li><li>Who wrote the code?</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-warm-who&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>A percentage is a part of something. Of what?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Percent of whom?</strong>\n<p>Of all who joined, or of those with a health record, or of all who live here? Each gives another number.</p></li>\n<li><strong>✗ Not yet: Is that a lot?</strong>\n<p>That comes later. What must you know before you can compare it with anything?</p></li>\n<li><strong>✗ Not yet: Who wrote the code?</strong>\n<p>A good question, and not the first one. Nine of every hundred of which people?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-predict" = list(
    kind = "choose_one",
    question = "What will the last line print?",
    answers = list(
      list(
        text = "One number, about people whose first record of asthma came at 60 to 69 years.",
        right = TRUE,
        reply = "You read four lines of code. Each line made the table smaller, and the last one shows what is left.",
        missed = NULL
      ),
      list(
        text = "A list of people with asthma.",
        right = FALSE,
        reply = "The table holds counts, and no people. What does the last line take out of it?",
        missed = NULL
      ),
      list(
        text = "I can't say. I don't know the language.",
        right = FALSE,
        reply = "You know the words Asthma, 60-69, count and print. What do they tell you together?",
        missed = NULL
      )
    ),
    hints = list(
      "Skip the brackets. Read only the words."
    ),
    worked = NULL,
    listed = list(
      "  1. One number, about people whose first record of asthma came at 60 to 69 years.",
      "  2. A list of people with asthma.",
      "  3. I can't say. I don't know the language."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-predict\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What will the last line print?</p>\n<ol><li>One number, about people whose first record of asthma came at 60 to 69 years.</li><li>A list of people with asthma.</li><li>I can&#x27;t say. I don&#x27;t know the language.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-predict&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Skip the brackets. Read only the words.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: One number, about people whose first record of asthma came at 60 to 69 years.</strong>\n<p>You read four lines of code. Each line made the table smaller, and the last one shows what is left.</p></li>\n<li><strong>✗ Not yet: A list of people with asthma.</strong>\n<p>The table holds counts, and no people. What does the last line take out of it?</p></li>\n<li data-misconception=\"only-experts\"><strong>✗ Not yet: I can&#x27;t say. I don&#x27;t know the language.</strong>\n<p>You know the words Asthma, 60-69, count and print. What do they tell you together?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-equals" = list(
    kind = "choose_one",
    question = "Read aloud the part with the two equals signs. Which sentence says the same?",
    answers = list(
      list(
        text = "The name becomes Asthma.",
        right = FALSE,
        reply = "That would change the table. Two equals signs change nothing. They ask. What do they ask each row?",
        missed = NULL
      ),
      list(
        text = "Is the name Asthma?",
        right = TRUE,
        reply = "Each row answers yes or no. The rows with a yes are kept.",
        missed = NULL
      ),
      list(
        text = "Print the name Asthma.",
        right = FALSE,
        reply = "To print, there is a word of its own, in the last line. What happens here with each row?",
        missed = NULL
      )
    ),
    hints = list(
      "Each row is asked something. What?"
    ),
    worked = NULL,
    listed = list(
      "  1. The name becomes Asthma.",
      "  2. Is the name Asthma?",
      "  3. Print the name Asthma."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-equals\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Read aloud the part with the two equals signs. Which sentence says the same?</p>\n<ol><li>The name becomes Asthma.</li><li>Is the name Asthma?</li><li>Print the name Asthma.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-equals&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Each row is asked something. What?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"one-equals\"><strong>✗ Not yet: The name becomes Asthma.</strong>\n<p>That would change the table. Two equals signs change nothing. They ask. What do they ask each row?</p></li>\n<li><strong>✓ Right: Is the name Asthma?</strong>\n<p>Each row answers yes or no. The rows with a yes are kept.</p></li>\n<li><strong>✗ Not yet: Print the name Asthma.</strong>\n<p>To print, there is a word of its own, in the last line. What happens here with each row?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-range" = list(
    kind = "blanks",
    question = "The script printed 880, and every count in the table is rounded up to the next 20. Which true numbers can stand behind it?",
    blanks = list(
      list(
        label = "Smallest",
        accept = list(
          "861"
        ),
        reply = "One fewer, and the rule would have stopped at the multiple of 20 before it.",
        wrong = list(
          list(
            when = list(
              "860"
            ),
            reply = "That is a multiple of 20 itself, and would have stayed as it is. Go up by one."
          ),
          list(
            when = list(
              "870"
            ),
            reply = "That is rounding to the nearest. This rule always goes up."
          )
        ),
        otherwise = "Take the multiple of 20 before it, and add 1."
      ),
      list(
        label = "Largest",
        accept = list(
          "880"
        ),
        reply = "The rule never goes down.",
        wrong = list(
          list(
            when = list(
              "899",
              "890",
              "889"
            ),
            reply = "Then the rule would have gone down. Does it?"
          )
        ),
        otherwise = "Can more people be there than the table says?"
      )
    ),
    hints = list(
      "The rule goes up to the next multiple of 20.",
      "The largest is the printed number itself."
    ),
    worked = NULL,
    listed = list(
      "  1. Smallest: ____",
      "  2. Largest: ____"
    ),
    how = "In R, ask for a reply with check(\"cs-basics-range\", \"…\", \"…\"): an answer for each space, in order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> The script printed 880, and every count in the table is rounded up to the next 20. Which true numbers can stand behind it?</p>\n<ol><li>Smallest: <span class=\"kit-check-space\">________</span></li><li>Largest: <span class=\"kit-check-space\">________</span></li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-range&quot;, &quot;…&quot;, &quot;…&quot;): an answer for each space, in order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The rule goes up to the next multiple of 20.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>The largest is the printed number itself.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Smallest: 861</strong>\n<p>One fewer, and the rule would have stopped at the multiple of 20 before it.</p></li>\n<li><strong>✗ Not yet: Smallest: 860</strong>\n<p>That is a multiple of 20 itself, and would have stayed as it is. Go up by one.</p></li>\n<li><strong>✗ Not yet: Smallest: 870</strong>\n<p>That is rounding to the nearest. This rule always goes up.</p></li>\n<li><strong>✗ Not yet: Smallest: anything else</strong>\n<p>Take the multiple of 20 before it, and add 1.</p></li>\n<li><strong>✓ Right: Largest: 880</strong>\n<p>The rule never goes down.</p></li>\n<li><strong>✗ Not yet: Largest: 899 or 890 or 889</strong>\n<p>Then the rule would have gone down. Does it?</p></li>\n<li><strong>✗ Not yet: Largest: anything else</strong>\n<p>Can more people be there than the table says?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-chose" = list(
    kind = "choose_one",
    question = "Who decided that the answer is about a first record at 60 to 69 years?",
    answers = list(
      list(
        text = "The computer.",
        right = FALSE,
        reply = "It did as told. In which line does the age stand, and who wrote that line?",
        missed = NULL
      ),
      list(
        text = "The person who wrote the third line.",
        right = TRUE,
        reply = "Each line is a choice of somebody. You can ask them why, and you can ask for another one.",
        missed = NULL
      ),
      list(
        text = "The study.",
        right = FALSE,
        reply = "The study drew the lines between the age groups. Who picked this one out of eight?",
        missed = NULL
      )
    ),
    hints = list(
      "Find the age in the script."
    ),
    worked = NULL,
    listed = list(
      "  1. The computer.",
      "  2. The person who wrote the third line.",
      "  3. The study."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-chose\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Who decided that the answer is about a first record at 60 to 69 years?</p>\n<ol><li>The computer.</li><li>The person who wrote the third line.</li><li>The study.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-chose&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Find the age in the script.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"computer-chose\"><strong>✗ Not yet: The computer.</strong>\n<p>It did as told. In which line does the age stand, and who wrote that line?</p></li>\n<li><strong>✓ Right: The person who wrote the third line.</strong>\n<p>Each line is a choice of somebody. You can ask them why, and you can ask for another one.</p></li>\n<li><strong>✗ Not yet: The study.</strong>\n<p>The study drew the lines between the age groups. Who picked this one out of eight?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-messages" = list(
    kind = "sort",
    question = "What would you do about each of the three?",
    boxes = list(
      "spell the name as it was given",
      "write it as the column is called",
      "look up what the file is called"
    ),
    cards = list(
      list(
        text = "The first: tabel",
        box = "spell the name as it was given",
        reply = "The name was given in the first line of the script, and it is table.",
        wrong = list(),
        otherwise = "Compare the word with the first line of the script, letter by letter."
      ),
      list(
        text = "The second: Age",
        box = "write it as the column is called",
        reply = "The column is called age, with a small letter. For a computer that is another word.",
        wrong = list(),
        otherwise = "It names a column. How is it written along the top of the table?"
      ),
      list(
        text = "The third: conditions.csv",
        box = "look up what the file is called",
        reply = "No such file is in the folder. The file in the script begins with \"synthetic\".",
        wrong = list(),
        otherwise = "The message speaks of a file. Is it there under that name?"
      )
    ),
    hints = list(
      "Which word does each message name?",
      "Is it the name of something made in the script, of a column, or of a file?"
    ),
    worked = NULL,
    listed = list(
      "Boxes: 1 spell the name as it was given, 2 write it as the column is called, 3 look up what the file is called",
      "  1. The first: tabel",
      "  2. The second: Age",
      "  3. The third: conditions.csv"
    ),
    how = "In R, ask for a reply with check(\"cs-basics-messages\", c(1, 2, 1)): for each card, the number of its box.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What would you do about each of the three?</p>\n<ol><li>The first: tabel (spell the name as it was given / write it as the column is called / look up what the file is called)</li><li>The second: Age (spell the name as it was given / write it as the column is called / look up what the file is called)</li><li>The third: conditions.csv (spell the name as it was given / write it as the column is called / look up what the file is called)</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-messages&quot;, c(1, 2, 1)): for each card, the number of its box.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Which word does each message name?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Is it the name of something made in the script, of a column, or of a file?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: The first: tabel → spell the name as it was given</strong>\n<p>The name was given in the first line of the script, and it is table.</p></li>\n<li><strong>✗ Not yet: The first: tabel → another box</strong>\n<p>Compare the word with the first line of the script, letter by letter.</p></li>\n<li><strong>✓ Right: The second: Age → write it as the column is called</strong>\n<p>The column is called age, with a small letter. For a computer that is another word.</p></li>\n<li><strong>✗ Not yet: The second: Age → another box</strong>\n<p>It names a column. How is it written along the top of the table?</p></li>\n<li><strong>✓ Right: The third: conditions.csv → look up what the file is called</strong>\n<p>No such file is in the folder. The file in the script begins with &quot;synthetic&quot;.</p></li>\n<li><strong>✗ Not yet: The third: conditions.csv → another box</strong>\n<p>The message speaks of a file. Is it there under that name?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-no-message" = list(
    kind = "choose_one",
    question = "Somebody writes \"asthma\" with a small letter in the second line. The line runs without a message. What is wrong?",
    answers = list(
      list(
        text = "Nothing. No message, no mistake.",
        right = FALSE,
        reply = "How many rows have exactly that name? Look at how the names are written in the table.",
        missed = NULL
      ),
      list(
        text = "No row has that name, so nothing is kept, and the line does not say so.",
        right = TRUE,
        reply = "This is the worst kind of mistake, because the line is silent. A message comes only later, about another line, or never. So count the rows after each step.",
        missed = NULL
      ),
      list(
        text = "The computer should have said something. It is broken.",
        right = FALSE,
        reply = "It did what was asked. It looked for that name in each row. What did each row answer?",
        missed = NULL
      )
    ),
    hints = list(
      "A and a are two letters for a computer."
    ),
    worked = NULL,
    listed = list(
      "  1. Nothing. No message, no mistake.",
      "  2. No row has that name, so nothing is kept, and the line does not say so.",
      "  3. The computer should have said something. It is broken."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-no-message\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Somebody writes &quot;asthma&quot; with a small letter in the second line. The line runs without a message. What is wrong?</p>\n<ol><li>Nothing. No message, no mistake.</li><li>No row has that name, so nothing is kept, and the line does not say so.</li><li>The computer should have said something. It is broken.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-no-message&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>A and a are two letters for a computer.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"ran-so-right\"><strong>✗ Not yet: Nothing. No message, no mistake.</strong>\n<p>How many rows have exactly that name? Look at how the names are written in the table.</p></li>\n<li><strong>✓ Right: No row has that name, so nothing is kept, and the line does not say so.</strong>\n<p>This is the worst kind of mistake, because the line is silent. A message comes only later, about another line, or never. So count the rows after each step.</p></li>\n<li data-misconception=\"broken\"><strong>✗ Not yet: The computer should have said something. It is broken.</strong>\n<p>It did what was asked. It looked for that name in each row. What did each row answer?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-no-row" = list(
    kind = "choose_one",
    question = "What do you know about the group 89+?",
    answers = list(
      list(
        text = "At most 20 people there have it.",
        right = FALSE,
        reply = "Then there would be a row, and it would say 20. Is there one?",
        missed = NULL
      ),
      list(
        text = "Nobody in this made-up study had the first record of it at that age.",
        right = TRUE,
        reply = "No row, nobody. A row that is not there tells more than one that says 20. Somebody should decide if that is wanted.",
        missed = NULL
      ),
      list(
        text = "That group was forgotten.",
        right = FALSE,
        reply = "It could be. How would you find out? What does the rule say about a group of nobody?",
        missed = NULL
      )
    ),
    hints = list(
      "The rule leaves out a row with nobody in it."
    ),
    worked = NULL,
    listed = list(
      "  1. At most 20 people there have it.",
      "  2. Nobody in this made-up study had the first record of it at that age.",
      "  3. That group was forgotten."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-no-row\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What do you know about the group 89+?</p>\n<ol><li>At most 20 people there have it.</li><li>Nobody in this made-up study had the first record of it at that age.</li><li>That group was forgotten.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-no-row&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The rule leaves out a row with nobody in it.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"same-as-missing\"><strong>✗ Not yet: At most 20 people there have it.</strong>\n<p>Then there would be a row, and it would say 20. Is there one?</p></li>\n<li><strong>✓ Right: Nobody in this made-up study had the first record of it at that age.</strong>\n<p>No row, nobody. A row that is not there tells more than one that says 20. Somebody should decide if that is wanted.</p></li>\n<li data-misconception=\"ran-so-right\"><strong>✗ Not yet: That group was forgotten.</strong>\n<p>It could be. How would you find out? What does the rule say about a group of nobody?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-change" = list(
    kind = "number",
    question = "Now change only the age, to `40-49`. Read the number from this list of gout by age: 18-29, 80; 30-39, 180; 40-49, 460; 50-59, 800; 60-69, 920; 70-79, 580; 80-89, 260; 89+, 100. What does the script print?",
    unit = "people",
    right = list(
      from = 460,
      to = 460,
      reply = "One word changed, and one number changed with it. The rest of the script stayed as it was."
    ),
    wrong = list(
      list(
        from = 260,
        to = 260,
        reply = "That is the number for 80 to 89 years, from before the change. Find 40-49 in the list."
      ),
      list(
        from = 1220,
        to = 1220,
        reply = "That is asthma. Which condition does the script keep now?"
      ),
      list(
        from = 3380,
        to = 3380,
        reply = "That is all ages together. The third line keeps one."
      )
    ),
    otherwise = "Find 40-49 in the list, and read the number behind it.",
    hints = list(
      "Only the third line changes.",
      "Find 40-49 in the list."
    ),
    worked = NULL,
    listed = list(),
    how = "In R, ask for a reply with check(\"cs-basics-change\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Now change only the age, to <code>40-49</code>. Read the number from this list of gout by age: 18-29, 80; 30-39, 180; 40-49, 460; 50-59, 800; 60-69, 920; 70-79, 580; 80-89, 260; 89+, 100. What does the script print?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people</p>\n<p>In R, ask for a reply with check(&quot;cs-basics-change&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Only the third line changes.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Find 40-49 in the list.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 460 people</strong>\n<p>One word changed, and one number changed with it. The rest of the script stayed as it was.</p></li>\n<li><strong>✗ Not yet: 260 people</strong>\n<p>That is the number for 80 to 89 years, from before the change. Find 40-49 in the list.</p></li>\n<li><strong>✗ Not yet: 1,220 people</strong>\n<p>That is asthma. Which condition does the script keep now?</p></li>\n<li><strong>✗ Not yet: 3,380 people</strong>\n<p>That is all ages together. The third line keeps one.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Find 40-49 in the list, and read the number behind it.</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-title" = list(
    kind = "choose_one",
    question = "A neighbor changes `Gout` to `Migraine` in the line that keeps the rows, and runs everything again. What else must they change?",
    answers = list(
      list(
        text = "Nothing. The computer knows what the chart is about.",
        right = FALSE,
        reply = "The bars would be about migraine. What would the title say?",
        missed = NULL
      ),
      list(
        text = "The title.",
        right = TRUE,
        reply = "The title is a text that somebody typed. It stays as it is until somebody types another one.",
        missed = NULL
      ),
      list(
        text = "The file.",
        right = FALSE,
        reply = "Migraine is in the same file. Which words on the chart are still about gout?",
        missed = NULL
      )
    ),
    hints = list(
      "Which words on the chart came out of the table, and which were typed?"
    ),
    worked = NULL,
    listed = list(
      "  1. Nothing. The computer knows what the chart is about.",
      "  2. The title.",
      "  3. The file."
    ),
    how = "In R, ask for a reply with check(\"cs-basics-title\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A neighbor changes <code>Gout</code> to <code>Migraine</code> in the line that keeps the rows, and runs everything again. What else must they change?</p>\n<ol><li>Nothing. The computer knows what the chart is about.</li><li>The title.</li><li>The file.</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-title&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Which words on the chart came out of the table, and which were typed?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"computer-chose\"><strong>✗ Not yet: Nothing. The computer knows what the chart is about.</strong>\n<p>The bars would be about migraine. What would the title say?</p></li>\n<li><strong>✓ Right: The title.</strong>\n<p>The title is a text that somebody typed. It stays as it is until somebody types another one.</p></li>\n<li><strong>✗ Not yet: The file.</strong>\n<p>Migraine is in the same file. Which words on the chart are still about gout?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-ask" = list(
    kind = "choose_many",
    question = "A student shows you a chart of your county, made with a script. Which questions help you to judge it?",
    answers = list(
      list(
        text = "Who is in the file, and who is not?",
        right = TRUE,
        reply = "People without a record, or without a say, are in no line of the script.",
        missed = "A script can only count who is in the file. Who is not?"
      ),
      list(
        text = "What did you do with the small numbers?",
        right = TRUE,
        reply = "Left out, set to zero, or set to 20. Each gives another chart.",
        missed = "Small numbers are hidden in part. Somebody had to decide what to do with them."
      ),
      list(
        text = "How many lines has it?",
        right = FALSE,
        reply = "A short script can be right, and a long one too. What would you do with the answer?",
        missed = NULL
      ),
      list(
        text = "Can I get the same numbers when I run it?",
        right = TRUE,
        reply = "If not, nobody can check it, also not the person who made it.",
        missed = "Could somebody else check the numbers?"
      )
    ),
    hints = list(
      "Which answers would change what you think of the chart?"
    ),
    worked = NULL,
    listed = list(
      "  1. Who is in the file, and who is not?",
      "  2. What did you do with the small numbers?",
      "  3. How many lines has it?",
      "  4. Can I get the same numbers when I run it?"
    ),
    how = "In R, ask for a reply with check(\"cs-basics-ask\", c(1, 3)): the numbers of your answers.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A student shows you a chart of your county, made with a script. Which questions help you to judge it?</p>\n<ol><li>Who is in the file, and who is not?</li><li>What did you do with the small numbers?</li><li>How many lines has it?</li><li>Can I get the same numbers when I run it?</li></ol>\n<p>In R, ask for a reply with check(&quot;cs-basics-ask&quot;, c(1, 3)): the numbers of your answers.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Which answers would change what you think of the chart?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Who is in the file, and who is not?</strong>\n<p>People without a record, or without a say, are in no line of the script.</p></li>\n<li><strong>✗ Not yet: Who is in the file, and who is not? left out</strong>\n<p>A script can only count who is in the file. Who is not?</p></li>\n<li><strong>✓ Right: What did you do with the small numbers?</strong>\n<p>Left out, set to zero, or set to 20. Each gives another chart.</p></li>\n<li><strong>✗ Not yet: What did you do with the small numbers? left out</strong>\n<p>Small numbers are hidden in part. Somebody had to decide what to do with them.</p></li>\n<li><strong>✗ Not yet: How many lines has it?</strong>\n<p>A short script can be right, and a long one too. What would you do with the answer?</p></li>\n<li><strong>✓ Right: Can I get the same numbers when I run it?</strong>\n<p>If not, nobody can check it, also not the person who made it.</p></li>\n<li><strong>✗ Not yet: Can I get the same numbers when I run it? left out</strong>\n<p>Could somebody else check the numbers?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "cs-basics-neighbor" = list(
    kind = "short",
    question = "Explain to a neighbor, in three sentences and without a word of code, what the four lines of the script did. Then compare.",
    model = "It opened a table of made-up people. It kept only the rows about asthma, and of these only the one for 60 to 69 years. Then it showed the number in that row, which is rounded up, so the true one can be up to 19 lower.",
    look_for = list(
      "You say that the people are made up.",
      "You say in which order the rows were kept.",
      "You say what rounding does to the number."
    ),
    hints = list(),
    worked = NULL,
    listed = list(),
    how = "In R, ask for a reply with check(\"cs-basics-neighbor\", \"my words\"): your own words.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Explain to a neighbor, in three sentences and without a word of code, what the four lines of the script did. Then compare.</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> </p>\n<p>In R, ask for a reply with check(&quot;cs-basics-neighbor&quot;, &quot;my words&quot;): your own words.</p>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>A model answer</strong>\n<p>It opened a table of made-up people. It kept only the rows about asthma, and of these only the one for 60 to 69 years. Then it showed the number in that row, which is rounded up, so the true one can be up to 19 lower.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say that the people are made up.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say in which order the rows were kept.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say what rounding does to the number.</p></li>\n</ul>\n</details>\n</div>"
  )
)
