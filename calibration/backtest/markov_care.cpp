#include "calibration/backtest/markov_care.h"

#include <algorithm>
#include <numeric>

namespace kinflow::calibration {

namespace {

constexpr double days_in_year = 365.25;

using Table = std::vector<std::vector<double>>;  // [age][placement], those for adoption last

/// Children by age and placement: the weights multiplied by rows and columns in turn until they
/// give both margins (iterative proportional fitting), beside those placed for adoption.
Table placed(const CareFigures& figures) {
    constexpr int rounds = 200;
    const std::size_t others = figures.placements.size();
    Table table(figures.ages.size(), std::vector<double>(others + 1));
    double children = 0.0;
    double places = 0.0;
    for (std::size_t a = 0; a < table.size(); ++a) {
        table[a][others] = figures.for_adoption * figures.ages[a].for_adoption;
        children += figures.ages[a].mix - table[a][others];
        for (std::size_t p = 0; p < others; ++p) table[a][p] = figures.placements[p].by_age[a];
    }
    for (const CarePlacement& placement : figures.placements) places += placement.children;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t p = 0; p < others; ++p) {
            double sum = 0.0;
            for (const auto& row : table) sum += row[p];
            const double wanted = figures.placements[p].children * children / places;
            for (auto& row : table) row[p] *= sum > 0.0 ? wanted / sum : 0.0;
        }
        for (std::size_t a = 0; a < table.size(); ++a) {
            const double sum = std::accumulate(table[a].begin(), table[a].end() - 1, 0.0);
            const double wanted = figures.ages[a].mix - table[a][others];
            for (std::size_t p = 0; p < others; ++p) {
                table[a][p] *= sum > 0.0 ? wanted / sum : 0.0;
            }
        }
    }
    return table;
}

/// For each child of a band and year, those who grow out of it; nobody out of the last.
std::vector<double> ageing(const CareFigures& figures) {
    std::vector<double> rates;
    double from_below = 0.0;
    for (std::size_t a = 0; a + 1 < figures.ages.size(); ++a) {
        const CareAge& age = figures.ages[a];
        from_below = std::max(0.0, from_below + age.started - age.left - (age.after - age.before));
        rates.push_back(from_below / (0.5 * (age.before + age.after)));
    }
    rates.push_back(0.0);
    return rates;
}

/// Children of an age placed for adoption in a year: as many as are adopted, grow out of the band
/// and make the change of those who wait, less those who grow into it.
double placing(const CareFigures& figures, const std::vector<double>& grow, std::size_t age) {
    const double waiting = 0.5 * (figures.for_adoption_before + figures.for_adoption_after);
    const double share = figures.ages[age].for_adoption;
    if (share <= 0.0) return 0.0;
    double placed = share * (figures.adopted + figures.for_adoption_after -
                             figures.for_adoption_before + grow[age] * waiting);
    if (age > 0) placed -= grow[age - 1] * waiting * figures.ages[age - 1].for_adoption;
    return std::max(0.0, placed);
}

}  // namespace

