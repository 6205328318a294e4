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
