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
