# Data frames as tables that a screen reader can walk through.

most_rows <- 60L

escape <- function(text) {
  text <- gsub("&", "&amp;", text, fixed = TRUE)
  text <- gsub("<", "&lt;", text, fixed = TRUE)
  gsub(">", "&gt;", text, fixed = TRUE)
}

counted <- function(number, word) paste0(number, " ", word, if (number != 1L) "s")

show_table <- function(frame) {
  rows <- nrow(frame)
  shown <- if (rows > most_rows) frame[seq_len(most_rows), , drop = FALSE] else frame
  size <- paste(counted(rows, "row"), "and", counted(length(frame), "column"))
  rest <- if (rows > most_rows) {
    sprintf("The first %d are shown, %d more are not.", most_rows, rows - most_rows)
  }
  plain <- utils::capture.output(print_value(shown))
  if (!is.null(rest)) plain <- c(plain, sprintf("(%d rows. %s)", rows, rest))
  html <- html_table(shown, paste(c(paste0("Table with ", size, "."), rest), collapse = " "))
  c("display", "text/plain", paste(plain, collapse = "\n"), "text/html", html)
}

# The same digits as in the printed table: both come from format().
html_table <- function(frame, caption) {
  cells <- as.matrix(format(frame, na.encode = FALSE))
  names <- colnames(cells)
  cells <- matrix(trimws(cells), nrow = nrow(frame))
  cells[is.na(cells)] <- "<NA>"
  heads <- paste0("<th scope=\"col\">", escape(names), "</th>", collapse = "")
  body <- vapply(seq_len(nrow(frame)), function(row) {
    paste0(
      "<tr><th scope=\"row\">", escape(row.names(frame)[row]), "</th>",
      paste0("<td>", escape(cells[row, ]), "</td>", collapse = ""), "</tr>"
    )
  }, "")
  paste(c(
    "<table class=\"dataframe\">", paste0("<caption>", caption, "</caption>"),
    paste0("<thead><tr><td></td>", heads, "</tr></thead>"),
    "<tbody>", body, "</tbody>", "</table>"
  ), collapse = "\n")
}
