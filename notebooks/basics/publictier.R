# Rounded to Twenty: the few helpers that R learners need.
#
# source("publictier.R") loads it; base R (4.2 or later) is enough. Everything here is plain R:
# read it, change it. Helpers for tables: read_table(), true_range(), shown(), describe_plot().
# For self-checks: questions(), ask(), check(), hint(), worked(). For functions: try_out(), case().
# Whose data the tables hold, each of their rows says.

.kit <- new.env()
.kit$base <- 20 # put in, from the one place that states the rule, when this file is made
.kit$people <- "made-up" # what the rows of the tables say of whose data they are
.kit$prefix <- "synthetic_" # how the tables' files begin
.kit$sign <- "\u2264" # less than or equal to
.kit$questions <- list()
.kit$hints_given <- list()
.kit$shortest_description <- 30

.refuse <- function(...) stop(paste0(...), call. = FALSE)

.quoted <- function(texts) paste0("\"", texts, "\"", collapse = ", ")

# The names most like the one asked for, best first.
.closest <- function(name, names) {
  utils::head(names[order(utils::adist(name, names)[1, ])], 3)
}

# ---- Tables ---------------------------------------------------------------------------------

# Reads one of the kit's tables that stand in this folder.
#   name: "conditions_by_age"; the file's own name is understood too.
#   Value: a data frame; texts stay texts. A count of 20 stands for 1 to 20 people.
#   Example: table <- read_table("conditions_by_age")
read_table <- function(name) {
  start <- paste0("^", .kit$prefix)
  short <- sub("\\.csv$", "", sub(start, "", basename(name)))
  file <- paste0(.kit$prefix, short, ".csv")
  if (!file.exists(file)) {
    found <- list.files(pattern = paste0(start, ".*\\.csv$"))
    found <- sub("\\.csv$", "", sub(start, "", found))
    .refuse(
      "There is no table ", .quoted(name), " in this folder. ",
      if (length(found)) paste0("Here are: ", .quoted(found), ". "),
      if (length(found)) paste0("Closest: ", .quoted(.closest(short, found)[1]), ". "),
      "Put the table's file beside the notebook, or correct the name."
    )
  }
  table <- utils::read.csv(file, stringsAsFactors = FALSE, encoding = "UTF-8")
  if (!identical(unique(table$people), .kit$people)) {
    .refuse(
      "The table in ", file, " does not say in every row whose data it holds (", .kit$people, "). ",
      "Use read.csv() for other tables, and state their source."
    )
  }
  table
}

# The numbers behind published counts, given as numbers or as text; NA is an absent row: nobody.
.published <- function(count) {
  text <- gsub("\u00a0", " ", trimws(as.character(count)))
  at_most <- startsWith(text, .kit$sign)
  digits <- sub(paste0("^", .kit$sign, " ?"), "", text)
  is_number <- grepl("^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)$", digits)
  number <- rep(NA_real_, length(text))
  number[is_number] <- as.numeric(gsub(",", "", digits[is_number]))
  if (is.numeric(count)) number <- count
  number[is.na(count)] <- 0
  bad <- is.na(number) | number < 0 | number %% .kit$base != 0
  bad <- bad | (!is.na(at_most) & at_most & number != .kit$base)
  if (is.logical(count) && !all(is.na(count))) bad <- !is.na(count)
  if (any(bad)) {
    .refuse(
      "Value ", which(bad)[1], " is ", .quoted(count[bad][1]), ", which is no published count. ",
      "Allowed: a multiple of ", .kit$base, ", NA for an absent row, or a text as readers see it, ",
      "such as \"", .kit$sign, " ", .kit$base, "\" or \"1,240\". Is it a count of people?"
    )
  }
  as.integer(number)
}

