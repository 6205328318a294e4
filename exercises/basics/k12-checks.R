# Self-checks of one lesson, for questions() in publictier.R; check("id", answer) replies.
list(
  "k12-basics-a1" = list(
    kind = "number",
    question = "How many columns has the table?",
    unit = "columns",
    right = list(
      from = 5,
      to = 5,
      reply = "The last one says in each row that the people are made up."
    ),
    wrong = list(
      list(
        from = 6,
        to = 6,
        reply = "The numbers at the left edge are no column. They only number the rows."
      ),
      list(
        from = 730,
        to = 730,
        reply = "That is how many rows there are, from top to bottom. Columns stand side by side."
      ),
      list(
        from = 3,
        to = 3,
        reply = "You asked for three rows. How many words stand along the top?"
      )
    ),
    otherwise = "Count the words along the top, from the code of the illness to the word people.",
    hints = list(
      "Columns stand side by side. Each has a name at the top.",
      "Show the first rows, and count the names.",
      "Python: `table.head(3)`. R: `head(table, 3)`."
    ),
    worked = "Five: concept_id, name, age, count, people. Python can count them with `len(table.columns)`, and R with `ncol(table)`.",
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-a1\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How many columns has the table?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> columns</p>\n<p>In R, ask for a reply with check(&quot;k12-basics-a1&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Columns stand side by side. Each has a name at the top.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Show the first rows, and count the names.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Python: <code>table.head(3)</code>. R: <code>head(table, 3)</code>.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 5 columns</strong>\n<p>The last one says in each row that the people are made up.</p></li>\n<li><strong>✗ Not yet: 6 columns</strong>\n<p>The numbers at the left edge are no column. They only number the rows.</p></li>\n<li><strong>✗ Not yet: 730 columns</strong>\n<p>That is how many rows there are, from top to bottom. Columns stand side by side.</p></li>\n<li><strong>✗ Not yet: 3 columns</strong>\n<p>You asked for three rows. How many words stand along the top?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Count the words along the top, from the code of the illness to the word people.</p></li>\n</ul>\n<p>Five: concept_id, name, age, count, people. Python can count them with <code>len(table.columns)</code>, and R with <code>ncol(table)</code>.</p>\n</details>\n</div>"
  ),
  "k12-basics-a2" = list(
    kind = "number",
    question = "How many rows are about gout?",
    unit = "rows",
    right = list(
      from = 8,
      to = 8,
      reply = "One row for each age group, and none is missing."
    ),
    wrong = list(
      list(
        from = 730,
        to = 730,
        reply = "That is the whole table. Which name has the smaller one?"
      ),
      list(
        from = 0,
        to = 0,
        reply = "No row has that name, then. Is there a capital letter at the start, as in the table?"
      ),
      list(
        from = 5,
        to = 5,
        reply = "That is the number of columns. Rows go from top to bottom."
      )
    ),
    otherwise = "Count the rows of `gout`, not of `table`.",
    hints = list(
      "The smaller table has a name of its own.",
      "Use the same word that counted the rows of the whole table.",
      "Python: `len(gout)`. R: `nrow(gout)`."
    ),
    worked = "Python: `len(gout)`. R: `nrow(gout)`. Both say 8.",
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-a2\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How many rows are about gout?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> rows</p>\n<p>In R, ask for a reply with check(&quot;k12-basics-a2&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>The smaller table has a name of its own.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Use the same word that counted the rows of the whole table.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Python: <code>len(gout)</code>. R: <code>nrow(gout)</code>.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 8 rows</strong>\n<p>One row for each age group, and none is missing.</p></li>\n<li><strong>✗ Not yet: 730 rows</strong>\n<p>That is the whole table. Which name has the smaller one?</p></li>\n<li><strong>✗ Not yet: 0 rows</strong>\n<p>No row has that name, then. Is there a capital letter at the start, as in the table?</p></li>\n<li><strong>✗ Not yet: 5 rows</strong>\n<p>That is the number of columns. Rows go from top to bottom.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Count the rows of <code>gout</code>, not of <code>table</code>.</p></li>\n</ul>\n<p>Python: <code>len(gout)</code>. R: <code>nrow(gout)</code>. Both say 8.</p>\n</details>\n</div>"
  ),
  "k12-basics-a3" = list(
    kind = "blanks",
    question = "Write the age group that is on top, such as 18-29.",
    blanks = list(
      list(
        label = "On top",
        accept = list(
          "60-69"
        ),
        reply = "That group has the most people with a record of gout in this made-up table.",
        wrong = list(
          list(
            when = list(
              "18-29"
            ),
            reply = "That one is the smallest. The rows were sorted from small to large. What turns the order around?"
          ),
          list(
            when = list(
              "89+"
            ),
            reply = "That is the oldest group. You asked for the largest count. Which column must be sorted?"
          )
        ),
        otherwise = "Look at the first row after sorting. The age stands left of the count."
      )
    ),
    hints = list(
      "Without a word more, both languages sort from small to large.",
      "Sort by the column count, and turn the order around.",
      "Python: `ascending=False`. R: `decreasing = TRUE`."
    ),
    worked = "Python: `gout.sort_values(\"count\", ascending=False)`. R: `gout[order(gout$count, decreasing = TRUE), ]`. On top is 60-69.",
    listed = list(
      "  1. On top: ____"
    ),
    how = "In R, ask for a reply with check(\"k12-basics-a3\", \"…\"): an answer for each space, in order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Write the age group that is on top, such as 18-29.</p>\n<ol><li>On top: <span class=\"kit-check-space\">________</span></li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-a3&quot;, &quot;…&quot;): an answer for each space, in order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Without a word more, both languages sort from small to large.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Sort by the column count, and turn the order around.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Python: <code>ascending=False</code>. R: <code>decreasing = TRUE</code>.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: On top: 60-69</strong>\n<p>That group has the most people with a record of gout in this made-up table.</p></li>\n<li><strong>✗ Not yet: On top: 18-29</strong>\n<p>That one is the smallest. The rows were sorted from small to large. What turns the order around?</p></li>\n<li><strong>✗ Not yet: On top: 89+</strong>\n<p>That is the oldest group. You asked for the largest count. Which column must be sorted?</p></li>\n<li><strong>✗ Not yet: On top: anything else</strong>\n<p>Look at the first row after sorting. The age stands left of the count.</p></li>\n</ul>\n<p>Python: <code>gout.sort_values(&quot;count&quot;, ascending=False)</code>. R: <code>gout[order(gout$count, decreasing = TRUE), ]</code>. On top is 60-69.</p>\n</details>\n</div>"
  ),
  "k12-basics-r-b1" = list(
    kind = "order",
    question = "Lines that draw a chart of migraine by age.",
    lines = list(
      list(
        text = "table <- read.csv(\"synthetic_conditions_by_age.csv\")",
        group = NULL,
        reply = NULL,
        key = "table <- read.csv(\"synthetic_conditions_by_age.csv\")"
      ),
      list(
        text = "migraine <- table[table$name == \"Migraine\", ]",
        group = NULL,
        reply = "This line takes rows out of `table`. Which line makes the table?",
        key = "migraine <- table[table$name == \"Migraine\", ]"
      ),
      list(
        text = "heights <- migraine$count",
        group = NULL,
        reply = "This line takes a column out of `migraine`. Which line makes it?",
        key = "heights <- migraine$count"
      ),
      list(
        text = "barplot(heights, names.arg = migraine$age, xlab = \"Age in years\", ylab = \"Participants\")",
        group = NULL,
        reply = "The bars need `heights` and `migraine`. Which lines make them?",
        key = "barplot(heights, names.arg = migraine$age, xlab = \"Age in years\", ylab = \"Participants\")"
      ),
      list(
        text = "title(main = \"Records of migraine, made-up people\")",
        group = NULL,
        reply = "A title is put on a chart that is there. Which line draws it?",
        key = "title(main = \"Records of migraine, made-up people\")"
      )
    ),
    start = list(
      0,
      2,
      1,
      4,
      3
    ),
    reply = "Table, rows, column, bars, title.",
    hints = list(
      "Each name must be made before it is used.",
      "Find the line that uses a file, and no other name.",
      "The first line begins with table."
    ),
    worked = "Read the table, keep the rows, pick the column, draw the bars, put on the title.",
    listed = list(
      "  1. table <- read.csv(\"synthetic_conditions_by_age.csv\")",
      "  2. heights <- migraine$count",
      "  3. migraine <- table[table$name == \"Migraine\", ]",
      "  4. title(main = \"Records of migraine, made-up people\")",
      "  5. barplot(heights, names.arg = migraine$age, xlab = \"Age in years\", ylab = \"Participants\")"
    ),
    how = "In R, ask for a reply with check(\"k12-basics-r-b1\", c(2, 1, 3)): the numbers of the lines, in your order.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Lines that draw a chart of migraine by age.</p>\n<ol><li><code>table &lt;- read.csv(&quot;synthetic_conditions_by_age.csv&quot;)</code></li><li><code>heights &lt;- migraine$count</code></li><li><code>migraine &lt;- table[table$name == &quot;Migraine&quot;, ]</code></li><li><code>title(main = &quot;Records of migraine, made-up people&quot;)</code></li><li><code>barplot(heights, names.arg = migraine$age, xlab = &quot;Age in years&quot;, ylab = &quot;Participants&quot;)</code></li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-r-b1&quot;, c(2, 1, 3)): the numbers of the lines, in your order.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Each name must be made before it is used.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Find the line that uses a file, and no other name.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>The first line begins with table.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: Line 2, <code>migraine &lt;- table[table$name == &quot;Migraine&quot;, ]</code>, too early</strong>\n<p>This line takes rows out of <code>table</code>. Which line makes the table?</p></li>\n<li><strong>✗ Not yet: Line 3, <code>heights &lt;- migraine$count</code>, too early</strong>\n<p>This line takes a column out of <code>migraine</code>. Which line makes it?</p></li>\n<li><strong>✗ Not yet: Line 4, <code>barplot(heights, names.arg = migraine$age, xlab = &quot;Age in years&quot;, ylab = &quot;Participants&quot;)</code>, too early</strong>\n<p>The bars need <code>heights</code> and <code>migraine</code>. Which lines make them?</p></li>\n<li><strong>✗ Not yet: Line 5, <code>title(main = &quot;Records of migraine, made-up people&quot;)</code>, too early</strong>\n<p>A title is put on a chart that is there. Which line draws it?</p></li>\n<li><strong>✓ Right: The right order: <ol><li><code>table &lt;- read.csv(&quot;synthetic_conditions_by_age.csv&quot;)</code></li><li><code>migraine &lt;- table[table$name == &quot;Migraine&quot;, ]</code></li><li><code>heights &lt;- migraine$count</code></li><li><code>barplot(heights, names.arg = migraine$age, xlab = &quot;Age in years&quot;, ylab = &quot;Participants&quot;)</code></li><li><code>title(main = &quot;Records of migraine, made-up people&quot;)</code></li></ol></strong>\n<p>Table, rows, column, bars, title.</p></li>\n</ul>\n<p>Read the table, keep the rows, pick the column, draw the bars, put on the title.</p>\n</details>\n</div>"
  ),
  "k12-basics-b2" = list(
    kind = "choose_one",
    question = "What is wrong, and how do you mend it?",
    answers = list(
      list(
        text = "The computer is not online. Connect it.",
        right = FALSE,
        reply = "A file in the same folder needs no internet. Which file does the message name?",
        missed = NULL
      ),
      list(
        text = "There is no file of that name in the folder. Write the whole name of the file.",
        right = TRUE,
        reply = "The file is called synthetic_conditions_by_age.csv. The first word says that its people are made up.",
        missed = NULL
      ),
      list(
        text = "The file is empty.",
        right = FALSE,
        reply = "The computer has not found it, so it cannot know what is in it. What does the message say about the name?",
        missed = NULL
      )
    ),
    hints = list(
      "Which name stands in the message?",
      "Compare it with the name in the cell that worked, letter by letter.",
      "The name in the cell that worked begins with \"synthetic\"."
    ),
    worked = "The name lacks its first word. `synthetic_conditions_by_age.csv` is the file in this folder.",
    listed = list(
      "  1. The computer is not online. Connect it.",
      "  2. There is no file of that name in the folder. Write the whole name of the file.",
      "  3. The file is empty."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-b2\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> What is wrong, and how do you mend it?</p>\n<ol><li>The computer is not online. Connect it.</li><li>There is no file of that name in the folder. Write the whole name of the file.</li><li>The file is empty.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-b2&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Which name stands in the message?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Compare it with the name in the cell that worked, letter by letter.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>The name in the cell that worked begins with &quot;synthetic&quot;.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li data-misconception=\"broken\"><strong>✗ Not yet: The computer is not online. Connect it.</strong>\n<p>A file in the same folder needs no internet. Which file does the message name?</p></li>\n<li><strong>✓ Right: There is no file of that name in the folder. Write the whole name of the file.</strong>\n<p>The file is called synthetic_conditions_by_age.csv. The first word says that its people are made up.</p></li>\n<li><strong>✗ Not yet: The file is empty.</strong>\n<p>The computer has not found it, so it cannot know what is in it. What does the message say about the name?</p></li>\n</ul>\n<p>The name lacks its first word. <code>synthetic_conditions_by_age.csv</code> is the file in this folder.</p>\n</details>\n</div>"
  ),
  "k12-basics-b3" = list(
    kind = "number",
    question = "How many age groups have no row?",
    unit = "age groups",
    right = list(
      from = 2,
      to = 2,
      reply = "In these groups nobody in the made-up study has a record of it. In the others there is somebody, and at most 20."
    ),
    wrong = list(
      list(
        from = 6,
        to = 6,
        reply = "That many groups have a row. How many of the 8 are left?"
      ),
      list(
        from = 0,
        to = 0,
        reply = "Each row that is there says 20. But are there 8 rows?"
      ),
      list(
        from = 8,
        to = 8,
        reply = "A row that says 20 is a row. It stands for 1 to 20 people. How many rows are not there at all?"
      )
    ),
    otherwise = "Count the rows that are there, and take the number away from 8.",
    hints = list(
      "How many age groups does asthma have?",
      "Count the rows of `rare`. The rest of the 8 groups have none.",
      "8 minus …"
    ),
    worked = "6 rows are there, and 8 − 6 = 2.",
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-b3\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How many age groups have no row?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> age groups</p>\n<p>In R, ask for a reply with check(&quot;k12-basics-b3&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>How many age groups does asthma have?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Count the rows of <code>rare</code>. The rest of the 8 groups have none.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>8 minus …</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 2 age groups</strong>\n<p>In these groups nobody in the made-up study has a record of it. In the others there is somebody, and at most 20.</p></li>\n<li><strong>✗ Not yet: 6 age groups</strong>\n<p>That many groups have a row. How many of the 8 are left?</p></li>\n<li><strong>✗ Not yet: 0 age groups</strong>\n<p>Each row that is there says 20. But are there 8 rows?</p></li>\n<li data-misconception=\"same-as-missing\"><strong>✗ Not yet: 8 age groups</strong>\n<p>A row that says 20 is a row. It stands for 1 to 20 people. How many rows are not there at all?</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Count the rows that are there, and take the number away from 8.</p></li>\n</ul>\n<p>6 rows are there, and 8 − 6 = 2.</p>\n</details>\n</div>"
  ),
  "k12-basics-r-b4" = list(
    kind = "choose_one",
    question = "Somebody writes `table[table$name == \"Asthma\"]`. What does R do?",
    answers = list(
      list(
        text = "It keeps the rows about asthma.",
        right = FALSE,
        reply = "The question to each row is there. But how does R know that you mean rows, and not columns? Look at A2.",
        missed = NULL
      ),
      list(
        text = "It stops and says: undefined columns selected. The line needs a comma.",
        right = TRUE,
        reply = "Without the comma R looks for columns. Rows stand before the comma, and columns after it.",
        missed = NULL
      ),
      list(
        text = "R is broken and must be started again.",
        right = FALSE,
        reply = "One sign is missing, and R says so. Compare the line with the one about gout in A2.",
        missed = NULL
      )
    ),
    hints = list(
      "Read the line aloud. It ends with two signs in A2. What does it end with here?",
      "Rows stand before the comma, columns after it. After it there may be nothing.",
      "The line ends with `\"Asthma\", ]`"
    ),
    worked = "R stops with *undefined columns selected*. Mended: `table[table$name == \"Asthma\", ]`.",
    listed = list(
      "  1. It keeps the rows about asthma.",
      "  2. It stops and says: undefined columns selected. The line needs a comma.",
      "  3. R is broken and must be started again."
    ),
    how = "In R, ask for a reply with check(\"k12-basics-r-b4\", 2): the number of your answer.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> Somebody writes <code>table[table$name == &quot;Asthma&quot;]</code>. What does R do?</p>\n<ol><li>It keeps the rows about asthma.</li><li>It stops and says: undefined columns selected. The line needs a comma.</li><li>R is broken and must be started again.</li></ol>\n<p>In R, ask for a reply with check(&quot;k12-basics-r-b4&quot;, 2): the number of your answer.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Read the line aloud. It ends with two signs in A2. What does it end with here?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Rows stand before the comma, columns after it. After it there may be nothing.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>The line ends with <code>&quot;Asthma&quot;, ]</code></p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✗ Not yet: It keeps the rows about asthma.</strong>\n<p>The question to each row is there. But how does R know that you mean rows, and not columns? Look at A2.</p></li>\n<li><strong>✓ Right: It stops and says: undefined columns selected. The line needs a comma.</strong>\n<p>Without the comma R looks for columns. Rows stand before the comma, and columns after it.</p></li>\n<li data-misconception=\"broken\"><strong>✗ Not yet: R is broken and must be started again.</strong>\n<p>One sign is missing, and R says so. Compare the line with the one about gout in A2.</p></li>\n</ul>\n<p>R stops with <em>undefined columns selected</em>. Mended: <code>table[table$name == &quot;Asthma&quot;, ]</code>.</p>\n</details>\n</div>"
  ),
  "k12-basics-c1" = list(
    kind = "number",
    question = "How many rows have a count of 20?",
    unit = "rows",
    right = list(
      from = 79,
      to = 79,
      reply = "Each stands for 1 to 20 people. A reader of a page sees \"≤ 20\" there."
    ),
    wrong = list(
      list(
        from = 0,
        to = 0,
        reply = "Did you look for the text \"≤ 20\"? The column holds numbers. Look for the number."
      ),
      list(
        from = 730,
        to = 730,
        reply = "That is every row. One `=` does not ask. It may even have put a 20 into each row: read the file again. Which sign asks?"
      ),
      list(
        from = 115,
        to = 115,
        reply = "That many have 20 or 40. Ask for 20 alone."
      )
    ),
    otherwise = "Keep the rows whose count is 20, and count them.",
    hints = list(
      "It is the same line as for an illness. Only the column and the value change.",
      "Ask the column count whether it is 20, with two equals signs and no quotes.",
      "Python: `table[table[\"count\"] == 20]`. R: `table[table$count == 20, ]`."
    ),
    worked = "Python: `len(table[table[\"count\"] == 20])`. R: `nrow(table[table$count == 20, ])`. Both say 79.",
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-c1\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How many rows have a count of 20?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> rows</p>\n<p>In R, ask for a reply with check(&quot;k12-basics-c1&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>It is the same line as for an illness. Only the column and the value change.</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Ask the column count whether it is 20, with two equals signs and no quotes.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Python: <code>table[table[&quot;count&quot;] == 20]</code>. R: <code>table[table$count == 20, ]</code>.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 79 rows</strong>\n<p>Each stands for 1 to 20 people. A reader of a page sees &quot;≤ 20&quot; there.</p></li>\n<li data-misconception=\"text-is-number\"><strong>✗ Not yet: 0 rows</strong>\n<p>Did you look for the text &quot;≤ 20&quot;? The column holds numbers. Look for the number.</p></li>\n<li data-misconception=\"one-equals\"><strong>✗ Not yet: 730 rows</strong>\n<p>That is every row. One <code>=</code> does not ask. It may even have put a 20 into each row: read the file again. Which sign asks?</p></li>\n<li><strong>✗ Not yet: 115 rows</strong>\n<p>That many have 20 or 40. Ask for 20 alone.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Keep the rows whose count is 20, and count them.</p></li>\n</ul>\n<p>Python: <code>len(table[table[&quot;count&quot;] == 20])</code>. R: <code>nrow(table[table$count == 20, ])</code>. Both say 79.</p>\n</details>\n</div>"
  ),
  "k12-basics-c2" = list(
    kind = "number",
    question = "How high is your highest bar?",
    unit = "people, rounded up",
    right = list(
      from = 920,
      to = 920,
      reply = "The true number is at most that, and at most 19 lower."
    ),
    wrong = list(
      list(
        from = 9640,
        to = 9640,
        reply = "That bar belongs to another illness. Which table did you draw from?"
      ),
      list(
        from = 8,
        to = 8,
        reply = "That is the number of bars. How high is the highest?"
      ),
      list(
        from = 3380,
        to = 3380,
        reply = "That is all the bars together. Look at one bar only."
      )
    ),
    otherwise = "Draw from `gout`, with age along the bottom and count going up. Then look at 60-69.",
    hints = list(
      "Which table holds only the rows about gout?",
      "Take the lines of the lesson, and change the table and the title.",
      "Python: `alt.Chart(gout, title=…)`. R: `barplot(gout$count, names.arg = gout$age, …)`."
    ),
    worked = "The highest bar is the one for 60-69: 920.",
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-c2\", 40): your number.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> How high is your highest bar?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> people, rounded up</p>\n<p>In R, ask for a reply with check(&quot;k12-basics-c2&quot;, 40): your number.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>Which table holds only the rows about gout?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Take the lines of the lesson, and change the table and the title.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Python: <code>alt.Chart(gout, title=…)</code>. R: <code>barplot(gout$count, names.arg = gout$age, …)</code>.</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>✓ Right: 920 people, rounded up</strong>\n<p>The true number is at most that, and at most 19 lower.</p></li>\n<li><strong>✗ Not yet: 9,640 people, rounded up</strong>\n<p>That bar belongs to another illness. Which table did you draw from?</p></li>\n<li><strong>✗ Not yet: 8 people, rounded up</strong>\n<p>That is the number of bars. How high is the highest?</p></li>\n<li><strong>✗ Not yet: 3,380 people, rounded up</strong>\n<p>That is all the bars together. Look at one bar only.</p></li>\n<li><strong>✗ Not yet: any other number</strong>\n<p>Draw from <code>gout</code>, with age along the bottom and count going up. Then look at 60-69.</p></li>\n</ul>\n<p>The highest bar is the one for 60-69: 920.</p>\n</details>\n</div>"
  ),
  "k12-basics-c3" = list(
    kind = "short",
    question = "A friend sees a long red message, and says: 'I broke it. I'm no good at this.' What do you answer?",
    model = "Nothing is broken. Everybody who codes gets these each day. Look for the line that gives the reason: the last one in Python, the one that begins with Error in R. It says what the computer did not understand. Look at that word letter by letter: a capital letter, a missing quote, a name that was never made. Change it and run it again.",
    look_for = list(
      "You say that nothing is broken or lost.",
      "You say where in the message the reason stands.",
      "You name one thing to look for."
    ),
    hints = list(
      "What did you do with the three messages of the lesson?",
      "Say where to look first, and then what to look for.",
      "Begin with \"Nothing is broken.\""
    ),
    worked = "See the model answer. Yours may use other words.",
    listed = list(),
    how = "In R, ask for a reply with check(\"k12-basics-c3\", \"my words\"): your own words.",
    html = "<div class=\"kit-check kit-check-plain\">\n<p><strong>Check yourself.</strong> A friend sees a long red message, and says: &#x27;I broke it. I&#x27;m no good at this.&#x27; What do you answer?</p>\n<p>Your answer: <span class=\"kit-check-space\">________</span> </p>\n<p>In R, ask for a reply with check(&quot;k12-basics-c3&quot;, &quot;my words&quot;): your own words.</p>\n<details><summary>Hint 1: a nudge</summary>\n<p>What did you do with the three messages of the lesson?</p>\n</details>\n<details><summary>Hint 2: the method</summary>\n<p>Say where to look first, and then what to look for.</p>\n</details>\n<details><summary>Hint 3: the first line</summary>\n<p>Begin with &quot;Nothing is broken.&quot;</p>\n</details>\n<details><summary>Answers and why</summary>\n<ul>\n<li><strong>A model answer</strong>\n<p>Nothing is broken. Everybody who codes gets these each day. Look for the line that gives the reason: the last one in Python, the one that begins with Error in R. It says what the computer did not understand. Look at that word letter by letter: a capital letter, a missing quote, a name that was never made. Change it and run it again.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say that nothing is broken or lost.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You say where in the message the reason stands.</p></li>\n<li><strong>Look in your answer for this</strong>\n<p>You name one thing to look for.</p></li>\n</ul>\n<p>See the model answer. Yours may use other words.</p>\n</details>\n</div>"
  )
)