MarkovCare::MarkovCare(const CareFigures& figures)
    : ages_{figures.ages.size()},
      placements_{figures.placements.size() + 1},
      national_{ages_ * placements_},
      at_18_(ages_ * placements_) {
    const Table table = placed(figures);
    const std::vector<double> grow = ageing(figures);
    const std::size_t adoption = placements_ - 1;
    const double placed_then = 0.5 * (figures.for_adoption_before + figures.for_adoption_after);
    const double adopted = figures.adopted / placed_then;
    double entries = 0.0;
    for (const CareAge& age : figures.ages) entries += age.entries;
    mix_.resize(national_.states());
    for (std::size_t a = 0; a < ages_; ++a) {
        const CareAge& age = figures.ages[a];
        const auto& row = table[a];
        const double elsewhere = std::accumulate(row.begin(), row.end() - 1, 0.0);
        const double stock = 0.5 * (age.before + age.after);
        const double with_adopters = placed_then * age.for_adoption;
        const double others = std::max(0.0, age.left - figures.adopted * age.for_adoption) /
                              std::max(1.0, stock - with_adopters);
        const double at_18 = a + 1 == ages_ ? figures.left_at_18 / stock : 0.0;
        const double to_adopters = placing(figures, grow, a) / std::max(1.0, stock - with_adopters);
        const bool adopted_later = a + 1 < ages_ && figures.ages[a + 1].for_adoption > 0.0;
        for (std::size_t p = 0; p < placements_; ++p) {
            const std::size_t s = state(a, p);
            mix_[s] = row[p];
            at_18_[s] = at_18 / days_in_year;
            national_.leaving[s] = ((p == adoption ? adopted : others) + at_18) / days_in_year;
            if (p != adoption) {
                national_.entries[s] = age.entries / entries * row[p] / elsewhere;
                for (std::size_t q = 0; q < adoption; ++q) {
                    if (q == p) continue;
                    national_.moves[s][state(a, q)] =
                        figures.moves * row[q] / elsewhere / days_in_year;
                }
                national_.moves[s][state(a, adoption)] = to_adopters / days_in_year;
            }
            if (a + 1 == ages_) continue;
            if (p != adoption || adopted_later) {
                national_.moves[s][state(a + 1, p)] = grow[a] / days_in_year;
                continue;
            }
            const auto& above = table[a + 1];
            const double places = std::accumulate(above.begin(), above.end() - 1, 0.0);
            for (std::size_t q = 0; q < adoption; ++q) {
                national_.moves[s][state(a + 1, q)] = grow[a] * above[q] / places / days_in_year;
            }
        }
    }
    const double all = std::accumulate(mix_.begin(), mix_.end(), 0.0);
    for (double& share : mix_) share /= all;
}

std::vector<double> MarkovCare::spread(const OwnCare& own) const {
    std::vector<double> children(mix_.size());
    std::vector<bool> known(ages_);
    double left = 1.0;
    double left_of_mix = 1.0;
    const auto share_of = [&](std::size_t first, std::size_t last) {
        const auto from = mix_.begin() + static_cast<std::ptrdiff_t>(state(first, 0));
        const auto to = mix_.begin() + static_cast<std::ptrdiff_t>(state(last + 1, 0));
        return std::accumulate(from, to, 0.0);
    };
    const auto fill = [&](std::size_t first, std::size_t last, double factor) {
        for (std::size_t s = state(first, 0); s < state(last + 1, 0); ++s) {
            children[s] = own.now * factor * mix_[s];
        }
    };
    for (const AgeShare& one : own.shares) {
        const double of_mix = share_of(one.first, one.last);
        fill(one.first, one.last, one.share / of_mix);
        std::fill(known.begin() + static_cast<std::ptrdiff_t>(one.first),
                  known.begin() + static_cast<std::ptrdiff_t>(one.last) + 1, true);
        left -= one.share;
        left_of_mix -= of_mix;
    }
    for (std::size_t a = 0; a < ages_; ++a) {
        if (!known[a]) fill(a, a, left / left_of_mix);
    }
    return children;
}

FlowChain MarkovCare::chain(const OwnCare& own) const {
    const std::vector<double> children = spread(own);
    FlowChain made = national_;
    for (double& entries : made.entries) entries *= own.starts / days_in_year;
    const double wanted = own.leaving * own.now / days_in_year;
    const double at_18 = std::inner_product(children.begin(), children.end(), at_18_.begin(), 0.0);
    const double all = leaving_rate(national_, children) * own.now;
    const double before_18 = std::max(0.0, wanted - at_18) / std::max(all - at_18, 1e-12);
    const double of_18 = at_18 > wanted ? wanted / at_18 : 1.0;
    for (std::size_t s = 0; s < made.states(); ++s) {
        made.leaving[s] = before_18 * (made.leaving[s] - at_18_[s]) + of_18 * at_18_[s];
    }
    return made;
}

std::vector<double> MarkovCare::forecast(const OwnCare& own,
                                         const std::vector<double>& days) const {
    const FlowChain rates = chain(own);
    const std::vector<double> now = spread(own);
    std::vector<double> made;
    for (const double day : days) {
        const std::vector<double> then = after_days(rates, now, day);
        made.push_back(std::accumulate(then.begin(), then.end(), 0.0));
    }
    return made;
}

}  // namespace kinflow::calibration
