# Rounds of R flexmix (latent classes of flags) on the flags that bench_mixtures takes.
# use: Rscript latent_classes_peer.R PREFIX K ROUNDS FIRST COUNT   (PREFIX.f64, PREFIX.json; FIRST from 0)
suppressMessages(library(flexmix))
a <- commandArgs(TRUE); facts <- readLines(paste0(a[1], ".json"))
n <- as.integer(sub('.*"n": ([0-9]+).*', "\\1", facts)); d <- as.integer(sub('.*"d": ([0-9]+).*', "\\1", facts))
k <- as.integer(a[2]); rounds <- as.integer(a[3]); first <- as.integer(a[4]); count <- as.integer(a[5])
X <- matrix(readBin(paste0(a[1], ".f64"), "double", n * d), n, d, byrow = TRUE)
C <- matrix(readBin(paste0(a[1], ".init_k", k, ".f64"), "double", k * d), k, d, byrow = TRUE)
near <- max.col(-sapply(1:k, function(c) colSums((t(X) - C[c, ])^2)), ties.method = "first")
F <- (X[, first + 1:count] > .5) * 1
# The start: 0.8 for the own class, the rest for all alike.
start <- matrix(.2 / k, n, k); start[cbind(1:n, near)] <- start[cbind(1:n, near)] + .8
t <- system.time(r <- flexmix(F ~ 1, k = k, model = FLXMCmvbinary(), cluster = start,
                              control = list(iter.max = rounds, tolerance = 0, minprior = 0)))
cat(sprintf("flexmix n=%d flags=%d k=%d rounds=%d %.1f ms/round, processor %.1f ms/round, log-likelihood %.3f\n", n, count, k, r@iter,
            1e3 * t[["elapsed"]] / r@iter, 1e3 * (t[["user.self"]] + t[["sys.self"]]) / r@iter, r@logLik))
