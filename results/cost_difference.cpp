#include "results/cost_difference.h"

#include <algorithm>
#include <stdexcept>

#include "results/cost_course.h"

namespace kinflow::results {

namespace {

class Maker {
  public:
    Maker(const model::Scenario& scenario, const Layout& layout, const model::Policy& policy,
          std::span<const Record> before, std::span<const Record> after, const Alike& alike)
        : scenario_{scenario},
          layout_{layout},
          policy_{policy},
          before_{before},
          after_{after},
          alike_{alike} {
        if (before.size() != after.size()) {
            throw std::invalid_argument(
                "a paired difference needs the same replications on both sides");
        }
        made_.years = money_years(scenario, layout);
    }

    CostDifference make() {
        std::array<Course, prices_count> all{Course{before_.size()}, Course{before_.size()},
                                             Course{before_.size()}};
        for (std::size_t y = 0; y < made_.years.size(); ++y) {
            totals_.push_back(add_year(y));
            add(made_.totals.back(), made_.all);
            for (std::size_t i = 0; i < prices_count; ++i) {
                add_scaled(totals_.back(), made_.years[y].factor(static_cast<Prices>(i)), all[i]);
            }
        }
        for (std::size_t i = 0; i < prices_count; ++i) {
            const auto interval = interval_of(all[i], 1.0, alike_);
            made_.all.changes[i].low = interval.low;
            made_.all.changes[i].high = interval.high;
        }
        pay_back();
        for (const model::Funding& funding : policy_.funding) made_.funding.push_back(fit(funding));
        return std::move(made_);
    }

  private:
    Course course_of(std::size_t y, std::size_t line) const {
        Course course{before_.size()};
        const std::size_t slot = layout_.cost_slot(y, line) + 1;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            course.without[i] = before_[i].at(slot);
            course.with[i] = after_[i].at(slot);
        }
        return course;
    }

    /// The whole cost of the year, by replication.
    Course add_year(std::size_t y) {
        const MoneyYear& year = made_.years[y];
        const std::size_t n = before_.size();
        Sums headings{model::cost_heading_count, n};
        Sums teams{scenario_.teams.size(), n};
        Sums placements{scenario_.placements.types.size(), n};
        Sums total{1, n};
        const auto add_to_all = [&](model::CostHeading heading, const CostCell& cell,
                                    const Course& course) {
            headings.add_part(static_cast<std::size_t>(heading), cell, course);
            total.add_part(0, cell, course);
        };
        auto& lines = made_.lines.emplace_back();
        for (std::size_t i = 0; i < scenario_.costs.lines.size(); ++i) {
            const model::CostLine& line = scenario_.costs.lines[i];
            const Course course = course_of(y, i);
            lines.push_back(rounded(course, year, alike_));
            add_to_all(line.heading, lines.back(), course);
            if (line.team) teams.add_part(line.team.value, lines.back(), course);
            if (line.placement) placements.add_part(line.placement.value, lines.back(), course);
        }
        auto& one_off = made_.one_off.emplace_back();
        for (const model::OneOffCost& cost : policy_.one_off) {
            Course course{n};
            if (cost.year == year.year) {
                std::ranges::fill(course.with, cost.pounds * pence_per_pound);
            }
            one_off.push_back(rounded(course, year, alike_));
            add_to_all(cost.heading, one_off.back(), course);
        }
        made_.headings.push_back(headings.finished(year, alike_));
        made_.teams.push_back(teams.finished(year, alike_));
        made_.placements.push_back(placements.finished(year, alike_));
        Course whole = total.courses[0];
        made_.totals.push_back(total.finished(year, alike_)[0]);
        return whole;
    }

    static void add_scaled(const Course& part, double factor, Course& whole) {
        for (std::size_t i = 0; i < part.with.size(); ++i) {
            whole.without[i] += part.without[i] * factor;
            whole.with[i] += part.with[i] * factor;
        }
    }

    /// Pounds by replication and year, one-off costs included, weighed by the discount.
    void pay_back() {
        std::vector<std::string> labels;
        std::vector<std::vector<double>> before(before_.size());
        std::vector<std::vector<double>> after(after_.size());
        for (std::size_t y = 0; y < made_.years.size(); ++y) {
            labels.push_back(made_.years[y].label);
            const double factor = made_.years[y].discount / pence_per_pound;
            for (std::size_t i = 0; i < before.size(); ++i) {
                before[i].push_back(totals_[y].without[i] * factor);
                after[i].push_back(totals_[y].with[i] * factor);
            }
        }
        made_.payback = payback(labels, before, after, {});
    }

    FundingFit fit(const model::Funding& funding) const {
        FundingFit fit;
        fit.funding = funding;
        Course course{before_.size()};
        CostCell cell;
        for (std::size_t y = 0; y < made_.years.size(); ++y) {
            if (made_.years[y].year < funding.from || made_.years[y].year > funding.to) continue;
            course.add(totals_[y]);
            add(made_.totals[y], cell);
        }
        fit.cost = cell.in(Prices::base);
        const auto interval = interval_of(course, 1.0, alike_);
        fit.cost.low = interval.low;
        fit.cost.high = interval.high;
        double within = 0.0;
        for (std::size_t i = 0; i < course.with.size(); ++i) {
            const double pounds = (course.with[i] - course.without[i]) / pence_per_pound;
            within += pounds <= funding.pounds ? 1.0 : 0.0;
        }
        if (!course.with.empty()) fit.chance = within / static_cast<double>(course.with.size());
        return fit;
    }

    const model::Scenario& scenario_;
    const Layout& layout_;
    const model::Policy& policy_;
    std::span<const Record> before_;
    std::span<const Record> after_;
    Alike alike_;
    std::vector<Course> totals_;  // by year
    CostDifference made_;
};

bool costs_anything(const CostCell& cell) {
    const CostChange& base = cell.in(Prices::base);
    return base.without != 0 || base.with != 0;
}

}  // namespace

bool CostDifference::is_used(std::size_t line) const {
    return std::ranges::any_of(
        lines, [line](const std::vector<CostCell>& year) { return costs_anything(year[line]); });
}

bool CostDifference::is_used(model::CostHeading heading) const {
    return std::ranges::any_of(headings, [heading](const std::vector<CostCell>& year) {
        return costs_anything(year[static_cast<std::size_t>(heading)]);
    });
}

CostDifference make_cost_difference(const model::Scenario& scenario, const Layout& layout,
                                    const model::Policy& policy, std::span<const Record> before,
                                    std::span<const Record> after, const Alike& alike) {
    if (before.empty() || layout.cost_years.empty()) return {};
    return Maker{scenario, layout, policy, before, after, alike}.make();
}

}  // namespace kinflow::results
