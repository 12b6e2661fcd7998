# What R says: reads cases (R code that makes the list `cases`), prints "case statistic number number …" with all digits.
suppressMessages(library(spdep))
source(commandArgs(trailingOnly = TRUE)[1])

say <- function(case, statistic, values) {
  cat(case, statistic, sprintf("%.17g", as.numeric(values)), "\n")
}

cat("version", R.version$major, R.version$minor, as.character(packageVersion("spdep")), "\n")
for (case in cases) {
  if (case$kind == "p") {
    say(case$id, "holm", p.adjust(case$p, "holm"))
    say(case$id, "false_discovery_rate", p.adjust(case$p, "BH"))
  } else if (case$kind == "rates") {
    say(case$id, "empirical_bayes", EBest(case$events, case$population)$estmm)
  } else {
    neighbours <- case$neighbours
    class(neighbours) <- "nb"
    attr(neighbours, "region.id") <- as.character(seq_along(neighbours))
    if (case$style == "asGiven") {
      weights <- nb2listw(neighbours, glist = case$weights, style = "B", zero.policy = TRUE)
    } else {
      weights <- nb2listw(neighbours, style = if (case$style == "binary") "B" else "W", zero.policy = TRUE)
    }
    # Islands count among the units, as they do here and in PySAL.
    test <- function(f, randomised) f(case$y, weights, randomisation = randomised, zero.policy = TRUE, adjust.n = FALSE)$estimate
    say(case$id, "moran", c(test(moran.test, TRUE), test(moran.test, FALSE)[3]))
    say(case$id, "geary", c(test(geary.test, TRUE), test(geary.test, FALSE)[3]))
    if (case$style != "asGiven") {
      own <- nb2listw(include.self(neighbours), style = if (case$style == "binary") "B" else "W")
      say(case$id, "getis_ord", localG(case$y, own))
    }
  }
}
