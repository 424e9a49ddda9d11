#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "sim/core/time.h"

namespace kinflow::core {

// Count, mean, variance and range of observations, in one pass (Welford, Technometrics 4, 1962);
// tallies merge by the rule of Chan, Golub and LeVeque (1983).
class Tally {
  public:
    void add(double x) {
        ++count_;
        const double delta = x - mean_;
        mean_ += delta / static_cast<double>(count_);
        squares_ += delta * (x - mean_);
        min_ = std::min(min_, x);
        max_ = std::max(max_, x);
    }

    void merge(const Tally& other) {
        if (other.count_ == 0) return;
        const auto n = static_cast<double>(count_);
        const auto m = static_cast<double>(other.count_);
        const double delta = other.mean_ - mean_;
        mean_ += delta * m / (n + m);
        squares_ += other.squares_ + delta * delta * n * m / (n + m);
        count_ += other.count_;
        min_ = std::min(min_, other.min_);
        max_ = std::max(max_, other.max_);
    }

    std::int64_t count() const { return count_; }
    double mean() const { return count_ > 0 ? mean_ : nan; }
    // Of the sample, with divisor n - 1; NaN for fewer than two observations.
    double variance() const {
        return count_ > 1 ? squares_ / static_cast<double>(count_ - 1) : nan;
    }
    double standard_deviation() const { return std::sqrt(variance()); }
    double standard_error() const { return std::sqrt(variance() / static_cast<double>(count_)); }
    double min() const { return min_; }  // +infinity when empty
    double max() const { return max_; }  // -infinity when empty

  private:
    static constexpr double nan = std::numeric_limits<double>::quiet_NaN();

    std::int64_t count_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0;
    double min_ = std::numeric_limits<double>::infinity();
    double max_ = -std::numeric_limits<double>::infinity();
};

// The same of whole minutes, whose sum is exact, for an inner loop: half the work of a Tally.
class MinuteTally {
  public:
    void add(Minute minutes) {
        const std::int64_t x = minutes;
        ++count_;
        sum_ += x;
        squares_ += static_cast<double>(x) * static_cast<double>(x);
        min_ = std::min(min_, minutes);
        max_ = std::max(max_, minutes);
    }

    std::int64_t count() const { return count_; }
    double mean() const { return static_cast<double>(sum_) / static_cast<double>(count_); }
    // Of the sample, with divisor n - 1; NaN for fewer than two. Good to the size of mean squared
    // over variance times 1e-13, which is enough for waits.
    double variance() const {
        if (count_ < 2) return std::numeric_limits<double>::quiet_NaN();
        const auto n = static_cast<double>(count_);
        return (squares_ - n * mean() * mean()) / (n - 1.0);
    }
    Minute min() const { return min_; }  // `never` when empty
    Minute max() const { return max_; }  // -`never` when empty

  private:
    std::int64_t count_ = 0;
    std::int64_t sum_ = 0;
    double squares_ = 0.0;
    Minute min_ = never;
    Minute max_ = -never;
};

// The average over time of a quantity that changes in steps, from `start` or the last reset. Times
// must not go backwards.
class TimeWeighted {
  public:
    explicit TimeWeighted(Minute start = 0, double value = 0.0)
        : since_{start}, changed_{start}, value_{value} {}

    void set(Minute now, double value) {
        area_ += value_ * (static_cast<double>(now) - static_cast<double>(changed_));
        changed_ = now;
        value_ = value;
    }
    void add(Minute now, double delta) { set(now, value_ + delta); }

    double value() const { return value_; }
    // Value x minutes since the start or the last reset.
    double area(Minute now) const {
        return area_ + value_ * (static_cast<double>(now) - static_cast<double>(changed_));
    }
    // The value itself when no time has passed.
    double mean(Minute now) const {
        if (now == since_) return value_;
        return area(now) / (static_cast<double>(now) - static_cast<double>(since_));
    }

    // Forgets the past and keeps the value: the end of a warm-up.
    void reset_at(Minute now) {
        area_ = 0.0;
        since_ = now;
        changed_ = now;
    }

  private:
    Minute since_;
    Minute changed_;
    double value_;
    double area_ = 0.0;
};

// The same for a number of things: exact, and quicker. Each change at time t adds delta x (now - t)
// to the area, so the sum of delta x t is all that has to be kept.
class CountOverTime {
  public:
    explicit CountOverTime(Minute start = 0, std::int32_t value = 0)
        : moment_{std::int64_t{value} * start}, since_{start}, value_{value} {}

    void add(Minute now, std::int32_t delta) {
        moment_ += std::int64_t{delta} * now;
        value_ += delta;
    }

    std::int32_t value() const { return value_; }
    // The value itself when no time has passed.
    double mean(Minute now) const {
        if (now == since_) return value_;
        const std::int64_t area = std::int64_t{value_} * now - moment_;
        return static_cast<double>(area) / (static_cast<double>(now) - static_cast<double>(since_));
    }

    // Forgets the past and keeps the value.
    void reset_at(Minute now) { *this = CountOverTime(now, value_); }

  private:
    std::int64_t moment_;
    Minute since_;
    std::int32_t value_;
};

struct Interval {
    double low;
    double high;
};

// Student's t quantile, for 0 < p < 1 and positive degrees of freedom; std::invalid_argument
// otherwise.
double student_t_quantile(double p, double degrees_of_freedom);

// The two-sided confidence interval of the mean of independent observations; the whole line for
// fewer than two of them. `confidence` is between 0 and 1, as 0.95; std::invalid_argument
// otherwise.
Interval mean_interval(const Tally& tally, double confidence);

// The p-quantile of ascending values, linear between order statistics (type 7 of Hyndman and Fan,
// The American Statistician 50, 1996). Throws std::invalid_argument for no values or p outside [0,
// 1].
double quantile_sorted(std::span<const double> ascending, double p);

}  // namespace kinflow::core
