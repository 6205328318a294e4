# Warnings and errors in R's own words and layout.

longest_line <- 75L
longest_call <- 77L
most_frames <- 10L
pending <- list()
last_warnings <- list()

call_text <- function(call) {
  if (is.null(call) || identical(call, top_call)) return("")
  text <- deparse(call, nlines = 1L)[1L]
  if (nchar(text) > longest_call) paste0(substr(text, 1L, longest_call), "...") else text
}

# "In f(x) : text", broken after the colon where R breaks it.
located <- function(word, call, text, used) {
  if (!nzchar(call)) return(text)
  first <- nchar(strsplit(text, "\n", fixed = TRUE)[[1L]][1L], type = "width")
  wide <- !is.na(first) && used + nchar(call, type = "width") + first > longest_line
  paste0(word, " ", call, " :", if (wide) "\n  " else " ", text)
}

collect_warning <- function(condition) {
  level <- getOption("warn", 0L)
  if (level >= 2L) return()
  if (level == 1L) {
    call <- call_text(conditionCall(condition))
    text <- located(" in", call, conditionMessage(condition), 18L)
    cat("Warning", if (nzchar(call)) text else paste0(": ", text), "\n", sep = "", file = stderr())
  } else if (level == 0L) {
    pending[[length(pending) + 1L]] <<- condition
  }
  tryInvokeRestart("muffleWarning")
}

write_warnings <- function() {
  count <- length(pending)
  if (!count) return(invisible())
  last_warnings <<- lapply(pending, conditionCall)
  names(last_warnings) <<- vapply(pending, conditionMessage, "")
  last_warnings <<- lapply(last_warnings, function(call) if (nzchar(call_text(call))) call)
  pending <<- list()
  if (count > 10L) {
    return(cat("There were", count, "warnings (use warnings() to see them)\n", file = stderr()))
  }
  texts <- names(last_warnings)
  calls <- vapply(last_warnings, call_text, "")
  lines <- mapply(located, "In", calls, texts, if (count == 1L) 6L else 10L)
  numbers <- if (count > 1L) paste0(seq_len(count), ": ")
  title <- if (count > 1L) "Warning messages:" else "Warning message:"
  cat(title, paste0(numbers, lines), sep = "\n", file = stderr())
}

describe_error <- function(condition, calls) {
  text <- conditionMessage(condition)
  call <- call_text(conditionCall(condition))
  head <- if (nzchar(call)) located("Error in", call, text, 14L) else paste0("Error: ", text)
  if (grepl("cannot allocate|could not allocate|memory exhausted", text)) {
    head <- paste0(head, "\n", memory_advice)
  }
  c("error", class(condition)[1L], text, head, calls)
}

memory_advice <- paste(
  "R has at most 2 GB of memory here. Remove large objects with rm(),",
  "or take a smaller part of the data, then run the cell again."
)

# The calls from the cell down to the error; R's handling of the error itself is left out.
call_stack <- function(calls) {
  texts <- vapply(calls[seq_along(calls) > floor_frame], call_text, "")
  turned <- grep("^\\.signalSimpleWarning\\(", texts) # options(warn = 2)
  if (length(turned)) texts <- texts[seq_len(turned[1L] - 2L)]
  handling <- "^(h\\(simpleError|\\.handleSimpleError|\\(function \\(|stop\\()"
  texts <- texts[!grepl(handling, texts) & nzchar(texts)]
  count <- length(texts)
  texts <- sprintf("%d. %s", seq_len(count), texts)
  if (count > 2L * most_frames) {
    gap <- sprintf("   (%d more calls)", count - 2L * most_frames)
    texts <- c(utils::head(texts, most_frames), gap, utils::tail(texts, most_frames))
  }
  paste(texts, collapse = "\n")
}
