# Self-checks of one lesson, for questions() in publictier.R; check("id", answer) replies.
list(
  "ug-basics-a1" = list(
    kind = "number",
    question = "How many rows read \"≤ 20\"?",
    unit = "rows",
    right = list(
      from = 79,
      to = 79,
      reply = "The same number of rows holds a 20 in the other file. There it is a number, and here it is a text of four signs."
    ),
    wrong = list(
      list(
        from = 0,
        to = 0,
        reply = "No text is \"20\" alone. What stands in front of it, sign by sign?"
      ),
      list(
        from = 730,
        to = 730,
        reply = "That is every row. Did you ask whether it is the same, with two equals signs?"
      )
    ),
    otherwise = "Ask each row whether its text is the same as \"≤ 20\", with the sign and the space.",
    hints = list(
      "What exactly does a reader see in such a row?",
      "Compare with the whole text, in quotes.",
      "Python: `text[\"shown\"] == \"≤ 20\"`. R: `text$shown == \"≤ 20\"`."
    ),
    worked = "A yes counts as 1 in a sum, and a no as 0. Python: `(text[\"shown\"] == \"≤ 20\").sum()`. R: `sum(text$shown == \"≤ 20\")`. Both say 79.",
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-a1\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How many rows read &quot;≤ 20&quot;?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> rows</p>\n<p>In R, ask for a reply with check(&quot;ug-basics-a1&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>What exactly does a reader see in such a row?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Compare with the whole text, in quotes.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Python: <code>text[&quot;shown&quot;] == &quot;≤ 20&quot;</code>. R: <code>text$shown == &quot;≤ 20&quot;</code>.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 79 rows</strong>\n<p>The same number of rows holds a 20 in the other file. There it is a number, and here it is a text of four signs.</p></li>\n<li data-misconception=\"looks-numeric\"><strong>✗ Not yet: 0 rows</strong>\n<p>No text is &quot;20&quot; alone. What stands in front of it, sign by sign?</p></li>\n<li><strong>✗ Not yet: 730 rows</strong>\n<p>That is every row. Did you ask whether it is the same, with two equals signs?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Ask each row whether its text is the same as &quot;≤ 20&quot;, with the sign and the space.</p></li>\n</ul>\n<p>A yes counts as 1 in a sum, and a no as 0. Python: <code>(text[&quot;shown&quot;] == &quot;≤ 20&quot;).sum()</code>. R: <code>sum(text$shown == &quot;≤ 20&quot;)</code>. Both say 79.</p>\n</details>\n</div>"
  ),
  "ug-basics-a2" = list(
    kind = "number",
    question = "What is the lowest true total for gout, from its age groups alone?",
    unit = "people",
    right = list(
      from = 3228,
      to = 3228,
      reply = "Each of the 8 groups can be 19 lower than printed."
    ),
    wrong = list(
      list(
        from = 3380,
        to = 3380,
        reply = "That is the sum of the printed counts. How far down can each group go?"
      ),
      list(
        from = 3361,
        to = 3361,
        reply = "That takes 19 away once. How many counts were rounded?"
      ),
      list(
        from = 3220,
        to = 3220,
        reply = "Each count can be 19 lower, not 20. The multiple before would have stayed as it is."
      )
    ),
    otherwise = "Take the lowest of each group, then add them up.",
    hints = list(
      "The bounds of a sum are the sums of the bounds.",
      "Use your function on the column, then add up.",
      "Python: `low(table[table[\"name\"] == \"Gout\"][\"count\"]).sum()`. R: `sum(low(table$count[table$name == \"Gout\"]))`."
    ),
    worked = "3,380 is the sum of the printed counts. Eight groups can each be 19 lower: 3,380 − 152 = 3,228.",
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-a2\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What is the lowest true total for gout, from its age groups alone?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people</p>\n<p>In R, ask for a reply with check(&quot;ug-basics-a2&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The bounds of a sum are the sums of the bounds.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Use your function on the column, then add up.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Python: <code>low(table[table[&quot;name&quot;] == &quot;Gout&quot;][&quot;count&quot;]).sum()</code>. R: <code>sum(low(table$count[table$name == &quot;Gout&quot;]))</code>.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 3,228 people</strong>\n<p>Each of the 8 groups can be 19 lower than printed.</p></li>\n<li data-misconception=\"twenty-is-twenty\"><strong>✗ Not yet: 3,380 people</strong>\n<p>That is the sum of the printed counts. How far down can each group go?</p></li>\n<li><strong>✗ Not yet: 3,361 people</strong>\n<p>That takes 19 away once. How many counts were rounded?</p></li>\n<li><strong>✗ Not yet: 3,220 people</strong>\n<p>Each count can be 19 lower, not 20. The multiple before would have stayed as it is.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Take the lowest of each group, then add them up.</p></li>\n</ul>\n<p>3,380 is the sum of the printed counts. Eight groups can each be 19 lower: 3,380 − 152 = 3,228.</p>\n</details>\n</div>"
  ),
  "ug-basics-a3" = list(
    kind = "choose_one",
    question = "What is the cause?",
    answers = list(
      list(
        text = "A sum of counts by age is not allowed.",
        right = FALSE,
        reply = "The computer would add anything up. Which word does the message name?",
        missed = NULL
      ),
      list(
        text = "The column is called age, with a small letter.",
        right = TRUE,
        reply = "Python names the key that it did not find. R says that no object of that name was found, neither in the table nor outside.",
        missed = NULL
      ),
      list(
        text = "The table was not read.",
        right = FALSE,
        reply = "Then the message would name the table. Which word does it name?",
        missed = NULL
      )
    ),
    hints = list(
      "Which word does the message put in quotes?",
      "Compare it with the names of the columns, letter by letter.",
      "The columns are concept_id, name, age, count, people."
    ),
    worked = "Write `age`. By the way: what would this sum mean? People with several conditions are in it several times.",
    listed = list(
      "  1. A sum of counts by age is not allowed.",
      "  2. The column is called age, with a small letter.",
      "  3. The table was not read."
    ),
    how = "In R, ask for a reply with check(\"ug-basics-a3\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What is the cause?</p>\n<ol><li>A sum of counts by age is not allowed.</li><li>The column is called age, with a small letter.</li><li>The table was not read.</li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-a3&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Which word does the message put in quotes?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Compare it with the names of the columns, letter by letter.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>The columns are concept_id, name, age, count, people.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: A sum of counts by age is not allowed.</strong>\n<p>The computer would add anything up. Which word does the message name?</p></li>\n<li><strong>✓ Right: The column is called age, with a small letter.</strong>\n<p>Python names the key that it did not find. R says that no object of that name was found, neither in the table nor outside.</p></li>\n<li><strong>✗ Not yet: The table was not read.</strong>\n<p>Then the message would name the table. Which word does it name?</p></li>\n</ul>\n<p>Write <code>age</code>. By the way: what would this sum mean? People with several conditions are in it several times.</p>\n</details>\n</div>"
  ),
  "ug-basics-r-b1" = list(
    kind = "order",
    question = "Put the lines into order.",
    lines = list(
      list(
        text = "table <- read.csv(\"synthetic_conditions_by_age.csv\")",
        group = "read",
        reply = NULL,
        key = "group:read"
      ),
      list(
        text = "dictionary <- read.csv(\"synthetic_conditions.csv\")",
        group = "read",
        reply = "The two files may be read in any order, and before anything else.",
        key = "group:read"
      ),
      list(
        text = "sums <- aggregate(count ~ name, data = table, FUN = sum)",
        group = NULL,
        reply = "The sums are made from `table`. Is it there?",
        key = "sums <- aggregate(count ~ name, data = table, FUN = sum)"
      ),
      list(
        text = "both <- merge(sums, dictionary, by = \"name\", suffixes = c(\"_sum\", \"_total\"))",
        group = NULL,
        reply = "The join takes `sums` and `dictionary`. Are both there?",
        key = "both <- merge(sums, dictionary, by = \"name\", suffixes = c(\"_sum\", \"_total\"))"
      ),
      list(
        text = "both$overshoot <- both$count_sum - both$count_total",
        group = NULL,
        reply = "The names with a suffix are made by the join.",
        key = "both$overshoot <- both$count_sum - both$count_total"
      ),
      list(
        text = "both[which.max(both$overshoot), ]",
        group = NULL,
        reply = "You can look for the largest in a column that is there. Which line makes it?",
        key = "both[which.max(both$overshoot), ]"
      )
    ),
    start = list(
      0,
      1,
      3,
      2,
      4,
      5
    ),
    reply = "Read, sum, join, subtract, look for the largest.",
    hints = list(
      "A name must be made before it is used.",
      "Find the lines that use a file and no table.",
      "The first two lines read the two files."
    ),
    worked = "Read both files; sums by name; join; difference; largest.",
    listed = list(
      "  1. table <- read.csv(\"synthetic_conditions_by_age.csv\")",
      "  2. dictionary <- read.csv(\"synthetic_conditions.csv\")",
      "  3. both <- merge(sums, dictionary, by = \"name\", suffixes = c(\"_sum\", \"_total\"))",
      "  4. sums <- aggregate(count ~ name, data = table, FUN = sum)",
      "  5. both$overshoot <- both$count_sum - both$count_total",
      "  6. both[which.max(both$overshoot), ]"
    ),
    how = "In R, ask for a reply with check(\"ug-basics-r-b1\", c(2, 1, 3)): the numbers of the lines, in your order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Put the lines into order.</p>\n<ol><li><code>table &lt;- read.csv(&quot;synthetic_conditions_by_age.csv&quot;)</code></li><li><code>dictionary &lt;- read.csv(&quot;synthetic_conditions.csv&quot;)</code></li><li><code>both &lt;- merge(sums, dictionary, by = &quot;name&quot;, suffixes = c(&quot;_sum&quot;, &quot;_total&quot;))</code></li><li><code>sums &lt;- aggregate(count ~ name, data = table, FUN = sum)</code></li><li><code>both$overshoot &lt;- both$count_sum - both$count_total</code></li><li><code>both[which.max(both$overshoot), ]</code></li></ol>\n<p>In R, ask for a reply with check(&quot;ug-basics-r-b1&quot;, c(2, 1, 3)): the numbers of the lines, in your order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>A name must be made before it is used.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Find the lines that use a file and no table.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>The first two lines read the two files.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: Line 2, <code>dictionary &lt;- read.csv(&quot;synthetic_conditions.csv&quot;)</code>, too early</strong>\n<p>The two files may be read in any order, and before anything else.</p></li>\n<li><strong>✗ Not yet: Line 3, <code>sums &lt;- aggregate(count ~ name, data = table, FUN = sum)</code>, too early</strong>\n<p>The sums are made from <code>table</code>. Is it there?</p></li>\n<li><strong>✗ Not yet: Line 4, <code>both &lt;- merge(sums, dictionary, by = &quot;name&quot;, suffixes = c(&quot;_sum&quot;, &quot;_total&quot;))</code>, too early</strong>\n<p>The join takes <code>sums</code> and <code>dictionary</code>. Are both there?</p></li>\n<li><strong>✗ Not yet: Line 5, <code>both$overshoot &lt;- both$count_sum - both$count_total</code>, too early</strong>\n<p>The names with a suffix are made by the join.</p></li>\n<li><strong>✗ Not yet: Line 6, <code>both[which.max(both$overshoot), ]</code>, too early</strong>\n<p>You can look for the largest in a column that is there. Which line makes it?</p></li>\n<li><strong>✓ Right: The right order: <ol><li><code>table &lt;- read.csv(&quot;synthetic_conditions_by_age.csv&quot;)</code></li><li><code>dictionary &lt;- read.csv(&quot;synthetic_conditions.csv&quot;)</code></li><li><code>sums &lt;- aggregate(count ~ name, data = table, FUN = sum)</code></li><li><code>both &lt;- merge(sums, dictionary, by = &quot;name&quot;, suffixes = c(&quot;_sum&quot;, &quot;_total&quot;))</code></li><li><code>both$overshoot &lt;- both$count_sum - both$count_total</code></li><li><code>both[which.max(both$overshoot), ]</code></li></ol></strong>\n<p>Read, sum, join, subtract, look for the largest.</p></li>\n</ul>\n<p>Read both files; sums by name; join; difference; largest.</p>\n</details>\n</div>"
  ),
  "ug-basics-b2" = list(
    kind = "number",
    question = "What is the mean over all 8 age groups?",
    unit = NULL,
    right = list(
      from = 15.0,
      to = 15.0,
      reply = "The absent rows are exact zeros, and belong in the average."
    ),
    wrong = list(
      list(
        from = 20.0,
        to = 20.0,
        reply = "That is the mean of the rows that are there. How many groups have none, and what do they hold?"
      ),
      list(
        from = 120,
        to = 120,
        reply = "That is the sum. Over how many groups is the mean taken?"
      )
    ),
    otherwise = "Add up the counts, and divide by the number of all age groups.",
    hints = list(
      "What does a row that is not there say, in a table?",
      "The function for the mean sees only the rows that are there. Divide by yourself.",
      "120 over …"
    ),
    worked = "6 rows of 20 make 120. Over 8 groups that is 15.",
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-b2\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What is the mean over all 8 age groups?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> </p>\n<p>In R, ask for a reply with check(&quot;ug-basics-b2&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>What does a row that is not there say, in a table?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>The function for the mean sees only the rows that are there. Divide by yourself.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>120 over …</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 15</strong>\n<p>The absent rows are exact zeros, and belong in the average.</p></li>\n<li data-misconception=\"gap-is-nothing\"><strong>✗ Not yet: 20</strong>\n<p>That is the mean of the rows that are there. How many groups have none, and what do they hold?</p></li>\n<li><strong>✗ Not yet: 120</strong>\n<p>That is the sum. Over how many groups is the mean taken?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Add up the counts, and divide by the number of all age groups.</p></li>\n</ul>\n<p>6 rows of 20 make 120. Over 8 groups that is 15.</p>\n</details>\n</div>"
  ),
  "ug-basics-b3" = list(
    kind = "number",
    question = "How many gaps are in the wide table?",
    unit = "gaps",
    right = list(
      from = 14,
      to = 14,
      reply = "As many as rows are missing from the long table. Reshaping shows them."
    ),
    wrong = list(
      list(
        from = 0,
        to = 0,
        reply = "Your function may have filled them in unasked. `xtabs` and a `fill_value` do. Which one leaves the gaps open?"
      ),
      list(
        from = 79,
        to = 79,
        reply = "That is how many counts are 20. They are there. How many places are empty?"
      ),
      list(
        from = 7,
        to = 7,
        reply = "That many conditions have a gap. Some have more than one."
      )
    ),
    otherwise = "Count the missing values of the whole wide table, not of one column.",
    hints = list(
      "How many places has the wide table, and how many rows has the long one?",
      "Ask each place whether it is missing, and add up the yeses.",
      "Python: `table.pivot(index=\"name\", columns=\"age\", values=\"count\")`. R: `tapply(table$count, list(table$name, table$age), sum)`."
    ),
    worked = "93 conditions times 8 ages are 744 places, and 730 rows fill them. So 14 are empty.",
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-b3\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How many gaps are in the wide table?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> gaps</p>\n<p>In R, ask for a reply with check(&quot;ug-basics-b3&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>How many places has the wide table, and how many rows has the long one?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Ask each place whether it is missing, and add up the yeses.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Python: <code>table.pivot(index=&quot;name&quot;, columns=&quot;age&quot;, values=&quot;count&quot;)</code>. R: <code>tapply(table$count, list(table$name, table$age), sum)</code>.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 14 gaps</strong>\n<p>As many as rows are missing from the long table. Reshaping shows them.</p></li>\n<li data-misconception=\"silent-right\"><strong>✗ Not yet: 0 gaps</strong>\n<p>Your function may have filled them in unasked. <code>xtabs</code> and a <code>fill_value</code> do. Which one leaves the gaps open?</p></li>\n<li data-misconception=\"gap-is-small\"><strong>✗ Not yet: 79 gaps</strong>\n<p>That is how many counts are 20. They are there. How many places are empty?</p></li>\n<li><strong>✗ Not yet: 7 gaps</strong>\n<p>That many conditions have a gap. Some have more than one.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Count the missing values of the whole wide table, not of one column.</p></li>\n</ul>\n<p>93 conditions times 8 ages are 744 places, and 730 rows fill them. So 14 are empty.</p>\n</details>\n</div>"
  ),
  "ug-basics-c1" = list(
    kind = "number",
    question = "A table has three groups: \"≤ 20\", \"1,240\", and one without a row. What is the lowest true sum?",
    unit = "people",
    right = list(
      from = 1222,
      to = 1222,
      reply = "1 and 1,221 and 0."
    ),
    wrong = list(
      list(
        from = 1221,
        to = 1221,
        reply = "The group that reads \"≤ 20\" has a row. What is the smallest number of people in it?"
      ),
      list(
        from = 1223,
        to = 1223,
        reply = "The group without a row holds nobody, in a table."
      ),
      list(
        from = 1260,
        to = 1260,
        reply = "That is the highest sum. What is the lowest of each group?"
      ),
      list(
        from = 1241,
        to = 1241,
        reply = "One of the two rounded counts was taken as it stands. Both can be lower."
      )
    ),
    otherwise = "Take the lowest of each of the three, then add.",
    hints = list(
      "Three groups, three lowest counts.",
      "In a table \"≤ 20\" stands for 1 to 20, and no row for 0.",
      "1 + 1,221 + …"
    ),
    worked = "\"≤ 20\" is at least 1. \"1,240\" is at least 1,221. No row is 0. Together 1,222.",
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-c1\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A table has three groups: &quot;≤ 20&quot;, &quot;1,240&quot;, and one without a row. What is the lowest true sum?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people</p>\n<p>In R, ask for a reply with check(&quot;ug-basics-c1&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Three groups, three lowest counts.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>In a table &quot;≤ 20&quot; stands for 1 to 20, and no row for 0.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>1 + 1,221 + …</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 1,222 people</strong>\n<p>1 and 1,221 and 0.</p></li>\n<li data-misconception=\"gap-is-small\"><strong>✗ Not yet: 1,221 people</strong>\n<p>The group that reads &quot;≤ 20&quot; has a row. What is the smallest number of people in it?</p></li>\n<li data-misconception=\"gap-is-small\"><strong>✗ Not yet: 1,223 people</strong>\n<p>The group without a row holds nobody, in a table.</p></li>\n<li><strong>✗ Not yet: 1,260 people</strong>\n<p>That is the highest sum. What is the lowest of each group?</p></li>\n<li><strong>✗ Not yet: 1,241 people</strong>\n<p>One of the two rounded counts was taken as it stands. Both can be lower.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Take the lowest of each of the three, then add.</p></li>\n</ul>\n<p>&quot;≤ 20&quot; is at least 1. &quot;1,240&quot; is at least 1,221. No row is 0. Together 1,222.</p>\n</details>\n</div>"
  ),
  "ug-basics-c2" = list(
    kind = "number",
    question = "By how much do the age groups exceed the total, at most?",
    unit = "people",
    right = list(
      from = 120,
      to = 120,
      reply = "It can never be more than 8 times 19, and it is a multiple of 20."
    ),
    wrong = list(
      list(
        from = 0,
        to = 0,
        reply = "Then each sum would be the same as its total. Each part was rounded up by itself. Did you subtract the right two columns?"
      ),
      list(
        from = 152,
        to = 152,
        reply = "That is what rounding allows at most. What do the tables say?"
      ),
      list(
        from = -200,
        to = -200,
        reply = "That is the smallest difference. You want the largest."
      )
    ),
    otherwise = "Join first, then subtract the total from the sum, then take the largest.",
    hints = list(
      "Two tables, one column in common.",
      "Sum by name, join by name, subtract.",
      "Python: `sums.merge(dictionary, on=\"name\", …)`. R: `merge(sums, dictionary, by = \"name\", …)`."
    ),
    worked = "Sum by name, join, subtract, take the largest: 120.",
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-c2\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> By how much do the age groups exceed the total, at most?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people</p>\n<p>In R, ask for a reply with check(&quot;ug-basics-c2&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Two tables, one column in common.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Sum by name, join by name, subtract.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Python: <code>sums.merge(dictionary, on=&quot;name&quot;, …)</code>. R: <code>merge(sums, dictionary, by = &quot;name&quot;, …)</code>.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 120 people</strong>\n<p>It can never be more than 8 times 19, and it is a multiple of 20.</p></li>\n<li data-misconception=\"parts-total\"><strong>✗ Not yet: 0 people</strong>\n<p>Then each sum would be the same as its total. Each part was rounded up by itself. Did you subtract the right two columns?</p></li>\n<li><strong>✗ Not yet: 152 people</strong>\n<p>That is what rounding allows at most. What do the tables say?</p></li>\n<li><strong>✗ Not yet: -200 people</strong>\n<p>That is the smallest difference. You want the largest.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Join first, then subtract the total from the sum, then take the largest.</p></li>\n</ul>\n<p>Sum by name, join, subtract, take the largest: 120.</p>\n</details>\n</div>"
  ),
  "ug-basics-c3" = list(
    kind = "number",
    question = "How many **pairs** of age groups cannot be told apart?",
    unit = "pairs",
    right = list(
      from = 3,
      to = 3,
      reply = "Equal published counts mean equal bounds. Which of the two groups is larger, the table does not say."
    ),
    wrong = list(
      list(
        from = 6,
        to = 6,
        reply = "That many groups have a twin. How many pairs do they make?"
      ),
      list(
        from = 0,
        to = 0,
        reply = "Two bars of the same height look equal. Are the true counts behind them equal, too?"
      ),
      list(
        from = 1,
        to = 1,
        reply = "The two bars of 20 are one pair. Look further along the chart."
      )
    ),
    otherwise = "Look for bars of the same height. Each two of them are a pair.",
    hints = list(
      "When do two lines span the same numbers?",
      "Look for published counts that occur twice.",
      "The two oldest groups are one pair."
    ),
    worked = "Counts that occur twice: 20, 60, 100. That makes 3 pairs.",
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-c3\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How many <strong>pairs</strong> of age groups cannot be told apart?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> pairs</p>\n<p>In R, ask for a reply with check(&quot;ug-basics-c3&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>When do two lines span the same numbers?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Look for published counts that occur twice.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>The two oldest groups are one pair.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 3 pairs</strong>\n<p>Equal published counts mean equal bounds. Which of the two groups is larger, the table does not say.</p></li>\n<li><strong>✗ Not yet: 6 pairs</strong>\n<p>That many groups have a twin. How many pairs do they make?</p></li>\n<li data-misconception=\"twenty-is-twenty\"><strong>✗ Not yet: 0 pairs</strong>\n<p>Two bars of the same height look equal. Are the true counts behind them equal, too?</p></li>\n<li><strong>✗ Not yet: 1 pairs</strong>\n<p>The two bars of 20 are one pair. Look further along the chart.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Look for bars of the same height. Each two of them are a pair.</p></li>\n</ul>\n<p>Counts that occur twice: 20, 60, 100. That makes 3 pairs.</p>\n</details>\n</div>"
  ),
  "ug-basics-c4" = list(
    kind = "short",
    question = "A friend says: 'I deleted the cell with the mistake, and the numbers are still wrong. The notebook is haunted.' What do you answer?",
    model = "The notebook remembers what each cell did, also after you delete or change it. The column that the cell changed is still changed. Restart the kernel, which empties the memory, and run all cells from top to bottom. Then every number comes from the code that you see.",
    look_for = list(
      "You say that the memory keeps what a deleted cell did.",
      "You say what restarting does.",
      "You say in which order the cells must run."
    ),
    hints = list(
      "What does deleting a cell change, the text or the memory?",
      "Say where the changed column lives, and how to empty that place.",
      "Begin with \"The notebook remembers …\""
    ),
    worked = "See the model answer. Yours may use other words.",
    listed = list(),
    how = "In R, ask for a reply with check(\"ug-basics-c4\", \"my words\"): your own words.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A friend says: &#x27;I deleted the cell with the mistake, and the numbers are still wrong. The notebook is haunted.&#x27; What do you answer?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> </p>\n<p>In R, ask for a reply with check(&quot;ug-basics-c4&quot;, &quot;my words&quot;): your own words.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>What does deleting a cell change, the text or the memory?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Say where the changed column lives, and how to empty that place.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Begin with &quot;The notebook remembers …&quot;</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>A model answer</strong>\n<p>The notebook remembers what each cell did, also after you delete or change it. The column that the cell changed is still changed. Restart the kernel, which empties the memory, and run all cells from top to bottom. Then every number comes from the code that you see.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say that the memory keeps what a deleted cell did.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say what restarting does.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say in which order the cells must run.</p></li>\n</ul>\n<p>See the model answer. Yours may use other words.</p>\n</details>\n</div>"
  )
)
