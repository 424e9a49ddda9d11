#pragma once

namespace kinflow::core {

// The standard normal quantile of p, by algorithm AS 241 (PPND16; Wichura, Applied Statistics 37,
// 1988): relative error about 1e-16. 0 gives -infinity, 1 +infinity, anything outside NaN.
double inverse_normal(double p);

// The standard normal distribution function, accurate in both tails.
double normal_cdf(double x);

}  // namespace kinflow::core
