# Self-checks of one lesson, for questions() in publictier.R; check("id", answer) replies.
list(
  "k12-basics-warm-bounds" = list(
    kind = "number",
    question = "A table says 260 people. The rule rounds **up** to the next 20. What is the smallest true number that it can stand for?",
    unit = "people",
    right = list(
      from = 241,
      to = 241,
      reply = "From 241 on, the next multiple of 20 is 260."
    ),
    wrong = list(
      list(
        from = 240,
        to = 240,
        reply = "240 is a multiple of 20 itself, so it stays 240. Which number comes next?"
      ),
      list(
        from = 250,
        to = 250,
        reply = "That would be rounding to the nearest. This rule always goes up. How far down can you go?"
      ),
      list(
        from = 260,
        to = 260,
        reply = "That is the largest. Which smaller numbers also become 260?"
      )
    ),
    otherwise = "The numbers that become 260 all lie after the multiple of 20 before it. Which multiple is that?",
    hints = list(
      "The rule never goes down. So the true number is 260 or lower.",
      "Find the multiple of 20 before 260, and add 1."
    ),
    worked = NULL,
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-warm-bounds\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A table says 260 people. The rule rounds <strong>up</strong> to the next 20. What is the smallest true number that it can stand for?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people</p>\n<p>In R, ask for a reply with check(&quot;k12-basics-warm-bounds&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The rule never goes down. So the true number is 260 or lower.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Find the multiple of 20 before 260, and add 1.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 241 people</strong>\n<p>From 241 on, the next multiple of 20 is 260.</p></li>\n<li><strong>✗ Not yet: 240 people</strong>\n<p>240 is a multiple of 20 itself, so it stays 240. Which number comes next?</p></li>\n<li><strong>✗ Not yet: 250 people</strong>\n<p>That would be rounding to the nearest. This rule always goes up. How far down can you go?</p></li>\n<li><strong>✗ Not yet: 260 people</strong>\n<p>That is the largest. Which smaller numbers also become 260?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>The numbers that become 260 all lie after the multiple of 20 before it. Which multiple is that?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-warm-match" = list(
    kind = "choose_one",
    question = "You learn a first fact about a made-up person, then a second, then a third. What happens to the number of people who match **all** the facts?",
    answers = list(
      list(
        text = "It goes up, because there are more facts.",
        right = FALSE,
        reply = "More facts, yes. But does somebody who fits the first fact always fit the second?",
        missed = NULL
      ),
      list(
        text = "It goes down, or stays the same.",
        right = TRUE,
        reply = "Each new fact can only drop people. After a few facts, few are left. That is why counts are rounded.",
        missed = NULL
      ),
      list(
        text = "It stays the same, because the people are the same.",
        right = FALSE,
        reply = "The people are the same. Do all of them fit the second fact, too?",
        missed = NULL
      )
    ),
    hints = list(
      "Think of \"plays chess\", and then of \"plays chess and has red shoes\"."
    ),
    worked = NULL,
    listed = list(
      "  1. It goes up, because there are more facts.",
      "  2. It goes down, or stays the same.",
      "  3. It stays the same, because the people are the same."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-warm-match\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> You learn a first fact about a made-up person, then a second, then a third. What happens to the number of people who match <strong>all</strong> the facts?</p>\n<ol><li>It goes up, because there are more facts.</li><li>It goes down, or stays the same.</li><li>It stays the same, because the people are the same.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-warm-match&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Think of &quot;plays chess&quot;, and then of &quot;plays chess and has red shoes&quot;.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: It goes up, because there are more facts.</strong>\n<p>More facts, yes. But does somebody who fits the first fact always fit the second?</p></li>\n<li><strong>✓ Right: It goes down, or stays the same.</strong>\n<p>Each new fact can only drop people. After a few facts, few are left. That is why counts are rounded.</p></li>\n<li><strong>✗ Not yet: It stays the same, because the people are the same.</strong>\n<p>The people are the same. Do all of them fit the second fact, too?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-warm-fair" = list(
    kind = "choose_one",
    question = "In a made-up study, 60 of 300 younger people wear glasses, and 80 of 800 older people do. In which group are glasses more common?",
    answers = list(
      list(
        text = "In the older group, because 80 is more than 60.",
        right = FALSE,
        reply = "80 is more than 60. But out of how many each? Compare shares, not counts.",
        missed = NULL
      ),
      list(
        text = "In the younger group, because 60 of 300 is 20 percent, and 80 of 800 is 10 percent.",
        right = TRUE,
        reply = "A fair comparison divides by the size of the group first.",
        missed = NULL
      ),
      list(
        text = "It cannot be said.",
        right = FALSE,
        reply = "Both groups have a size and a count here. What do you get when you divide one by the other?",
        missed = NULL
      )
    ),
    hints = list(
      "How many people are there in each group?",
      "Divide the count by the size of its group."
    ),
    worked = NULL,
    listed = list(
      "  1. In the older group, because 80 is more than 60.",
      "  2. In the younger group, because 60 of 300 is 20 percent, and 80 of 800 is 10 percent.",
      "  3. It cannot be said."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-warm-fair\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> In a made-up study, 60 of 300 younger people wear glasses, and 80 of 800 older people do. In which group are glasses more common?</p>\n<ol><li>In the older group, because 80 is more than 60.</li><li>In the younger group, because 60 of 300 is 20 percent, and 80 of 800 is 10 percent.</li><li>It cannot be said.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-warm-fair&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>How many people are there in each group?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Divide the count by the size of its group.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: In the older group, because 80 is more than 60.</strong>\n<p>80 is more than 60. But out of how many each? Compare shares, not counts.</p></li>\n<li><strong>✓ Right: In the younger group, because 60 of 300 is 20 percent, and 80 of 800 is 10 percent.</strong>\n<p>A fair comparison divides by the size of the group first.</p></li>\n<li><strong>✗ Not yet: It cannot be said.</strong>\n<p>Both groups have a size and a count here. What do you get when you divide one by the other?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-predict" = list(
    kind = "number",
    question = "If every illness has a row for every age group, how many rows does the table have? 93 illnesses, 8 age groups.",
    unit = "rows",
    right = list(
      from = 744,
      to = 744,
      reply = "That is the most it can have. Keep the number. The computer will give a slightly different one."
    ),
    wrong = list(
      list(
        from = 101,
        to = 101,
        reply = "You added. Each illness has 8 rows. How many rows do two illnesses have?"
      ),
      list(
        from = 93,
        to = 93,
        reply = "That would be one row for each illness. How many age groups does each have?"
      ),
      list(
        from = 730,
        to = 730,
        reply = "You looked ahead. That is what the computer will say. What would it be if no row was missing?"
      )
    ),
    otherwise = "Start with two illnesses. They have 2 times 8 rows. And 93?",
    hints = list(
      "One illness has 8 rows.",
      "Multiply the two numbers."
    ),
    worked = NULL,
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-predict\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> If every illness has a row for every age group, how many rows does the table have? 93 illnesses, 8 age groups.</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> rows</p>\n<p>In R, ask for a reply with check(&quot;k12-basics-predict&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>One illness has 8 rows.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Multiply the two numbers.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 744 rows</strong>\n<p>That is the most it can have. Keep the number. The computer will give a slightly different one.</p></li>\n<li><strong>✗ Not yet: 101 rows</strong>\n<p>You added. Each illness has 8 rows. How many rows do two illnesses have?</p></li>\n<li><strong>✗ Not yet: 93 rows</strong>\n<p>That would be one row for each illness. How many age groups does each have?</p></li>\n<li><strong>✗ Not yet: 730 rows</strong>\n<p>You looked ahead. That is what the computer will say. What would it be if no row was missing?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Start with two illnesses. They have 2 times 8 rows. And 93?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-first-row" = list(
    kind = "number",
    question = "Look at the **second** row above. How many people does its count say?",
    unit = "people",
    right = list(
      from = 4480,
      to = 4480,
      reply = "You found the row and the column. The true number can be up to 19 lower."
    ),
    wrong = list(
      list(
        from = 2240,
        to = 2240,
        reply = "That is the first row, the one for 18 to 29 years. Go one down."
      ),
      list(
        from = 8140,
        to = 8140,
        reply = "That is the third row. In Python the rows are numbered 0, 1, 2, and so the second has the number 1."
      ),
      list(
        from = 2000010001,
        to = 2000010001,
        reply = "That is the code of the illness, in the first column. Which column says how many people?"
      )
    ),
    otherwise = "Find the second row, for 30 to 39 years. Then go right to the column called count.",
    hints = list(
      "The rows stand under the line with the names.",
      "Find the column called count. Then go down to the second number."
    ),
    worked = NULL,
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-first-row\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Look at the <strong>second</strong> row above. How many people does its count say?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people</p>\n<p>In R, ask for a reply with check(&quot;k12-basics-first-row&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The rows stand under the line with the names.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Find the column called count. Then go down to the second number.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 4,480 people</strong>\n<p>You found the row and the column. The true number can be up to 19 lower.</p></li>\n<li><strong>✗ Not yet: 2,240 people</strong>\n<p>That is the first row, the one for 18 to 29 years. Go one down.</p></li>\n<li><strong>✗ Not yet: 8,140 people</strong>\n<p>That is the third row. In Python the rows are numbered 0, 1, 2, and so the second has the number 1.</p></li>\n<li><strong>✗ Not yet: 2,000,010,001 people</strong>\n<p>That is the code of the illness, in the first column. Which column says how many people?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Find the second row, for 30 to 39 years. Then go right to the column called count.</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-missing" = list(
    kind = "choose_one",
    question = "One of the missing rows is for dementia at 18 to 29 years. What does the missing row tell you?",
    answers = list(
      list(
        text = "Nobody in this made-up study had the first record of it at that age.",
        right = TRUE,
        reply = "No row, nobody. That is the one time the table tells you an exact number, and it is 0.",
        missed = NULL
      ),
      list(
        text = "At most 20 people do.",
        right = FALSE,
        reply = "A small number has a row. It says 20, and readers see \"≤ 20\". Is there a row here?",
        missed = NULL
      ),
      list(
        text = "The file is damaged.",
        right = FALSE,
        reply = "The rule says what happens to rows with nobody in them. What was it?",
        missed = NULL
      )
    ),
    hints = list(
      "Small numbers have a row. Which number has none?"
    ),
    worked = NULL,
    listed = list(
      "  1. Nobody in this made-up study had the first record of it at that age.",
      "  2. At most 20 people do.",
      "  3. The file is damaged."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-missing\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> One of the missing rows is for dementia at 18 to 29 years. What does the missing row tell you?</p>\n<ol><li>Nobody in this made-up study had the first record of it at that age.</li><li>At most 20 people do.</li><li>The file is damaged.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-missing&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Small numbers have a row. Which number has none?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Nobody in this made-up study had the first record of it at that age.</strong>\n<p>No row, nobody. That is the one time the table tells you an exact number, and it is 0.</p></li>\n<li data-misconception=\"same-as-missing\"><strong>✗ Not yet: At most 20 people do.</strong>\n<p>A small number has a row. It says 20, and readers see &quot;≤ 20&quot;. Is there a row here?</p></li>\n<li data-misconception=\"broken\"><strong>✗ Not yet: The file is damaged.</strong>\n<p>The rule says what happens to rows with nobody in them. What was it?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-column" = list(
    kind = "choose_one",
    question = "What would you change in the last line to see the **age groups** in place of the counts?",
    answers = list(
      list(
        text = "Write age in place of count.",
        right = TRUE,
        reply = "The name in the line picks the column. Another name picks another column.",
        missed = NULL
      ),
      list(
        text = "Write Age in place of count.",
        right = FALSE,
        reply = "Look at the names above the first rows. Is there a capital letter in it?",
        missed = NULL
      ),
      list(
        text = "Write 18-29 in place of count.",
        right = FALSE,
        reply = "That is what stands **in** the column. What is the name **above** it?",
        missed = NULL
      ),
      list(
        text = "Write age in place of top.",
        right = FALSE,
        reply = "The name `top` says which table. Which word says which column?",
        missed = NULL
      )
    ),
    hints = list(
      "The line has two names in it, the table's and the column's."
    ),
    worked = NULL,
    listed = list(
      "  1. Write age in place of count.",
      "  2. Write Age in place of count.",
      "  3. Write 18-29 in place of count.",
      "  4. Write age in place of top."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-column\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What would you change in the last line to see the <strong>age groups</strong> in place of the counts?</p>\n<ol><li>Write age in place of count.</li><li>Write Age in place of count.</li><li>Write 18-29 in place of count.</li><li>Write age in place of top.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-column&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The line has two names in it, the table&#x27;s and the column&#x27;s.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Write age in place of count.</strong>\n<p>The name in the line picks the column. Another name picks another column.</p></li>\n<li data-misconception=\"capitals\"><strong>✗ Not yet: Write Age in place of count.</strong>\n<p>Look at the names above the first rows. Is there a capital letter in it?</p></li>\n<li><strong>✗ Not yet: Write 18-29 in place of count.</strong>\n<p>That is what stands <strong>in</strong> the column. What is the name <strong>above</strong> it?</p></li>\n<li><strong>✗ Not yet: Write age in place of top.</strong>\n<p>The name <code>top</code> says which table. Which word says which column?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-chart" = list(
    kind = "choose_many",
    question = "A chart like this leaves the room. What must stand on it, so that a reader is not misled?",
    answers = list(
      list(
        text = "A title that says what is counted",
        right = TRUE,
        reply = "Without it, a bar is only a bar.",
        missed = "What do the bars count? Where does a reader find that?"
      ),
      list(
        text = "Names for both axes",
        right = TRUE,
        reply = "One says which age, in years, and one says how many people.",
        missed = "How does a reader know what goes along the bottom, and what goes up?"
      ),
      list(
        text = "That the people are made up",
        right = TRUE,
        reply = "If this is left out, somebody may take it for news.",
        missed = "A reader could think that this is about real people. What would tell them?"
      ),
      list(
        text = "The name of every participant",
        right = FALSE,
        reply = "Names never leave the room, and this table has none. What is in it?",
        missed = NULL
      )
    ),
    hints = list(
      "Imagine that you find the chart on the floor of a bus. What would you ask?"
    ),
    worked = NULL,
    listed = list(
      "  1. A title that says what is counted",
      "  2. Names for both axes",
      "  3. That the people are made up",
      "  4. The name of every participant"
    ),
    how = "In R, ask for a reply with check(\"k12-basics-chart\", c(1, 3)): the numbers of your answers.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A chart like this leaves the room. What must stand on it, so that a reader is not misled?</p>\n<ol><li>A title that says what is counted</li><li>Names for both axes</li><li>That the people are made up</li><li>The name of every participant</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-chart&quot;, c(1, 3)): the numbers of your answers.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Imagine that you find the chart on the floor of a bus. What would you ask?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: A title that says what is counted</strong>\n<p>Without it, a bar is only a bar.</p></li>\n<li><strong>✗ Not yet: A title that says what is counted left out</strong>\n<p>What do the bars count? Where does a reader find that?</p></li>\n<li><strong>✓ Right: Names for both axes</strong>\n<p>One says which age, in years, and one says how many people.</p></li>\n<li><strong>✗ Not yet: Names for both axes left out</strong>\n<p>How does a reader know what goes along the bottom, and what goes up?</p></li>\n<li><strong>✓ Right: That the people are made up</strong>\n<p>If this is left out, somebody may take it for news.</p></li>\n<li><strong>✗ Not yet: That the people are made up left out</strong>\n<p>A reader could think that this is about real people. What would tell them?</p></li>\n<li><strong>✗ Not yet: The name of every participant</strong>\n<p>Names never leave the room, and this table has none. What is in it?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-keep" = list(
    kind = "choose_one",
    question = "Somebody writes `\"asthma\"`, with a small a, in place of `\"Asthma\"`. What happens?",
    answers = list(
      list(
        text = "The same rows come out.",
        right = FALSE,
        reply = "For a computer, a and A are two different letters. How many rows have the name with a small a?",
        missed = NULL
      ),
      list(
        text = "A table without rows comes out.",
        right = TRUE,
        reply = "No row has that name with a small a. The computer does as told, and says nothing. So look at the number of rows each time.",
        missed = NULL
      ),
      list(
        text = "An error message comes out.",
        right = FALSE,
        reply = "The line is fine, only the name is in no row. What is left if each row answers no?",
        missed = NULL
      )
    ),
    hints = list(
      "Each row is asked whether its name is the same, letter by letter."
    ),
    worked = NULL,
    listed = list(
      "  1. The same rows come out.",
      "  2. A table without rows comes out.",
      "  3. An error message comes out."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-keep\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Somebody writes <code>&quot;asthma&quot;</code>, with a small a, in place of <code>&quot;Asthma&quot;</code>. What happens?</p>\n<ol><li>The same rows come out.</li><li>A table without rows comes out.</li><li>An error message comes out.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-keep&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Each row is asked whether its name is the same, letter by letter.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"capitals\"><strong>✗ Not yet: The same rows come out.</strong>\n<p>For a computer, a and A are two different letters. How many rows have the name with a small a?</p></li>\n<li><strong>✓ Right: A table without rows comes out.</strong>\n<p>No row has that name with a small a. The computer does as told, and says nothing. So look at the number of rows each time.</p></li>\n<li data-misconception=\"broken\"><strong>✗ Not yet: An error message comes out.</strong>\n<p>The line is fine, only the name is in no row. What is left if each row answers no?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-sorted" = list(
    kind = "choose_one",
    question = "After this, somebody looks at `asthma` again. In which order are its rows?",
    answers = list(
      list(
        text = "From large to small, because it was sorted.",
        right = FALSE,
        reply = "The sorted rows got a new name. Which one? Did `asthma` get anything new?",
        missed = NULL
      ),
      list(
        text = "As they were, from young to old.",
        right = TRUE,
        reply = "Sorting made a new table, called `in_order`. The old one is as it was.",
        missed = NULL
      ),
      list(
        text = "In no order.",
        right = FALSE,
        reply = "Rows stay where they are until somebody gives the name to something else. Did that happen?",
        missed = NULL
      )
    ),
    hints = list(
      "Which name stands at the very left of the line?"
    ),
    worked = NULL,
    listed = list(
      "  1. From large to small, because it was sorted.",
      "  2. As they were, from young to old.",
      "  3. In no order."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-sorted\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> After this, somebody looks at <code>asthma</code> again. In which order are its rows?</p>\n<ol><li>From large to small, because it was sorted.</li><li>As they were, from young to old.</li><li>In no order.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-sorted&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Which name stands at the very left of the line?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"sorted-for-good\"><strong>✗ Not yet: From large to small, because it was sorted.</strong>\n<p>The sorted rows got a new name. Which one? Did <code>asthma</code> get anything new?</p></li>\n<li><strong>✓ Right: As they were, from young to old.</strong>\n<p>Sorting made a new table, called <code>in_order</code>. The old one is as it was.</p></li>\n<li><strong>✗ Not yet: In no order.</strong>\n<p>Rows stay where they are until somebody gives the name to something else. Did that happen?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-error-name" = list(
    kind = "choose_one",
    question = "What is wrong?",
    answers = list(
      list(
        text = "The file is gone.",
        right = FALSE,
        reply = "The message does not speak of a file. Which word does it name? Look at it letter by letter.",
        missed = NULL
      ),
      list(
        text = "The name is spelled wrong. It should be table.",
        right = TRUE,
        reply = "The computer knows a table, and no tabel. It guesses nothing.",
        missed = NULL
      ),
      list(
        text = "The table has no rows.",
        right = FALSE,
        reply = "Then the answer would be 0. Which word does the message put in quotes?",
        missed = NULL
      )
    ),
    hints = list(
      "Find the word in quotes. Compare it with the name of the table, letter by letter."
    ),
    worked = NULL,
    listed = list(
      "  1. The file is gone.",
      "  2. The name is spelled wrong. It should be table.",
      "  3. The table has no rows."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-error-name\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What is wrong?</p>\n<ol><li>The file is gone.</li><li>The name is spelled wrong. It should be table.</li><li>The table has no rows.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-error-name&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Find the word in quotes. Compare it with the name of the table, letter by letter.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"broken\"><strong>✗ Not yet: The file is gone.</strong>\n<p>The message does not speak of a file. Which word does it name? Look at it letter by letter.</p></li>\n<li><strong>✓ Right: The name is spelled wrong. It should be table.</strong>\n<p>The computer knows a table, and no tabel. It guesses nothing.</p></li>\n<li><strong>✗ Not yet: The table has no rows.</strong>\n<p>Then the answer would be 0. Which word does the message put in quotes?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-error-column" = list(
    kind = "choose_one",
    question = "How do you mend it?",
    answers = list(
      list(
        text = "Write count with a small c.",
        right = TRUE,
        reply = "The column is called count, with a small c. For a computer, C and c are two different letters.",
        missed = NULL
      ),
      list(
        text = "Read the file again.",
        right = FALSE,
        reply = "The table is still there, and the message does not speak of a file. Which word is not found?",
        missed = NULL
      ),
      list(
        text = "Take the quotes away.",
        right = FALSE,
        reply = "Then the computer looks for something **named** Count, and there is none. What is the column called?",
        missed = NULL
      )
    ),
    hints = list(
      "Look at the names of the columns, at the top of the first rows."
    ),
    worked = NULL,
    listed = list(
      "  1. Write count with a small c.",
      "  2. Read the file again.",
      "  3. Take the quotes away."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-error-column\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How do you mend it?</p>\n<ol><li>Write count with a small c.</li><li>Read the file again.</li><li>Take the quotes away.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-error-column&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Look at the names of the columns, at the top of the first rows.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Write count with a small c.</strong>\n<p>The column is called count, with a small c. For a computer, C and c are two different letters.</p></li>\n<li data-misconception=\"broken\"><strong>✗ Not yet: Read the file again.</strong>\n<p>The table is still there, and the message does not speak of a file. Which word is not found?</p></li>\n<li><strong>✗ Not yet: Take the quotes away.</strong>\n<p>Then the computer looks for something <strong>named</strong> Count, and there is none. What is the column called?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-error-text" = list(
    kind = "choose_one",
    question = "Why can the computer not add 1 to `\"≤ 20\"`?",
    answers = list(
      list(
        text = "Because it is a text. The quotes say so.",
        right = TRUE,
        reply = "It has a sign, a space and two digits. A text can be shown, and not be added up.",
        missed = NULL
      ),
      list(
        text = "Because 21 is not a multiple of 20.",
        right = FALSE,
        reply = "A computer adds 20 and 1 without a thought for our rule. But is this a 20? Look at the quotes.",
        missed = NULL
      ),
      list(
        text = "It can. The answer is \"≤ 21\".",
        right = FALSE,
        reply = "You can read it that way. The computer sees four signs in a row, as in a word. What says that it is a text?",
        missed = NULL
      )
    ),
    hints = list(
      "What stands at the two ends, around the sign and the 20?"
    ),
    worked = NULL,
    listed = list(
      "  1. Because it is a text. The quotes say so.",
      "  2. Because 21 is not a multiple of 20.",
      "  3. It can. The answer is \"≤ 21\"."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-error-text\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Why can the computer not add 1 to <code>&quot;≤ 20&quot;</code>?</p>\n<ol><li>Because it is a text. The quotes say so.</li><li>Because 21 is not a multiple of 20.</li><li>It can. The answer is &quot;≤ 21&quot;.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-error-text&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>What stands at the two ends, around the sign and the 20?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Because it is a text. The quotes say so.</strong>\n<p>It has a sign, a space and two digits. A text can be shown, and not be added up.</p></li>\n<li><strong>✗ Not yet: Because 21 is not a multiple of 20.</strong>\n<p>A computer adds 20 and 1 without a thought for our rule. But is this a 20? Look at the quotes.</p></li>\n<li data-misconception=\"text-is-number\"><strong>✗ Not yet: It can. The answer is &quot;≤ 21&quot;.</strong>\n<p>You can read it that way. The computer sees four signs in a row, as in a word. What says that it is a text?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-bound" = list(
    kind = "blanks",
    question = "Say what each stands for. Write two numbers with a hyphen, such as `1-20`, or `0`.",
    blanks = list(
      list(
        label = "The row for 89+ says 20, or ≤ 20. It stands for",
        accept = list(
          "1-20",
          "1 to 20",
          "from 1 to 20",
          "1–20",
          "1 - 20"
        ),
        reply = "There is a row, so there is somebody. And there are at most 20.",
        wrong = list(
          list(
            when = list(
              "0-20",
              "0 to 20",
              "0 - 20"
            ),
            reply = "On a chart that would be right. In a table, nobody means no row. Here is a row. What is the smallest, then?"
          ),
          list(
            when = list(
              "20",
              "20-20"
            ),
            reply = "The 20 was rounded up. Which smaller numbers also become 20?"
          ),
          list(
            when = list(
              "≤ 20"
            ),
            reply = "That is how readers see it. Which numbers are these? Give the smallest and the largest."
          )
        ),
        otherwise = "Which true numbers does the rule turn into 20? Give the smallest and the largest."
      ),
      list(
        label = "The row for 18-29 says 60. It stands for",
        accept = list(
          "41-60",
          "41 to 60",
          "from 41 to 60",
          "41–60",
          "41 - 60"
        ),
        reply = "From one more than the multiple before, up to the number itself.",
        wrong = list(
          list(
            when = list(
              "40-60",
              "40 to 60",
              "40 - 60"
            ),
            reply = "40 is a multiple of 20, and stays 40. So the smallest is one more."
          ),
          list(
            when = list(
              "50-69",
              "50 to 69",
              "50-70",
              "50 - 69"
            ),
            reply = "That would be rounding to the nearest. This rule always goes up."
          )
        ),
        otherwise = "Take the multiple of 20 before it, and add 1. That is the smallest. The number itself is the largest."
      ),
      list(
        label = "A row that is not there stands for",
        accept = list(
          "0",
          "nobody",
          "0-0",
          "zero",
          "none"
        ),
        reply = "No row, nobody.",
        wrong = list(
          list(
            when = list(
              "1-20",
              "≤ 20",
              "0-20",
              "1 to 20",
              "0 to 20"
            ),
            reply = "A small number has a row. When is there none?"
          )
        ),
        otherwise = "When is a row left out of a table?"
      )
    ),
    hints = list(
      "The rule goes up to the next multiple of 20. A row with nobody is left out.",
      "For the first, ask which true numbers become 20. Nobody has no row, so 0 is not among them."
    ),
    worked = NULL,
    listed = list(
      "  1. The row for 89+ says 20, or ≤ 20. It stands for: ____",
      "  2. The row for 18-29 says 60. It stands for: ____",
      "  3. A row that is not there stands for: ____"
    ),
    how = "In R, ask for a reply with check(\"k12-basics-bound\", \"…\", \"…\", \"…\"): an answer for each space, in order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Say what each stands for. Write two numbers with a hyphen, such as <code>1-20</code>, or <code>0</code>.</p>\n<ol><li>The row for 89+ says 20, or ≤ 20. It stands for: <span class=\"kit-check-space\">________</span></li><li>The row for 18-29 says 60. It stands for: <span class=\"kit-check-space\">________</span></li><li>A row that is not there stands for: <span class=\"kit-check-space\">________</span></li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-bound&quot;, &quot;…&quot;, &quot;…&quot;, &quot;…&quot;): an answer for each space, in order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The rule goes up to the next multiple of 20. A row with nobody is left out.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>For the first, ask which true numbers become 20. Nobody has no row, so 0 is not among them.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: The row for 89+ says 20, or ≤ 20. It stands for: 1-20 or 1 to 20 or from 1 to 20 or 1–20 or 1 - 20</strong>\n<p>There is a row, so there is somebody. And there are at most 20.</p></li>\n<li data-misconception=\"same-as-missing\"><strong>✗ Not yet: The row for 89+ says 20, or ≤ 20. It stands for: 0-20 or 0 to 20 or 0 - 20</strong>\n<p>On a chart that would be right. In a table, nobody means no row. Here is a row. What is the smallest, then?</p></li>\n<li><strong>✗ Not yet: The row for 89+ says 20, or ≤ 20. It stands for: 20 or 20-20</strong>\n<p>The 20 was rounded up. Which smaller numbers also become 20?</p></li>\n<li><strong>✗ Not yet: The row for 89+ says 20, or ≤ 20. It stands for: ≤ 20</strong>\n<p>That is how readers see it. Which numbers are these? Give the smallest and the largest.</p></li>\n<li><strong>✗ Not yet: The row for 89+ says 20, or ≤ 20. It stands for: anything else</strong>\n<p>Which true numbers does the rule turn into 20? Give the smallest and the largest.</p></li>\n<li><strong>✓ Right: The row for 18-29 says 60. It stands for: 41-60 or 41 to 60 or from 41 to 60 or 41–60 or 41 - 60</strong>\n<p>From one more than the multiple before, up to the number itself.</p></li>\n<li><strong>✗ Not yet: The row for 18-29 says 60. It stands for: 40-60 or 40 to 60 or 40 - 60</strong>\n<p>40 is a multiple of 20, and stays 40. So the smallest is one more.</p></li>\n<li><strong>✗ Not yet: The row for 18-29 says 60. It stands for: 50-69 or 50 to 69 or 50-70 or 50 - 69</strong>\n<p>That would be rounding to the nearest. This rule always goes up.</p></li>\n<li><strong>✗ Not yet: The row for 18-29 says 60. It stands for: anything else</strong>\n<p>Take the multiple of 20 before it, and add 1. That is the smallest. The number itself is the largest.</p></li>\n<li><strong>✓ Right: A row that is not there stands for: 0 or nobody or 0-0 or zero or none</strong>\n<p>No row, nobody.</p></li>\n<li data-misconception=\"same-as-missing\"><strong>✗ Not yet: A row that is not there stands for: 1-20 or ≤ 20 or 0-20 or 1 to 20 or 0 to 20</strong>\n<p>A small number has a row. When is there none?</p></li>\n<li><strong>✗ Not yet: A row that is not there stands for: anything else</strong>\n<p>When is a row left out of a table?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-modify" = list(
    kind = "choose_one",
    question = "Somebody wants only the rows with a count of 20. Which part belongs in the brackets?",
    answers = list(
      list(
        text = "The column count, then `=`, then 20",
        right = FALSE,
        reply = "One `=` gives a name. Which sign asks?",
        missed = NULL
      ),
      list(
        text = "The column count, then `==`, then 20",
        right = TRUE,
        reply = "`==` asks each row whether its count is 20. There are 79 such rows.",
        missed = NULL
      ),
      list(
        text = "The column count, then `==`, then \"≤ 20\"",
        right = FALSE,
        reply = "The column holds numbers. Is \"≤ 20\" a number?",
        missed = NULL
      ),
      list(
        text = "The column name, then `==`, then 20",
        right = FALSE,
        reply = "The column name holds illnesses. Which column holds the counts?",
        missed = NULL
      )
    ),
    hints = list(
      "Which sign asks, and which one gives a name?",
      "The column holds numbers, without the sign ≤."
    ),
    worked = NULL,
    listed = list(
      "  1. The column count, then `=`, then 20",
      "  2. The column count, then `==`, then 20",
      "  3. The column count, then `==`, then \"≤ 20\"",
      "  4. The column name, then `==`, then 20"
    ),
    how = "In R, ask for a reply with check(\"k12-basics-modify\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Somebody wants only the rows with a count of 20. Which part belongs in the brackets?</p>\n<ol><li>The column count, then <code>=</code>, then 20</li><li>The column count, then <code>==</code>, then 20</li><li>The column count, then <code>==</code>, then &quot;≤ 20&quot;</li><li>The column name, then <code>==</code>, then 20</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-modify&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Which sign asks, and which one gives a name?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>The column holds numbers, without the sign ≤.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"one-equals\"><strong>✗ Not yet: The column count, then <code>=</code>, then 20</strong>\n<p>One <code>=</code> gives a name. Which sign asks?</p></li>\n<li><strong>✓ Right: The column count, then <code>==</code>, then 20</strong>\n<p><code>==</code> asks each row whether its count is 20. There are 79 such rows.</p></li>\n<li data-misconception=\"text-is-number\"><strong>✗ Not yet: The column count, then <code>==</code>, then &quot;≤ 20&quot;</strong>\n<p>The column holds numbers. Is &quot;≤ 20&quot; a number?</p></li>\n<li><strong>✗ Not yet: The column name, then <code>==</code>, then 20</strong>\n<p>The column name holds illnesses. Which column holds the counts?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-plan" = list(
    kind = "order",
    question = "Put the steps into an order that works.",
    lines = list(
      list(
        text = "Open the tools and read the file",
        group = NULL,
        reply = "Nothing can be kept or drawn before the table is there.",
        key = "Open the tools and read the file"
      ),
      list(
        text = "Look at the first rows, to learn the names of the columns",
        group = NULL,
        reply = "You need the table first. And you need the names before you use them.",
        key = "Look at the first rows, to learn the names of the columns"
      ),
      list(
        text = "Keep the rows about the illness that you chose",
        group = NULL,
        reply = "To keep rows you need the name of a column. Where do you learn it?",
        key = "Keep the rows about the illness that you chose"
      ),
      list(
        text = "Count what you kept, to see that it is not nothing",
        group = NULL,
        reply = "You can count only what you have kept.",
        key = "Count what you kept, to see that it is not nothing"
      ),
      list(
        text = "Draw the bars, with a title and names for the axes",
        group = NULL,
        reply = "If you draw before you count, you may draw an empty chart. What comes first?",
        key = "Draw the bars, with a title and names for the axes"
      )
    ),
    start = list(
      2,
      1,
      3,
      0,
      4
    ),
    reply = "Read, look, keep, count, draw. You will do these five again and again.",
    hints = list(
      "What must be there before anything else?",
      "Count before you draw, so that you notice an empty table."
    ),
    worked = NULL,
    listed = list(
      "  1. Keep the rows about the illness that you chose",
      "  2. Look at the first rows, to learn the names of the columns",
      "  3. Count what you kept, to see that it is not nothing",
      "  4. Open the tools and read the file",
      "  5. Draw the bars, with a title and names for the axes"
    ),
    how = "In R, ask for a reply with check(\"k12-basics-plan\", c(2, 1, 3)): the numbers of the lines, in your order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Put the steps into an order that works.</p>\n<ol><li>Keep the rows about the illness that you chose</li><li>Look at the first rows, to learn the names of the columns</li><li>Count what you kept, to see that it is not nothing</li><li>Open the tools and read the file</li><li>Draw the bars, with a title and names for the axes</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-plan&quot;, c(2, 1, 3)): the numbers of the lines, in your order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>What must be there before anything else?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Count before you draw, so that you notice an empty table.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: Line 1, Open the tools and read the file, too early</strong>\n<p>Nothing can be kept or drawn before the table is there.</p></li>\n<li><strong>✗ Not yet: Line 2, Look at the first rows, to learn the names of the columns, too early</strong>\n<p>You need the table first. And you need the names before you use them.</p></li>\n<li><strong>✗ Not yet: Line 3, Keep the rows about the illness that you chose, too early</strong>\n<p>To keep rows you need the name of a column. Where do you learn it?</p></li>\n<li><strong>✗ Not yet: Line 4, Count what you kept, to see that it is not nothing, too early</strong>\n<p>You can count only what you have kept.</p></li>\n<li><strong>✗ Not yet: Line 5, Draw the bars, with a title and names for the axes, too early</strong>\n<p>If you draw before you count, you may draw an empty chart. What comes first?</p></li>\n<li><strong>✓ Right: The right order: <ol><li>Open the tools and read the file</li><li>Look at the first rows, to learn the names of the columns</li><li>Keep the rows about the illness that you chose</li><li>Count what you kept, to see that it is not nothing</li><li>Draw the bars, with a title and names for the axes</li></ol></strong>\n<p>Read, look, keep, count, draw. You will do these five again and again.</p></li>\n</ul>\n</details>\n</div>"
  ),
  "k12-basics-sentence" = list(
    kind = "short",
    question = "Write one sentence under your chart. Say what it shows, about whom, and what rounding does to it. Then compare.",
    model = "The chart shows how many made-up participants have a record of gout, by their age at the first one. Each number is rounded up to the next 20, so the true number can be up to 19 lower. Fewer people of the oldest ages take part, so a low bar is not a low risk.",
    look_for = list(
      "You say that the people are made up.",
      "You say which way the numbers were rounded, and by how much at most.",
      "You do not say that one age group is healthier than another."
    ),
    hints = list(),
    worked = NULL,
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-sentence\", \"my words\"): your own words.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Write one sentence under your chart. Say what it shows, about whom, and what rounding does to it. Then compare.</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> </p>\n<p>In R, ask for a reply with check(&quot;k12-basics-sentence&quot;, &quot;my words&quot;): your own words.</p>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>A model answer</strong>\n<p>The chart shows how many made-up participants have a record of gout, by their age at the first one. Each number is rounded up to the next 20, so the true number can be up to 19 lower. Fewer people of the oldest ages take part, so a low bar is not a low risk.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say that the people are made up.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say which way the numbers were rounded, and by how much at most.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You do not say that one age group is healthier than another.</p></li>\n</ul>\n</details>\n</div>"
  )
)