# The smallest and largest true count that a published count can stand for.
#   count: published counts, as numbers or as readers see them; NA where the row is absent.
#   place: "table", where an absent row says nobody, or "chart", where its bar stands for 0 too.
#   Value: a data frame with the columns low and high, one row for each count.
#   Example: true_range(c(20, 260, NA)) has low 1, 241, 0 and high 20, 260, 0.
true_range <- function(count, place = "table") {
  if (!identical(place, "table") && !identical(place, "chart")) {
    .refuse("place is ", .quoted(place), ". Write \"table\" or \"chart\".")
  }
  high <- .published(count)
  low <- ifelse(high == 0L, 0L, high - .kit$base + 1L)
  if (place == "chart") {
    low[high <= .kit$base] <- 0L
    high <- pmax(high, as.integer(.kit$base))
  }
  data.frame(low = as.integer(low), high = high)
}

# Published counts as readers see them.
#   Example: shown(c(20, 1240)) gives a text with the sign for "at most", and "1,240".
shown <- function(count) {
  if (anyNA(count)) .refuse("An absent row has no count to show. Leave NA out first.")
  number <- .published(count)
  text <- formatC(number, format = "d", big.mark = ",")
  ifelse(number == .kit$base, paste(.kit$sign, text), text)
}

# Says what the next plot shows, for readers who do not see it. Call it in the plot's own cell.
#   text: a sentence with the numbers that matter.
describe_plot <- function(text) {
  if (!is.character(text) || length(text) != 1 || nchar(text) < .kit$shortest_description) {
    .refuse(
      "describe_plot() needs one text of at least ", .kit$shortest_description, " letters. ",
      "Say what the plot shows, with its largest and smallest number."
    )
  }
  options(webrkernel.alt = text)
  invisible(text)
}

# ---- Self-checks ----------------------------------------------------------------------------

# Loads the self-checks of a lesson from a file beside the notebook.
questions <- function(file) {
  if (!file.exists(file)) {
    .refuse("There is no file ", .quoted(file), " in this folder. Put it beside the notebook.")
  }
  .kit$questions <- eval(parse(file, encoding = "UTF-8")[[1]])
  .kit$hints_given <- list()
  invisible(names(.kit$questions))
}

.question <- function(id) {
  known <- names(.kit$questions)
  if (!length(known)) .refuse("No self-checks are loaded. Run the first cell of the notebook.")
  if (!id %in% known) {
    .refuse(
      "There is no self-check ", .quoted(id), ". Closest: ", .quoted(.closest(id, known)), "."
    )
  }
  .kit$questions[[id]]
}

# Shows a self-check.
ask <- function(id) structure(.question(id), class = "kit_question")

repr_html.kit_question <- function(obj, ...) obj$html

repr_text.kit_question <- function(obj, ...) paste(format(obj), collapse = "\n")

format.kit_question <- function(x, ...) c(strwrap(x$question, 80), x$listed, x$how)

print.kit_question <- function(x, ...) {
  writeLines(format(x))
  invisible(x)
}

# Judges an answer and gives a reply; what to write as the answer, the self-check says itself.
#   Example: check("k12-basics-rows", 730)
check <- function(id, ...) {
  question <- .question(id)
  said <- .judges[[question$kind]](question, list(...))
  writeLines(unlist(lapply(said, strwrap, width = 80, exdent = 2)))
  invisible(attr(said, "right"))
}

# Gives the next hint.
hint <- function(id) {
  hints <- .question(id)$hints
  given <- min(length(hints), sum(.kit$hints_given[[id]], 1))
  if (!given) return(writeLines("This self-check has no hints. Read the question once more."))
  .kit$hints_given[[id]] <- given
  writeLines(strwrap(paste0("Hint ", given, " of ", length(hints), ": ", hints[[given]]), 80))
}

# Shows the worked answer.
worked <- function(id) {
  text <- .question(id)$worked
  if (is.null(text)) text <- "This self-check has no worked answer. Its replies say why."
  writeLines(strwrap(text, 80))
}

.said <- function(right, ...) structure(c(...), right = right)

.verdict <- function(right, reply, label = NULL) {
  paste0(if (right) "Right" else "Not yet", if (length(label)) paste0(", ", label), ": ", reply)
}

