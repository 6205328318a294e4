# Parses a cell and evaluates its expressions one at a time, as R's own console does.
# Every function here lives in one environment below the base namespace: names that a learner
# defines can neither change them nor appear because of them, and ls() stays empty.

expressions <- NULL
floor_frame <- 0L
warn_level <- 0L
top_call <- quote(eval(expression, frame, globalenv()))

# Answers c("ok", number of expressions) or c("error", class, message, head, calls).
parse_cell <- function(code) {
  parsed <- tryCatch(parse(text = code, keep.source = TRUE), error = identity)
  if (inherits(parsed, "error")) {
    text <- conditionMessage(parsed)
    return(c("error", "ParseError", text, paste0("Error: ", text), ""))
  }
  expressions <<- parsed
  c("ok", length(parsed))
}

# "complete", "incomplete" or "invalid": whether the console would ask for another line.
completeness <- function(code) {
  parsed <- tryCatch(parse(text = code), error = identity)
  if (!inherits(parsed, "error")) return("complete")
  unfinished <- "unexpected end of input|unexpected INCOMPLETE_STRING|malformed raw string"
  if (grepl(unfinished, conditionMessage(parsed))) "incomplete" else "invalid"
}

# The one place where learners' code runs: call stacks are cut off below it.
evaluate <- function(expression, frame = globalenv()) {
  floor_frame <<- sys.nframe() + 2L
  eval(expression, frame, globalenv())
}

# Answers c("ok"), c("display", kind, text, ...) or c("error", class, message, head, calls).
run_expression <- function(number) {
  options(warn = warn_level) # webR sets its own at each call
  answer <- guarded({
    result <- withVisible(evaluate(expressions[[number]]))
    if (result$visible) show_value(result$value) else "ok"
  })
  warn_level <<- getOption("warn")
  write_warnings()
  answer
}

# For prose: the value of one expression as R prints it, without any other effect on the output.
value_text <- function(code) {
  guarded({
    value <- evaluate(parse(text = code))
    c("ok", paste(utils::capture.output(print_value(value)), collapse = "\n"))
  })
}

# An interrupt outside of allowInterrupts() would end R: begin() suspends them everywhere else.
guarded <- function(code) {
  calls <- ""
  cat(start_mark, "\n", sep = "", file = stderr())
  tryCatch(
    withCallingHandlers(allowInterrupts(code),
      warning = collect_warning,
      error = function(condition) calls <<- call_stack(sys.calls())
    ),
    error = function(condition) describe_error(condition, calls),
    interrupt = function(condition) {
      text <- "The cell was interrupted. What ran before is kept."
      c("error", "Interrupt", text, text, "")
    }
  )
}

# One that came too late is kept by R and would hit the learner's next expression.
# R looks for interrupts once in a thousand calls.
absorb_interrupt <- function() {
  tryCatch(
    allowInterrupts(for (turn in seq_len(5000L)) turn + 1L),
    interrupt = function(condition) NULL
  )
  character()
}

show_value <- function(value) {
  if (is.data.frame(value) && length(value) && !isS4(value)) return(show_table(value))
  if (inherits(value, "help_files_with_topic")) return(show_help(value))
  as_html <- own_method("repr_html", value)
  if (!is.null(as_html)) return(show_own(value, as_html))
  print_value(value)
  "ok"
}

# A class may say how it is shown, by methods of the names that IRkernel looks for.
own_method <- function(generic, value) {
  if (!is.object(value)) return(NULL)
  names <- paste(generic, class(value), sep = ".")
  found <- names[vapply(names, exists, TRUE, envir = globalenv(), mode = "function")]
  if (length(found)) get(found[1L], envir = globalenv(), mode = "function")
}

show_own <- function(value, as_html) {
  as_text <- own_method("repr_text", value)
  plain <- if (is.null(as_text)) utils::capture.output(print_value(value)) else as_text(value)
  plain <- paste(plain, collapse = "\n")
  c("display", "text/plain", plain, "text/html", paste(as_html(value), collapse = "\n"))
}

# With the base package's print(), whatever a learner calls print; methods are found all the same.
print_value <- function(value) {
  if (isS4(value)) return(methods::show(value))
  evaluate(quote(print(x)), list(x = value, print = base::print))
}

# A line that ends what was written so far, so that the reader knows all of it has arrived, and
# whether its last line was ended. Not where output is diverted: it would go astray there.
mark_end <- function(mark) {
  plain <- c(sink.number() == 0L, sink.number("message") == 2L)
  if (plain[1L]) cat(mark, "\n", sep = "", file = stdout())
  if (plain[2L]) cat(mark, "\n", sep = "", file = stderr())
  as.character(plain)
}
