#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kinflow::core {

// Draws one of n outcomes in proportion to fixed weights, in constant time from one uniform
// (Walker's alias method, built by Vose, IEEE Transactions on Software Engineering 17, 1991).
class AliasTable {
  public:
    AliasTable() = default;  // no outcomes: sample() must not be called

    // Throws std::invalid_argument unless every weight is finite and at least 0 and their sum is
    // positive and finite.
    explicit AliasTable(std::span<const double> weights);

    // An outcome for u in [0, 1). An outcome of weight 0 is never drawn. Not monotone in u.
    std::size_t sample(double u) const {
        const double x = u * static_cast<double>(columns_.size());
        const auto column = static_cast<std::size_t>(x);
        const Column& c = columns_[column];
        return x - static_cast<double>(column) < c.keep ? column : c.alias;
    }

    std::size_t size() const { return columns_.size(); }
    double probability(std::size_t outcome) const { return probabilities_[outcome]; }

  private:
    struct Column {
        double keep;
        std::uint32_t alias;
    };

    std::vector<Column> columns_;
    std::vector<double> probabilities_;
};

}  // namespace kinflow::core
