# Settings of the session, plots, help and completion.

plot_folder <- file.path(tempdir(), "webrkernel")
own_devices <- integer()
start_mark <- ""

# Opened by R at the first plotting call of a cell. Sizes as in IRkernel, so that notebooks agree.
open_device <- function(...) {
  grDevices::png(
    file.path(plot_folder, "plot-%03d.png"), type = "cairo", units = "in",
    width = getOption("repr.plot.width", 7), height = getOption("repr.plot.height", 5),
    res = getOption("repr.plot.res", 96)
  )
  own_devices <<- c(own_devices, grDevices::dev.cur())
}

# Ends the cell's plots: the files, then as many descriptions (or none). Devices that the cell
# opened by itself, such as pdf("file.pdf"), are left open.
finish_plots <- function() {
  for (device in intersect(own_devices, grDevices::dev.list())) grDevices::dev.off(device)
  own_devices <<- integer()
  files <- sort(list.files(plot_folder, full.names = TRUE))
  files <- files[file.size(files) > 0]
  alt <- as.character(getOption("webrkernel.alt"))[seq_along(files)]
  if (length(files)) options(webrkernel.alt = NULL)
  alt[is.na(alt)] <- ""
  c(files, alt)
}

# Overstrikes, by which R underlines on paper, are taken out.
read_help <- function(file) gsub("_\b", "", readLines(file, encoding = "UTF-8"))

help_text <- function(value) {
  lines <- character()
  collect <- function(files, ...) for (file in files) lines <<- c(lines, read_help(file))
  previous <- options(pager = collect)
  on.exit(options(previous))
  printed <- utils::capture.output(print(value))
  paste(c(lines, printed), collapse = "\n")
}

show_help <- function(value) c("display", "text/plain", help_text(value))

# What utils offers to consoles; answers c(start of the word, the matches).
complete_line <- function(line, end) {
  tool <- asNamespace("utils")
  tool$.assignLinebuffer(line)
  tool$.assignEnd(end)
  tool$.guessTokenFromLine()
  tool$.completeToken()
  c(tool$.CompletionEnv[["start"]], unique(tool$.retrieveCompletions()))
}

# How a function is called, or what an object holds; character() where there is no such name.
inspect_name <- function(name) {
  if (!nzchar(name) || !exists(name, envir = globalenv())) return(character())
  value <- get(name, envir = globalenv())
  if (!is.function(value)) return(utils::capture.output(utils::str(value)))
  usage <- utils::capture.output(print(args(value)))
  c(sub("^function ", name, usage[usage != "NULL"]), "", help_text(utils::help((name))))
}

# Found before those of the packages: here is nothing to install from, and R keeps warnings
# where only its own console can put them.
attached <- list(
  .webrkernel = environment(),
  install.packages = function(...) {
    stop("packages cannot be installed here: this R has the base packages only", call. = FALSE)
  },
  warnings = function(...) structure(last_warnings, class = "warnings")
)

begin <- function(mark) {
  start_mark <<- mark
  .Internal(interruptsSuspended(TRUE)) # what suspendInterrupts() does, but for good
  dir.create(plot_folder, showWarnings = FALSE)
  attach(attached, name = "webrkernel", warn.conflicts = FALSE)
  options(
    device = open_device, width = 80L, digits = 7L, help_type = "text",
    pager = function(files, ...) for (file in files) cat(read_help(file), sep = "\n")
  )
}
