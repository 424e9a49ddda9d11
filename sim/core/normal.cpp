#include "sim/core/normal.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace kinflow::core {

namespace {

// The value of a polynomial, highest power first.
template <std::size_t N>
constexpr double polynomial(const double (&coefficients)[N], double x) {
    double sum = 0.0;
    for (const double c : coefficients) sum = sum * x + c;
    return sum;
}

// Each pair is the numerator and denominator of a rational approximation of AS 241; the centre is
// in 0.180625 - (p - 1/2)^2, the tails in sqrt(-log(tail probability)) less an offset.
constexpr double centre_over[] = {
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608};
constexpr double centre_under[] = {
    5226.495278852545925,  28729.085735721942674, 39307.89580009271061,  21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083,  42.313330701600911252, 1.0};
constexpr double tail_over[] = {7.7454501427834140764e-4, 2.27238449892691845833e-2,
                                .24178072517745061177,    1.27045825245236838258,
                                3.64784832476320460504,   5.7694972214606914055,
                                4.6303378461565452959,    1.42343711074968357734};
constexpr double tail_under[] = {1.05075007164441684324e-9, 5.475938084995344946e-4,
                                 1.51986665636164571966e-2, .14810397642748007459,
                                 .68976733498510000455,     1.6763848301838038494,
                                 2.05319162663775882187,    1.0};
constexpr double far_over[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                               1.2426609473880784386e-3,  2.65321895265761230930e-2,
                               .29656057182850489123,     1.7848265399172913358,
                               5.4637849111641143699,     6.6579046435011037772};
constexpr double far_under[] = {2.04426310338993978564e-15, 1.4215117583164458887e-7,
                                1.8463183175100546818e-5,   7.868691311456132591e-4,
                                1.48753612908506148525e-2,  .13692988092273580531,
                                .59983220655588793769,      1.0};

}  // namespace

double inverse_normal(double p) {
    const double centred = p - 0.5;
    if (std::abs(centred) <= 0.425) {
        const double r = 0.180625 - centred * centred;
        return centred * polynomial(centre_over, r) / polynomial(centre_under, r);
    }
    const double tail = centred < 0.0 ? p : 1.0 - p;
    if (!(tail > 0.0)) {
        if (tail < 0.0 || std::isnan(p)) return std::numeric_limits<double>::quiet_NaN();
        return std::copysign(std::numeric_limits<double>::infinity(), centred);
    }
    const double depth = std::sqrt(-std::log(tail));
    const double size =
        depth <= 5.0 ? polynomial(tail_over, depth - 1.6) / polynomial(tail_under, depth - 1.6)
                     : polynomial(far_over, depth - 5.0) / polynomial(far_under, depth - 5.0);
    return std::copysign(size, centred);
}

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

}  // namespace kinflow::core
