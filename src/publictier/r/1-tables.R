# Rounded to Twenty: the few helpers that R learners need.
#
# source("publictier.R") loads it; base R (4.2 or later) is enough. Everything here is plain R:
# read it, change it. Helpers for tables: read_table(), true_range(), shown(), describe_plot().
# For self-checks: questions(), ask(), check(), hint(), worked(). For functions: try_out(), case().
# Whose data the tables hold, each of their rows says.

.kit <- new.env()
.kit$base <- RULE_BASE # put in, from the one place that states the rule, when this file is made
.kit$people <- ROW_LABEL # what the rows of the tables say of whose data they are
.kit$prefix <- FILE_PREFIX # how the tables' files begin
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
