import Foundation

/// σ(x) = 1 / (1 + e^-x), without overflow.
func logistic(_ x: Double) -> Double {
  x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
}

/// log σ(x) = -log(1 + e^-x), without overflow.
func logLogistic(_ x: Double) -> Double { min(0, x) - log1p(exp(-abs(x))) }
