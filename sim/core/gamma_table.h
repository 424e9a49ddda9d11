#pragma once

#include <vector>

namespace kinflow::core {

// The quantile function of a gamma distribution of scale 1, tabulated: Boost's is exact but takes
// microseconds. The logarithm of the quantile is a smooth function of the normal deviate z, so it
// is interpolated in z by cubic Hermite pieces with exact slopes.
class GammaTable {
  public:
    explicit GammaTable(double shape);

    // The quantile at probability normal_cdf(z), for any z.
    double quantile(double z) const;

  private:
    static constexpr double z_max = 8.5;  // past the last z that a uniform of 52 bits can give
    static constexpr int pieces_per_unit = 16;
    static constexpr int piece_count = static_cast<int>(2.0 * z_max) * pieces_per_unit;

    struct Knot {
        double log_quantile;
        double slope;  // per piece
    };
    Knot knot_at(double z) const;

    double shape_;
    std::vector<Knot> knots_;
};

}  // namespace kinflow::core
