#pragma once

#include <cstddef>
#include <vector>

#include "results/cost_difference.h"
#include "results/money.h"
#include "sim/core/statistics.h"

namespace kinflow::results {

// What the parts of a cost difference are made of: means that add up, and replications for their
// intervals.

inline constexpr double pence_per_pound = 100.0;

/// Pence of one part of the costs by replication, in the price base.
struct Course {
    std::vector<double> without;
    std::vector<double> with;

    explicit Course(std::size_t count) : without(count, 0.0), with(count, 0.0) {}
    void add(const Course& part);
};

/// Of the mean difference, in pounds times `factor`: two-sided 90%, from expectation_of(); the
/// difference itself for one replication.
[[nodiscard]] core::Interval interval_of(const Course& course, double factor, const Alike& alike);

/// A part that is not made of others: its means are rounded to the penny.
[[nodiscard]] CostCell rounded(const Course& course, const MoneyYear& year, const Alike& alike);

/// Adds the means; the intervals of the whole are not those of its parts.
void add(const CostCell& part, CostCell& whole);

/// Sums of parts with the replications that they come from.
struct Sums {
    std::vector<CostCell> cells;
    std::vector<Course> courses;

    Sums(std::size_t size, std::size_t replications)
        : cells(size), courses(size, Course{replications}) {}
    void add_part(std::size_t to, const CostCell& part, const Course& course);
    /// The cells with the intervals of their years.
    [[nodiscard]] std::vector<CostCell> finished(const MoneyYear& year, const Alike& alike);
};

}  // namespace kinflow::results
