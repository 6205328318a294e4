# Self-checks of one lesson, for questions() in publictier.R; check("id", answer) replies.
list(
  "ug-basics-warm-sum" = list(
    kind = "blanks",
    question = "A table says 260 for one group and \"≤ 20\" for another. Give the bounds of the **sum** of the two true counts.",
    blanks = list(
      list(
        label = "Lowest sum",
        accept = list(
          "242"
        ),
        reply = "241 and 1. In a table, a row that reads \"≤ 20\" holds at least one person.",
        wrong = list(
          list(
            when = list(
              "241"
            ),
            reply = "That adds 0 for the small group. In a table a group of nobody has no row. Is there a row?"
          ),
          list(
            when = list(
              "261",
              "280",
              "279"
            ),
            reply = "You added the published numbers. The rule only goes up, so both true counts can be lower."
          )
        ),
        otherwise = "Add the lowest true count behind 260 and the lowest behind \"≤ 20\"."
      ),
      list(
        label = "Highest sum",
        accept = list(
          "280"
        ),
        reply = "260 and 20. Rounding up never hides more people than it prints.",
        wrong = list(
          list(
            when = list(
              "299",
              "289",
              "290"
            ),
            reply = "The true count is never above the published one. What is the most that each can be?"
          )
        ),
        otherwise = "Add the highest true count behind each of the two."
      )
    ),
    hints = list(
      "260 stands for 241 to 260. In a table \"≤ 20\" stands for 1 to 20.",
      "The bounds of a sum are the sums of the bounds."
    ),
    worked = NULL,
    listed = list(
      "  1. Lowest sum: ____",
      "  2. Highest sum: ____"
    ),
    how = "In R, ask for a reply with check(\"ug-basics-warm-sum\", \"…\", \"…\"): an answer for each space, in order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A table says 260 for one group and &quot;≤ 20&quot; for another. Give the bounds of the <strong>sum</strong> of the two true counts.</p>\n<ol><li>Lowest sum: <span class=\"kit-check-space\">________</span></li><li>Highest sum: <span class=\"kit-check-space\">________</span></li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-warm-sum&quot;, &quot;…&quot;, &quot;…&quot;): an answer for each space, in order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>260 stands for 241 to 260. In a table &quot;≤ 20&quot; stands for 1 to 20.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>The bounds of a sum are the sums of the bounds.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Lowest sum: 242</strong>\n<p>241 and 1. In a table, a row that reads &quot;≤ 20&quot; holds at least one person.</p></li>\n<li data-misconception=\"gap-is-small\"><strong>✗ Not yet: Lowest sum: 241</strong>\n<p>That adds 0 for the small group. In a table a group of nobody has no row. Is there a row?</p></li>\n<li><strong>✗ Not yet: Lowest sum: 261 or 280 or 279</strong>\n<p>You added the published numbers. The rule only goes up, so both true counts can be lower.</p></li>\n<li><strong>✗ Not yet: Lowest sum: anything else</strong>\n<p>Add the lowest true count behind 260 and the lowest behind &quot;≤ 20&quot;.</p></li>\n<li><strong>✓ Right: Highest sum: 280</strong>\n<p>260 and 20. Rounding up never hides more people than it prints.</p></li>\n<li><strong>✗ Not yet: Highest sum: 299 or 289 or 290</strong>\n<p>The true count is never above the published one. What is the most that each can be?</p></li>\n<li><strong>✗ Not yet: Highest sum: anything else</strong>\n<p>Add the highest true count behind each of the two.</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-warm-ratio" = list(
    kind = "number",
    question = "A made-up group is 12 percent of a study and 30 percent of the population. What is its representation ratio?",
    unit = NULL,
    right = list(
      from = 0.399,
      to = 0.401,
      reply = "Share in the study over share in the population. Below 1, the group is underrepresented in the study."
    ),
    wrong = list(
      list(
        from = 2.5,
        to = 2.5,
        reply = "That is the population over the study. Which of the two is being judged?"
      ),
      list(
        from = 18,
        to = 18,
        reply = "That is a difference in percentage points. A ratio divides."
      ),
      list(
        from = 40,
        to = 40,
        reply = "As a percentage, yes. As a ratio of two shares, where does the point go?"
      )
    ),
    otherwise = "Divide the share in the study by the share in the population.",
    hints = list(
      "A ratio compares by division.",
      "The study stands on top."
    ),
    worked = NULL,
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-warm-ratio\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A made-up group is 12 percent of a study and 30 percent of the population. What is its representation ratio?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> </p>\n<p>In R, ask for a reply with check(&quot;ug-basics-warm-ratio&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>A ratio compares by division.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>The study stands on top.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 0.4</strong>\n<p>Share in the study over share in the population. Below 1, the group is underrepresented in the study.</p></li>\n<li><strong>✗ Not yet: 2.5</strong>\n<p>That is the population over the study. Which of the two is being judged?</p></li>\n<li><strong>✗ Not yet: 18</strong>\n<p>That is a difference in percentage points. A ratio divides.</p></li>\n<li><strong>✗ Not yet: 40</strong>\n<p>As a percentage, yes. As a ratio of two shares, where does the point go?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Divide the share in the study by the share in the population.</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-warm-denominator" = list(
    kind = "choose_one",
    question = "Two tables of made-up people count asthma. One divides by all who enrolled, the other by those who shared a health record. Why do their percentages differ?",
    answers = list(
      list(
        text = "One of them was computed wrongly.",
        right = FALSE,
        reply = "Both divisions can be right. What stands below the line in each?",
        missed = NULL
      ),
      list(
        text = "The numerators can be equal, and the denominators are not.",
        right = TRUE,
        reply = "Somebody without a record cannot have asthma on record. Which people could have been counted is part of every percentage.",
        missed = NULL
      ),
      list(
        text = "Rounding makes them differ.",
        right = FALSE,
        reply = "Rounding moves a count by at most 19. Is that enough for a difference between all and some of the participants?",
        missed = NULL
      )
    ),
    hints = list(
      "Who could have been counted at all?"
    ),
    worked = NULL,
    listed = list(
      "  1. One of them was computed wrongly.",
      "  2. The numerators can be equal, and the denominators are not.",
      "  3. Rounding makes them differ."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-warm-denominator\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Two tables of made-up people count asthma. One divides by all who enrolled, the other by those who shared a health record. Why do their percentages differ?</p>\n<ol><li>One of them was computed wrongly.</li><li>The numerators can be equal, and the denominators are not.</li><li>Rounding makes them differ.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-warm-denominator&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Who could have been counted at all?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: One of them was computed wrongly.</strong>\n<p>Both divisions can be right. What stands below the line in each?</p></li>\n<li><strong>✓ Right: The numerators can be equal, and the denominators are not.</strong>\n<p>Somebody without a record cannot have asthma on record. Which people could have been counted is part of every percentage.</p></li>\n<li><strong>✗ Not yet: Rounding makes them differ.</strong>\n<p>Rounding moves a count by at most 19. Is that enough for a difference between all and some of the participants?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-predict" = list(
    kind = "choose_one",
    question = "The three texts are \"2,240\", \"4,480\" and \"8,140\". What does `sum` do with them, in Python's pandas and in R?",
    answers = list(
      list(
        text = "Both add them up to 14,860.",
        right = FALSE,
        reply = "You read them as numbers. What tells the computer that a comma is not a letter like any other?",
        missed = NULL
      ),
      list(
        text = "Both stop with an error.",
        right = FALSE,
        reply = "One of them does. Is there something else that \"+\" can do with two texts?",
        missed = NULL
      ),
      list(
        text = "One puts the texts end to end, the other stops with an error.",
        right = TRUE,
        reply = "You will see which is which. One answer is loud, and one is silent. The silent one is the dangerous one.",
        missed = NULL
      )
    ),
    hints = list(
      "What does \"+\" do with \"a\" and \"b\" in Python?"
    ),
    worked = NULL,
    listed = list(
      "  1. Both add them up to 14,860.",
      "  2. Both stop with an error.",
      "  3. One puts the texts end to end, the other stops with an error."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-predict\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> The three texts are &quot;2,240&quot;, &quot;4,480&quot; and &quot;8,140&quot;. What does <code>sum</code> do with them, in Python&#x27;s pandas and in R?</p>\n<ol><li>Both add them up to 14,860.</li><li>Both stop with an error.</li><li>One puts the texts end to end, the other stops with an error.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-predict&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>What does &quot;+&quot; do with &quot;a&quot; and &quot;b&quot; in Python?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"looks-numeric\"><strong>✗ Not yet: Both add them up to 14,860.</strong>\n<p>You read them as numbers. What tells the computer that a comma is not a letter like any other?</p></li>\n<li data-misconception=\"silent-right\"><strong>✗ Not yet: Both stop with an error.</strong>\n<p>One of them does. Is there something else that &quot;+&quot; can do with two texts?</p></li>\n<li><strong>✓ Right: One puts the texts end to end, the other stops with an error.</strong>\n<p>You will see which is which. One answer is loud, and one is silent. The silent one is the dangerous one.</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-warning" = list(
    kind = "choose_one",
    question = "A colleague ran such a line on a column of 730 texts, and got a warning. They say: it ran, so it is fine. What do you look at first?",
    answers = list(
      list(
        text = "Nothing. A warning is no error.",
        right = FALSE,
        reply = "Some counts may be gone. How would you find out how many?",
        missed = NULL
      ),
      list(
        text = "How many values are missing now that were not missing before.",
        right = TRUE,
        reply = "`sum(is.na(x))` in R, `x.isna().sum()` in pandas. If the number is not 0, a sum or a mean is about fewer rows than you think.",
        missed = NULL
      ),
      list(
        text = "Whether the file has 730 rows.",
        right = FALSE,
        reply = "It has, and it still has. What happened to the values in them?",
        missed = NULL
      )
    ),
    hints = list(
      "What did R put in place of what it could not read?"
    ),
    worked = NULL,
    listed = list(
      "  1. Nothing. A warning is no error.",
      "  2. How many values are missing now that were not missing before.",
      "  3. Whether the file has 730 rows."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-warning\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A colleague ran such a line on a column of 730 texts, and got a warning. They say: it ran, so it is fine. What do you look at first?</p>\n<ol><li>Nothing. A warning is no error.</li><li>How many values are missing now that were not missing before.</li><li>Whether the file has 730 rows.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-warning&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>What did R put in place of what it could not read?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"silent-right\"><strong>✗ Not yet: Nothing. A warning is no error.</strong>\n<p>Some counts may be gone. How would you find out how many?</p></li>\n<li><strong>✓ Right: How many values are missing now that were not missing before.</strong>\n<p><code>sum(is.na(x))</code> in R, <code>x.isna().sum()</code> in pandas. If the number is not 0, a sum or a mean is about fewer rows than you think.</p></li>\n<li><strong>✗ Not yet: Whether the file has 730 rows.</strong>\n<p>It has, and it still has. What happened to the values in them?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-bare" = list(
    kind = "choose_one",
    question = "What must be said of the clean column, so that nobody is misled?",
    answers = list(
      list(
        text = "Nothing. 20 is 20.",
        right = FALSE,
        reply = "Which true counts does the rule turn into 20? Nobody counted twenty people there.",
        missed = NULL
      ),
      list(
        text = "A 20 stands for 1 to 20, and any other count for itself or up to 19 fewer.",
        right = TRUE,
        reply = "The sign was a note for readers. When it is gone, the note must stand elsewhere, and best of all in columns of its own.",
        missed = NULL
      ),
      list(
        text = "Counts of 20 should be deleted.",
        right = FALSE,
        reply = "Then the groups look empty, and there are people in them. What would keep them, and say what is not known?",
        missed = NULL
      )
    ),
    hints = list(
      "The rule rounds up to the next multiple of 20."
    ),
    worked = NULL,
    listed = list(
      "  1. Nothing. 20 is 20.",
      "  2. A 20 stands for 1 to 20, and any other count for itself or up to 19 fewer.",
      "  3. Counts of 20 should be deleted."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-bare\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What must be said of the clean column, so that nobody is misled?</p>\n<ol><li>Nothing. 20 is 20.</li><li>A 20 stands for 1 to 20, and any other count for itself or up to 19 fewer.</li><li>Counts of 20 should be deleted.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-bare&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The rule rounds up to the next multiple of 20.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"twenty-is-twenty\"><strong>✗ Not yet: Nothing. 20 is 20.</strong>\n<p>Which true counts does the rule turn into 20? Nobody counted twenty people there.</p></li>\n<li><strong>✓ Right: A 20 stands for 1 to 20, and any other count for itself or up to 19 fewer.</strong>\n<p>The sign was a note for readers. When it is gone, the note must stand elsewhere, and best of all in columns of its own.</p></li>\n<li data-misconception=\"gap-is-small\"><strong>✗ Not yet: Counts of 20 should be deleted.</strong>\n<p>Then the groups look empty, and there are people in them. What would keep them, and say what is not known?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-narrow" = list(
    kind = "blanks",
    question = "The dictionary of the same release gives 500 for celiac disease in all ages together, and each person is in at most one age group. Both facts hold. Between which bounds is the true total?",
    blanks = list(
      list(
        label = "Lowest",
        accept = list(
          "481"
        ),
        reply = "The higher of the two lower bounds. Both must hold.",
        wrong = list(
          list(
            when = list(
              "408"
            ),
            reply = "That is from the parts alone. What is the lowest that the published total allows?"
          )
        ),
        otherwise = "There are two lower bounds, from the parts and from the total. Which one is stricter?"
      ),
      list(
        label = "Highest",
        accept = list(
          "500"
        ),
        reply = "Only the total bounds it from above. Whoever had the first record before 18 is in no part.",
        wrong = list(
          list(
            when = list(
              "560"
            ),
            reply = "That is what the parts add up to. Each was rounded up by itself. What does the total say?"
          )
        ),
        otherwise = "The parts give no upper bound, for whoever had the first record before 18 is in none. What does the total say?"
      )
    ),
    hints = list(
      "The parts give 408 or more. What does the total alone give?",
      "The total alone gives 481 to 500. Take what both allow."
    ),
    worked = NULL,
    listed = list(
      "  1. Lowest: ____",
      "  2. Highest: ____"
    ),
    how = "In R, ask for a reply with check(\"ug-basics-narrow\", \"…\", \"…\"): an answer for each space, in order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> The dictionary of the same release gives 500 for celiac disease in all ages together, and each person is in at most one age group. Both facts hold. Between which bounds is the true total?</p>\n<ol><li>Lowest: <span class=\"kit-check-space\">________</span></li><li>Highest: <span class=\"kit-check-space\">________</span></li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-narrow&quot;, &quot;…&quot;, &quot;…&quot;): an answer for each space, in order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The parts give 408 or more. What does the total alone give?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>The total alone gives 481 to 500. Take what both allow.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: Lowest: 481</strong>\n<p>The higher of the two lower bounds. Both must hold.</p></li>\n<li><strong>✗ Not yet: Lowest: 408</strong>\n<p>That is from the parts alone. What is the lowest that the published total allows?</p></li>\n<li><strong>✗ Not yet: Lowest: anything else</strong>\n<p>There are two lower bounds, from the parts and from the total. Which one is stricter?</p></li>\n<li><strong>✓ Right: Highest: 500</strong>\n<p>Only the total bounds it from above. Whoever had the first record before 18 is in no part.</p></li>\n<li data-misconception=\"parts-total\"><strong>✗ Not yet: Highest: 560</strong>\n<p>That is what the parts add up to. Each was rounded up by itself. What does the total say?</p></li>\n<li><strong>✗ Not yet: Highest: anything else</strong>\n<p>The parts give no upper bound, for whoever had the first record before 18 is in none. What does the total say?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-zero" = list(
    kind = "choose_one",
    question = "Huntington disease has 2 rows, each with a count of 20. What is right to say about the 6 other age groups, in this **table**?",
    answers = list(
      list(
        text = "Their counts are unknown.",
        right = FALSE,
        reply = "They would be unknown if small counts were left out. What does the rule do with small counts, and what with nobody?",
        missed = NULL
      ),
      list(
        text = "Their counts are 0, and that is exact.",
        right = TRUE,
        reply = "A group with nobody in it has no row. An absent row is the one exact number in the table, and that is what makes it delicate.",
        missed = NULL
      ),
      list(
        text = "Their counts are 0 to 20.",
        right = FALSE,
        reply = "That is how a **chart** is read, where empty bars are drawn as well. What does a row of 20 in a table stand for, then?",
        missed = NULL
      )
    ),
    hints = list(
      "Small counts have a row. It says 20."
    ),
    worked = NULL,
    listed = list(
      "  1. Their counts are unknown.",
      "  2. Their counts are 0, and that is exact.",
      "  3. Their counts are 0 to 20."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-zero\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Huntington disease has 2 rows, each with a count of 20. What is right to say about the 6 other age groups, in this <strong>table</strong>?</p>\n<ol><li>Their counts are unknown.</li><li>Their counts are 0, and that is exact.</li><li>Their counts are 0 to 20.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-zero&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Small counts have a row. It says 20.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"gap-is-small\"><strong>✗ Not yet: Their counts are unknown.</strong>\n<p>They would be unknown if small counts were left out. What does the rule do with small counts, and what with nobody?</p></li>\n<li><strong>✓ Right: Their counts are 0, and that is exact.</strong>\n<p>A group with nobody in it has no row. An absent row is the one exact number in the table, and that is what makes it delicate.</p></li>\n<li data-misconception=\"gap-is-small\"><strong>✗ Not yet: Their counts are 0 to 20.</strong>\n<p>That is how a <strong>chart</strong> is read, where empty bars are drawn as well. What does a row of 20 in a table stand for, then?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-mean" = list(
    kind = "choose_one",
    question = "Which of the two is the published count in an age group, on average over **all** age groups?",
    answers = list(
      list(
        text = "The first. The function `mean` knows best.",
        right = FALSE,
        reply = "It averaged over the rows that it was given. How many age groups have none?",
        missed = NULL
      ),
      list(
        text = "The second. The absent rows are zeros, and belong in the average.",
        right = TRUE,
        reply = "The zeros are known, so they count. Only a value that is truly unknown may be left out, and then the answer is about fewer groups.",
        missed = NULL
      ),
      list(
        text = "Neither. Rounded counts have no average.",
        right = FALSE,
        reply = "They have one, and it has bounds like any sum. Over how many groups should it go?",
        missed = NULL
      )
    ),
    hints = list(
      "Does the table say nothing about the other 6 groups, or does it say zero?"
    ),
    worked = NULL,
    listed = list(
      "  1. The first. The function `mean` knows best.",
      "  2. The second. The absent rows are zeros, and belong in the average.",
      "  3. Neither. Rounded counts have no average."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-mean\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Which of the two is the published count in an age group, on average over <strong>all</strong> age groups?</p>\n<ol><li>The first. The function <code>mean</code> knows best.</li><li>The second. The absent rows are zeros, and belong in the average.</li><li>Neither. Rounded counts have no average.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-mean&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Does the table say nothing about the other 6 groups, or does it say zero?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"gap-is-nothing\"><strong>✗ Not yet: The first. The function <code>mean</code> knows best.</strong>\n<p>It averaged over the rows that it was given. How many age groups have none?</p></li>\n<li><strong>✓ Right: The second. The absent rows are zeros, and belong in the average.</strong>\n<p>The zeros are known, so they count. Only a value that is truly unknown may be left out, and then the answer is about fewer groups.</p></li>\n<li><strong>✗ Not yet: Neither. Rounded counts have no average.</strong>\n<p>They have one, and it has bounds like any sum. Over how many groups should it go?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-overshoot" = list(
    kind = "choose_one",
    question = "The sums are larger than the totals, or equal. Why, and by how much can they be larger?",
    answers = list(
      list(
        text = "Some people are in two age groups.",
        right = FALSE,
        reply = "Here each person is in at most one age group. What happened to each of the parts before they were added?",
        missed = NULL
      ),
      list(
        text = "Each part was rounded up by itself, by up to 19. With 8 parts that is up to 152.",
        right = TRUE,
        reply = "The total was rounded up once. The parts were rounded up eight times.",
        missed = NULL
      ),
      list(
        text = "The dictionary is from another release.",
        right = FALSE,
        reply = "Both files are from one release. Think of what the rule does to one part, and then to eight.",
        missed = NULL
      )
    ),
    hints = list(
      "By how much can a single count be too high?"
    ),
    worked = NULL,
    listed = list(
      "  1. Some people are in two age groups.",
      "  2. Each part was rounded up by itself, by up to 19. With 8 parts that is up to 152.",
      "  3. The dictionary is from another release."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-overshoot\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> The sums are larger than the totals, or equal. Why, and by how much can they be larger?</p>\n<ol><li>Some people are in two age groups.</li><li>Each part was rounded up by itself, by up to 19. With 8 parts that is up to 152.</li><li>The dictionary is from another release.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-overshoot&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>By how much can a single count be too high?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"parts-total\"><strong>✗ Not yet: Some people are in two age groups.</strong>\n<p>Here each person is in at most one age group. What happened to each of the parts before they were added?</p></li>\n<li><strong>✓ Right: Each part was rounded up by itself, by up to 19. With 8 parts that is up to 152.</strong>\n<p>The total was rounded up once. The parts were rounded up eight times.</p></li>\n<li><strong>✗ Not yet: The dictionary is from another release.</strong>\n<p>Both files are from one release. Think of what the rule does to one part, and then to eight.</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-fill" = list(
    kind = "choose_one",
    question = "A friend has typed the counts of a **chart** into a wide table, and left a gap where the bar said \"≤ 20\". May the gap be filled with 0?",
    answers = list(
      list(
        text = "Yes. A gap is a zero, as above.",
        right = FALSE,
        reply = "Above, we knew why there was a gap. What does \"≤ 20\" stand for on a chart?",
        missed = NULL
      ),
      list(
        text = "No. The gap stands for 0 to 20 there.",
        right = TRUE,
        reply = "The same gap, another meaning. Only knowing where it comes from tells them apart, and no function can know that for you.",
        missed = NULL
      ),
      list(
        text = "Yes, if the other bars are large.",
        right = FALSE,
        reply = "The size of the other bars says nothing about this one. What did the chart print?",
        missed = NULL
      )
    ),
    hints = list(
      "What does \"≤ 20\" mean on a chart, and what in a table?"
    ),
    worked = NULL,
    listed = list(
      "  1. Yes. A gap is a zero, as above.",
      "  2. No. The gap stands for 0 to 20 there.",
      "  3. Yes, if the other bars are large."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-fill\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A friend has typed the counts of a <strong>chart</strong> into a wide table, and left a gap where the bar said &quot;≤ 20&quot;. May the gap be filled with 0?</p>\n<ol><li>Yes. A gap is a zero, as above.</li><li>No. The gap stands for 0 to 20 there.</li><li>Yes, if the other bars are large.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-fill&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>What does &quot;≤ 20&quot; mean on a chart, and what in a table?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"gap-is-nothing\"><strong>✗ Not yet: Yes. A gap is a zero, as above.</strong>\n<p>Above, we knew why there was a gap. What does &quot;≤ 20&quot; stand for on a chart?</p></li>\n<li><strong>✓ Right: No. The gap stands for 0 to 20 there.</strong>\n<p>The same gap, another meaning. Only knowing where it comes from tells them apart, and no function can know that for you.</p></li>\n<li><strong>✗ Not yet: Yes, if the other bars are large.</strong>\n<p>The size of the other bars says nothing about this one. What did the chart print?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-messages" = list(
    kind = "sort",
    question = "Which message says what? Sort them by cause. The first of each pair is Python's, the second R's.",
    boxes = list(
      "a name is not there",
      "a text where a number is needed"
    ),
    cards = list(
      list(
        text = "KeyError: 'nam'",
        box = "a name is not there",
        reply = "A KeyError names what was looked up and not found.",
        wrong = list(),
        otherwise = "The message holds one word in quotes. It was looked up as the name of a column."
      ),
      list(
        text = "'by' must specify a uniquely valid column",
        box = "a name is not there",
        reply = "R says it the long way. No column has the name that `by` asks for.",
        wrong = list(),
        otherwise = "`by` is the name of the column to join on. What is wrong with it?"
      ),
      list(
        text = "unsupported operand type(s) for -: 'str' and 'int'",
        box = "a text where a number is needed",
        reply = "str is text, int is a whole number. The minus sign cannot take one from the other.",
        wrong = list(),
        otherwise = "Look at the two words in quotes. They are the types left and right of the minus."
      ),
      list(
        text = "non-numeric argument to binary operator",
        box = "a text where a number is needed",
        reply = "One side of the minus is not a number.",
        wrong = list(),
        otherwise = "A binary operator is a sign between two things. What is wrong with one of them?"
      )
    ),
    hints = list(
      "A type is a kind of value, such as text or whole number. A key is a name that is looked up."
    ),
    worked = NULL,
    listed = list(
      "Boxes: 1 a name is not there, 2 a text where a number is needed",
      "  1. KeyError: 'nam'",
      "  2. 'by' must specify a uniquely valid column",
      "  3. unsupported operand type(s) for -: 'str' and 'int'",
      "  4. non-numeric argument to binary operator"
    ),
    how = "In R, ask for a reply with check(\"ug-basics-messages\", c(1, 2, 1)): for each card, the number of its box.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Which message says what? Sort them by cause. The first of each pair is Python&#x27;s, the second R&#x27;s.</p>\n<ol><li>KeyError: &#x27;nam&#x27; (a name is not there / a text where a number is needed)</li><li>&#x27;by&#x27; must specify a uniquely valid column (a name is not there / a text where a number is needed)</li><li>unsupported operand type(s) for -: &#x27;str&#x27; and &#x27;int&#x27; (a name is not there / a text where a number is needed)</li><li>non-numeric argument to binary operator (a name is not there / a text where a number is needed)</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-messages&quot;, c(1, 2, 1)): for each card, the number of its box.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>A type is a kind of value, such as text or whole number. A key is a name that is looked up.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: KeyError: &#x27;nam&#x27; → a name is not there</strong>\n<p>A KeyError names what was looked up and not found.</p></li>\n<li><strong>✗ Not yet: KeyError: &#x27;nam&#x27; → another box</strong>\n<p>The message holds one word in quotes. It was looked up as the name of a column.</p></li>\n<li><strong>✓ Right: &#x27;by&#x27; must specify a uniquely valid column → a name is not there</strong>\n<p>R says it the long way. No column has the name that <code>by</code> asks for.</p></li>\n<li><strong>✗ Not yet: &#x27;by&#x27; must specify a uniquely valid column → another box</strong>\n<p><code>by</code> is the name of the column to join on. What is wrong with it?</p></li>\n<li><strong>✓ Right: unsupported operand type(s) for -: &#x27;str&#x27; and &#x27;int&#x27; → a text where a number is needed</strong>\n<p>str is text, int is a whole number. The minus sign cannot take one from the other.</p></li>\n<li><strong>✗ Not yet: unsupported operand type(s) for -: &#x27;str&#x27; and &#x27;int&#x27; → another box</strong>\n<p>Look at the two words in quotes. They are the types left and right of the minus.</p></li>\n<li><strong>✓ Right: non-numeric argument to binary operator → a text where a number is needed</strong>\n<p>One side of the minus is not a number.</p></li>\n<li><strong>✗ Not yet: non-numeric argument to binary operator → another box</strong>\n<p>A binary operator is a sign between two things. What is wrong with one of them?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-restart" = list(
    kind = "number",
    question = "Before, the first row had a low of 41. What does it have after three runs of the cell?",
    unit = NULL,
    right = list(
      from = 38,
      to = 38,
      reply = "Each run took one more away. After a restart, and one run from top to bottom, it would be 40. A reader could never get 38."
    ),
    wrong = list(
      list(
        from = 40,
        to = 40,
        reply = "That is after one run, and after \"restart and run all\". The cell was run three times."
      ),
      list(
        from = 41,
        to = 41,
        reply = "The cell gives the name `low` to something new. Does it start from the old value, or from the last one?"
      ),
      list(
        from = 39,
        to = 39,
        reply = "Count once more. One run gives 40, two give 39."
      )
    ),
    otherwise = "Each run takes 1 from what is there. Begin with 41, and go three times.",
    hints = list(
      "The cell changes the column that it reads.",
      "41, then 40, then …"
    ),
    worked = NULL,
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-restart\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Before, the first row had a low of 41. What does it have after three runs of the cell?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> </p>\n<p>In R, ask for a reply with check(&quot;ug-basics-restart&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The cell changes the column that it reads.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>41, then 40, then …</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 38</strong>\n<p>Each run took one more away. After a restart, and one run from top to bottom, it would be 40. A reader could never get 38.</p></li>\n<li><strong>✗ Not yet: 40</strong>\n<p>That is after one run, and after &quot;restart and run all&quot;. The cell was run three times.</p></li>\n<li data-misconception=\"order-free\"><strong>✗ Not yet: 41</strong>\n<p>The cell gives the name <code>low</code> to something new. Does it start from the old value, or from the last one?</p></li>\n<li><strong>✗ Not yet: 39</strong>\n<p>Count once more. One run gives 40, two give 39.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Each run takes 1 from what is there. Begin with 41, and go three times.</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-restart-why" = list(
    kind = "choose_one",
    question = "You hand in a notebook. What do you do last?",
    answers = list(
      list(
        text = "Delete the cells that gave errors.",
        right = FALSE,
        reply = "What they did before they failed is still there. How do you see what the notebook does without it?",
        missed = NULL
      ),
      list(
        text = "Restart the kernel, run all cells from top to bottom, and compare the numbers.",
        right = TRUE,
        reply = "Only then do the numbers come from the code that the reader sees. The notebooks of this kit are tested that way.",
        missed = NULL
      ),
      list(
        text = "Save it.",
        right = FALSE,
        reply = "Saving keeps what you see. Does it come from the code that is there now?",
        missed = NULL
      )
    ),
    hints = list(
      "Somebody else will open it with an empty memory."
    ),
    worked = NULL,
    listed = list(
      "  1. Delete the cells that gave errors.",
      "  2. Restart the kernel, run all cells from top to bottom, and compare the numbers.",
      "  3. Save it."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-restart-why\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> You hand in a notebook. What do you do last?</p>\n<ol><li>Delete the cells that gave errors.</li><li>Restart the kernel, run all cells from top to bottom, and compare the numbers.</li><li>Save it.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-restart-why&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Somebody else will open it with an empty memory.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"order-free\"><strong>✗ Not yet: Delete the cells that gave errors.</strong>\n<p>What they did before they failed is still there. How do you see what the notebook does without it?</p></li>\n<li><strong>✓ Right: Restart the kernel, run all cells from top to bottom, and compare the numbers.</strong>\n<p>Only then do the numbers come from the code that the reader sees. The notebooks of this kit are tested that way.</p></li>\n<li><strong>✗ Not yet: Save it.</strong>\n<p>Saving keeps what you see. Does it come from the code that is there now?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-chart" = list(
    kind = "choose_one",
    question = "How long are the lines?",
    answers = list(
      list(
        text = "Longer for the larger counts.",
        right = FALSE,
        reply = "Does the rule move a large count further than a small one? By how much at most?",
        missed = NULL
      ),
      list(
        text = "All equally long in people, and longest compared with the smallest bars.",
        right = TRUE,
        reply = "Each spans 20 values. For 20 that is all of the bar. For 1,000 it would be hardly seen.",
        missed = NULL
      ),
      list(
        text = "There is none on the bars of 20.",
        right = FALSE,
        reply = "A 20 is no exact count. Which true counts does it stand for?",
        missed = NULL
      )
    ),
    hints = list(
      "How many true counts end up at the same published one?"
    ),
    worked = NULL,
    listed = list(
      "  1. Longer for the larger counts.",
      "  2. All equally long in people, and longest compared with the smallest bars.",
      "  3. There is none on the bars of 20."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-chart\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How long are the lines?</p>\n<ol><li>Longer for the larger counts.</li><li>All equally long in people, and longest compared with the smallest bars.</li><li>There is none on the bars of 20.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-chart&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>How many true counts end up at the same published one?</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: Longer for the larger counts.</strong>\n<p>Does the rule move a large count further than a small one? By how much at most?</p></li>\n<li><strong>✓ Right: All equally long in people, and longest compared with the smallest bars.</strong>\n<p>Each spans 20 values. For 20 that is all of the bar. For 1,000 it would be hardly seen.</p></li>\n<li data-misconception=\"twenty-is-twenty\"><strong>✗ Not yet: There is none on the bars of 20.</strong>\n<p>A 20 is no exact count. Which true counts does it stand for?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-share" = list(
    kind = "choose_one",
    question = "Why does the lowest share divide by the **highest** total?",
    answers = list(
      list(
        text = "Because the total is always larger.",
        right = FALSE,
        reply = "It is, in both bounds. Which total makes the quotient as small as it can be?",
        missed = NULL
      ),
      list(
        text = "Because dividing by more gives less, and each true count can be anywhere between its bounds.",
        right = TRUE,
        reply = "Smallest on top, largest below. For the highest share it is the other way round.",
        missed = NULL
      ),
      list(
        text = "By mistake. It should be the lowest total.",
        right = FALSE,
        reply = "Try 10 over 40, and 10 over 50. Which is smaller?",
        missed = NULL
      )
    ),
    hints = list(
      "Try it with small numbers."
    ),
    worked = NULL,
    listed = list(
      "  1. Because the total is always larger.",
      "  2. Because dividing by more gives less, and each true count can be anywhere between its bounds.",
      "  3. By mistake. It should be the lowest total."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-share\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Why does the lowest share divide by the <strong>highest</strong> total?</p>\n<ol><li>Because the total is always larger.</li><li>Because dividing by more gives less, and each true count can be anywhere between its bounds.</li><li>By mistake. It should be the lowest total.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-share&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Try it with small numbers.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: Because the total is always larger.</strong>\n<p>It is, in both bounds. Which total makes the quotient as small as it can be?</p></li>\n<li><strong>✓ Right: Because dividing by more gives less, and each true count can be anywhere between its bounds.</strong>\n<p>Smallest on top, largest below. For the highest share it is the other way round.</p></li>\n<li><strong>✗ Not yet: By mistake. It should be the lowest total.</strong>\n<p>Try 10 over 40, and 10 over 50. Which is smaller?</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-plan" = list(
    kind = "order",
    question = "Put the steps of your analysis into an order that works.",
    lines = list(
      list(
        text = "Read the table, and look at its types",
        group = NULL,
        reply = "This one can always be first.",
        key = "Read the table, and look at its types"
      ),
      list(
        text = "Count the rows, and the rows that are missing",
        group = NULL,
        reply = "You need the table for that.",
        key = "Count the rows, and the rows that are missing"
      ),
      list(
        text = "Add the bounds as columns",
        group = NULL,
        reply = "Bounds come from numbers. Have you seen that the column holds numbers, and all its rows?",
        key = "Add the bounds as columns"
      ),
      list(
        text = "Draw the chart with the bounds",
        group = NULL,
        reply = "The chart draws the bounds. Are they there?",
        key = "Draw the chart with the bounds"
      ),
      list(
        text = "Restart, run all, and compare",
        group = NULL,
        reply = "This is the last look. What else must be there before?",
        key = "Restart, run all, and compare"
      )
    ),
    start = list(
      3,
      4,
      2,
      1,
      0
    ),
    reply = "Look, count, bound, draw, and run all of it again.",
    hints = list(
      "The last step looks at all the others.",
      "You cannot draw what you have not computed."
    ),
    worked = NULL,
    listed = list(
      "  1. Draw the chart with the bounds",
      "  2. Restart, run all, and compare",
      "  3. Add the bounds as columns",
      "  4. Count the rows, and the rows that are missing",
      "  5. Read the table, and look at its types"
    ),
    how = "In R, ask for a reply with check(\"ug-basics-plan\", c(2, 1, 3)): the numbers of the lines, in your order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Put the steps of your analysis into an order that works.</p>\n<ol><li>Draw the chart with the bounds</li><li>Restart, run all, and compare</li><li>Add the bounds as columns</li><li>Count the rows, and the rows that are missing</li><li>Read the table, and look at its types</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-plan&quot;, c(2, 1, 3)): the numbers of the lines, in your order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The last step looks at all the others.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>You cannot draw what you have not computed.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: Line 1, Read the table, and look at its types, too early</strong>\n<p>This one can always be first.</p></li>\n<li><strong>✗ Not yet: Line 2, Count the rows, and the rows that are missing, too early</strong>\n<p>You need the table for that.</p></li>\n<li><strong>✗ Not yet: Line 3, Add the bounds as columns, too early</strong>\n<p>Bounds come from numbers. Have you seen that the column holds numbers, and all its rows?</p></li>\n<li><strong>✗ Not yet: Line 4, Draw the chart with the bounds, too early</strong>\n<p>The chart draws the bounds. Are they there?</p></li>\n<li><strong>✗ Not yet: Line 5, Restart, run all, and compare, too early</strong>\n<p>This is the last look. What else must be there before?</p></li>\n<li><strong>✓ Right: The right order: <ol><li>Read the table, and look at its types</li><li>Count the rows, and the rows that are missing</li><li>Add the bounds as columns</li><li>Draw the chart with the bounds</li><li>Restart, run all, and compare</li></ol></strong>\n<p>Look, count, bound, draw, and run all of it again.</p></li>\n</ul>\n</details>\n</div>"
  ),
  "ug-basics-friend" = list(
    kind = "short",
    question = "Write two sentences for the methods section: where the counts come from, and what a 20 and an absent row stand for. Then compare.",
    model = "Counts of made-up participants come from a practice table in which every count is rounded up to a multiple of 20; a published count n stands for n − 19 to n, so a 20 stands for 1 to 20. Age groups without a row hold nobody, and enter sums and averages as zero.",
    look_for = list(
      "You say that the people are made up.",
      "You say which way the counts were rounded.",
      "You say what an absent row stands for, and what you did with it."
    ),
    hints = list(),
    worked = NULL,
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-friend\", \"my words\"): your own words.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Write two sentences for the methods section: where the counts come from, and what a 20 and an absent row stand for. Then compare.</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> </p>\n<p>In R, ask for a reply with check(&quot;ug-basics-friend&quot;, &quot;my words&quot;): your own words.</p>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>A model answer</strong>\n<p>Counts of made-up participants come from a practice table in which every count is rounded up to a multiple of 20; a published count n stands for n − 19 to n, so a 20 stands for 1 to 20. Age groups without a row hold nobody, and enter sums and averages as zero.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say that the people are made up.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say which way the counts were rounded.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say what an absent row stands for, and what you did with it.</p></li>\n</ul>\n</details>\n</div>"
  )
)