.all_verdicts <- function(places) {
  right <- vapply(places, `[[`, TRUE, "right")
  texts <- vapply(places, \(place) .verdict(place$right, place$reply, place$label), "")
  summary <- sprintf("%d of %d right.", sum(right), length(right))
  structure(c(summary, texts), right = all(right), each = right)
}

.ask_again <- function(question, text) .said(NA, text, question$how)

.whole_numbers <- function(answers, most) {
  given <- suppressWarnings(as.numeric(unlist(answers)))
  if (!length(given) || anyNA(given) || any(!given %in% seq_len(most))) return(NULL)
  given
}

.judge_one <- function(question, answers) {
  given <- .whole_numbers(answers, length(question$answers))
  if (length(given) != 1) return(.ask_again(question, "Give the number of one answer."))
  answer <- question$answers[[given]]
  .said(answer$right, .verdict(answer$right, answer$reply))
}

.judge_many <- function(question, answers) {
  given <- unique(.whole_numbers(answers, length(question$answers)))
  if (is.null(given)) return(.ask_again(question, "Give the numbers of the answers."))
  chosen <- lapply(question$answers[given], \(one) list(one$right, one$reply, one$text))
  left <- Filter(\(one) one$right, question$answers[-given])
  missed <- unique(unlist(lapply(left, `[[`, "missed")))
  silent <- sum(vapply(left, \(one) is.null(one$missed), TRUE))
  more <- if (silent == 1) "more answer belongs" else "more answers belong"
  if (silent) missed <- c(missed, paste(silent, more, "here. Look again at what you left out."))
  right <- all(vapply(chosen, `[[`, TRUE, 1)) && !length(left)
  .said(
    right,
    vapply(chosen, \(one) .verdict(one[[1]], one[[2]], one[[3]]), ""),
    vapply(missed, \(text) .verdict(FALSE, text), "", USE.NAMES = FALSE)
  )
}

# The reply to the first foreseen wrong answer that fits, else to any other.
.reply_to <- function(fits, asked) {
  c(Filter(fits, asked$wrong), list(list(reply = asked$otherwise)))[[1]]$reply
}

.judge_number <- function(question, answers) {
  given <- suppressWarnings(as.numeric(gsub(",", "", unlist(answers))))
  if (length(given) != 1 || is.na(given)) {
    return(.ask_again(question, "Give one number in digits, such as 1240 or 0.5."))
  }
  hair <- 1e-9 * max(1, abs(given)) # because 0.1 + 0.2 is not exactly 0.3 in a computer
  within <- function(span) span$from - hair <= given && given <= span$to + hair
  if (within(question$right)) return(.said(TRUE, .verdict(TRUE, question$right$reply)))
  .said(FALSE, .verdict(FALSE, .reply_to(within, question)))
}

# The form in which short answers are compared: "<= 20", "At most 20." and the sign are the same.
.normalised <- function(text) {
  text <- gsub("[\u00a0\u202f]", " ", tolower(text))
  steps <- list(
    c("[\"'`\u2018\u2019\u201c\u201d]", ""), c("<=|=<|\u2a7d|\u2266", .kit$sign),
    c("\\s+", " "), c("^ | ?[.!?;,]? ?$", ""), c("(\\d),(?=\\d{3}(?!\\d))", "\\1"),
    c(
      "(?:(?:less|fewer) than or equal to|at most|up to|(?:no|not) more than) (?=\\d)", .kit$sign
    ),
    c("(\\d+) or (?:fewer|less|under|below)", paste0(.kit$sign, "\\1")),
    c(paste0(" ?", .kit$sign, " ?"), .kit$sign), c(" %", "%")
  )
  for (step in steps) text <- gsub(step[1], step[2], text, perl = TRUE)
  text
}

.judge_blanks <- function(question, answers) {
  given <- as.character(unlist(answers))
  if (length(given) != length(question$blanks)) {
    return(.ask_again(question, paste("Give", length(question$blanks), "answers, in order.")))
  }
  among <- function(form, forms) .normalised(form) %in% .normalised(unlist(forms))
  .all_verdicts(Map(function(blank, form) {
    if (among(form, blank$accept)) {
      return(list(right = TRUE, reply = blank$reply, label = blank$label))
    }
    reply <- .reply_to(\(entry) among(form, entry$when), blank)
    list(right = FALSE, reply = reply, label = blank$label)
  }, question$blanks, given))
}

