#include "results/cost_course.h"

#include <cmath>
#include <span>
#include <utility>

#include "results/expectation.h"

namespace kinflow::results {

namespace {

double mean_of(std::span<const double> values) {
    double sum = 0.0;
    for (const double value : values) sum += value;
    return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

void set_intervals(CostCell& cell, const Course& course, const MoneyYear& year,
                   const Alike& alike) {
    for (std::size_t i = 0; i < prices_count; ++i) {
        const auto interval = interval_of(course, year.factor(static_cast<Prices>(i)), alike);
        cell.changes[i].low = interval.low;
        cell.changes[i].high = interval.high;
    }
}

}  // namespace

void Course::add(const Course& part) {
    for (std::size_t i = 0; i < with.size(); ++i) {
        without[i] += part.without[i];
        with[i] += part.with[i];
    }
}

core::Interval interval_of(const Course& course, double factor, const Alike& alike) {
    std::vector<double> each;
    each.reserve(course.with.size());
    for (std::size_t i = 0; i < course.with.size(); ++i) {
        each.push_back((course.with[i] - course.without[i]) * factor / pence_per_pound);
    }
    if (each.size() == 1) return {each[0], each[0]};
    const Expectation difference = expectation_of(each, alike);
    return {difference.low, difference.high};
}

CostCell rounded(const Course& course, const MoneyYear& year, const Alike& alike) {
    CostCell cell;
    for (std::size_t i = 0; i < prices_count; ++i) {
        const double factor = year.factor(static_cast<Prices>(i));
        cell.changes[i].without = std::llround(mean_of(course.without) * factor);
        cell.changes[i].with = std::llround(mean_of(course.with) * factor);
    }
    set_intervals(cell, course, year, alike);
    return cell;
}

void add(const CostCell& part, CostCell& whole) {
    for (std::size_t i = 0; i < prices_count; ++i) {
        whole.changes[i].without += part.changes[i].without;
        whole.changes[i].with += part.changes[i].with;
    }
}

void Sums::add_part(std::size_t to, const CostCell& part, const Course& course) {
    add(part, cells[to]);
    courses[to].add(course);
}

std::vector<CostCell> Sums::finished(const MoneyYear& year, const Alike& alike) {
    for (std::size_t i = 0; i < cells.size(); ++i) set_intervals(cells[i], courses[i], year, alike);
    return std::move(cells);
}

}  // namespace kinflow::results