# A few replies at a time: twelve at once help nobody.
.first_wrong <- function(said) {
  each <- attr(said, "each")
  if (all(each)) return(said)
  .said(FALSE, said[1], utils::head(said[-1][!each], 3))
}

.judge_sort <- function(question, answers) {
  given <- .whole_numbers(answers, length(question$boxes))
  if (length(given) != length(question$cards)) {
    text <- paste("Give the number of a box for each of", length(question$cards), "cards.")
    return(.ask_again(question, text))
  }
  .first_wrong(.all_verdicts(Map(function(card, box) {
    if (box == card$box) {
      return(list(right = TRUE, reply = card$reply, label = card$text))
    }
    reply <- .reply_to(\(entry) entry$box == box, card)
    list(right = FALSE, reply = reply, label = card$text)
  }, question$cards, unlist(question$boxes)[given])))
}

.judge_order <- function(question, answers) {
  given <- .whole_numbers(answers, length(question$lines))
  if (!setequal(given, seq_along(question$lines)) || anyDuplicated(given)) {
    text <- paste("Give each number from 1 to", length(question$lines), "once, in your order.")
    return(.ask_again(question, text))
  }
  order <- unlist(question$start)[given] + 1
  keys <- vapply(question$lines, \(line) as.character(line$key), "")
  at <- which(keys[order] != keys)[1]
  if (is.na(at)) return(.said(TRUE, .verdict(TRUE, question$reply)))
  reply <- question$lines[[order[at]]]$reply
  if (is.null(reply)) reply <- "What must come before it?"
  .said(FALSE, .verdict(FALSE, paste0("line ", at, " comes too early. ", reply)))
}

.judge_short <- function(question, answers) {
  if (!any(nzchar(unlist(answers)))) {
    return(.ask_again(question, "Write your own answer first, then compare."))
  }
  look_for <- paste("Look in your answer for this:", unlist(question$look_for))
  .said(NA, paste("A model answer:", question$model), look_for)
}

.judges <- list(
  choose_one = .judge_one, choose_many = .judge_many, number = .judge_number,
  blanks = .judge_blanks, sort = .judge_sort, order = .judge_order, short = .judge_short
)

# ---- Functions that learners write ----------------------------------------------------------

# One thing that a learner's function must get right.
#   arguments: a list, what the function is called with; expected: what it must give back;
#   reply: what the learner reads if it does not.
case <- function(arguments, expected, reply) {
  list(arguments = arguments, expected = expected, reply = reply)
}

# Calls a function on each case, and answers the first one it misses.
#   Example: try_out(\(n) n + n, case(list(2), 4, "Twice 2 is 4."))
try_out <- function(f, ...) {
  cases <- list(...)
  if (!length(cases)) .refuse("try_out() needs at least one case().")
  for (number in seq_along(cases)) {
    missed <- .missed(f, cases[[number]], number)
    if (length(missed)) return(writeLines(missed))
  }
  writeLines(sprintf("%d of %d right.", length(cases), length(cases)))
}

.missed <- function(f, case, number) {
  if (!is.function(f)) return("Give the function's name, without brackets behind it.")
  given <- tryCatch(do.call(f, case$arguments), error = identity)
  if (inherits(given, "error")) {
    said <- sub("[.]$", "", conditionMessage(given))
    return(sprintf("Case %d stopped with an error: %s. %s", number, said, case$reply))
  }
  if (is.null(given) && number == 1) {
    return(paste(
      "The function gave nothing back for case 1. Write its lines; what stands last is given back",
      "(a last line with <- or print() alone is not enough)."
    ))
  }
  if (isTRUE(all.equal(given, case$expected, check.attributes = FALSE))) return(NULL)
  written <- function(value) paste(deparse(value), collapse = " ")
  sprintf(
    "Case %d: it gave %s, and should give %s. %s",
    number, written(given), written(case$expected), case$reply
  )
}
