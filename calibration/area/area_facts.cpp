#include "calibration/area/area_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <span>

#include "calibration/area/authority_meant.h"
#include "calibration/backtest/stock_history.h"
#include "sim/core/errors.h"

namespace kinflow::calibration {

namespace {

constexpr int years_near = 3;
constexpr double jump = 0.2;  // of a year; a recording change makes such a step
constexpr std::size_t fewest_for_spread = 4;

using enum FigureId;

constexpr std::array state{population,   looked_after,    plans,          children_in_need,
                           care_leavers, workers_in_post, agency_workers, vacancies};
constexpr std::array outcomes{looked_after,
                              plans,
                              children_in_need,
                              referrals,
                              re_referral_share,
                              referrals_no_further_action_share,
                              assessments_not_in_need_share,
                              need_episodes_started,
                              need_episodes_ended,
                              plans_started,
                              second_plan_share,
                              looked_after_started,
                              looked_after_ceased,
                              adopted,
                              special_guardianship,
                              caseload};

/// Shares and caseloads do not grow with an authority.
bool counts(FigureId figure) {
    const std::string_view unit = spec_of(figure).unit;
    return unit != "percent" && figure != caseload;
}

/// Of one authority: the figure, for each child of the population when it counts something.
std::optional<double> rate_of(const StockHistory& history, std::size_t authority, FigureId figure,
                              int year) {
    const auto value = history.figures().value(authority, figure, year);
    if (!value || !counts(figure)) return value;
    const auto people = history.population(authority, year + spec_of(figure).lag);
    return people ? std::optional{*value / *people} : std::nullopt;
}

std::string why_absent(const PublishedFigures& figures, std::size_t authority, FigureId figure,
                       int year) {
    const PublishedFigure& cell = figures.at(authority, figure, year);
    const FigureSpec& spec = spec_of(figure);
    if (cell.line == 0) {
        return fmt::format("{} has no {} of {}", spec.file, spec.column, year);
    }
    return fmt::format("{}:{}: {} of {} is `{}`, {}", spec.file, cell.line, spec.column, year,
                       cell.code, meaning_of(cell.code));
}

void take_neighbours(const StockHistory& history, AreaFact& fact, std::size_t authority, int year,
                     bool take_value) {
    std::vector<double> rates;
    std::vector<std::size_t> whose;
    for (const std::size_t n : neighbours_of(history.figures(), authority)) {
        const auto rate = rate_of(history, n, fact.figure, year);
        if (!rate) continue;
        rates.push_back(*rate);
        whose.push_back(n);
    }
    if (rates.empty()) return;
    double sum = 0.0;
    for (const double rate : rates) sum += rate;
    const double mean = sum / static_cast<double>(rates.size());
    if (rates.size() >= fewest_for_spread && mean > 0.0) {
        double square = 0.0;
        int met = 0;
        for (const double rate : rates) {
            if (rate <= 0.0) continue;
            square += std::pow(std::log(rate / mean), 2.0);
            ++met;
        }
        if (met > 1) fact.spread = std::sqrt(square / (met - 1));
    }
    if (!take_value) return;
    fact.standing = Standing::neighbours;
    fact.year = year;
    const auto people = history.population(authority, year + spec_of(fact.figure).lag);
    fact.value = mean * (counts(fact.figure) ? people.value_or(0.0) : 1.0);
    fact.neighbours = std::move(whose);
}

/// The jump of a count from the year before, which may be one of recording.
std::string step_of(const PublishedFigures& figures, std::size_t authority, const AreaFact& fact) {
    const auto before = figures.value(authority, fact.figure, fact.year - 1);
    if (!counts(fact.figure) || !before || *before < 100.0) return {};
    const double change = fact.value / *before - 1.0;
    if (std::abs(change) < jump) return {};
    return fmt::format(
        "{:+.0f}% on the {:g} of the year before; if recording changed, need may not have",
        100.0 * change, *before);
}

std::optional<AreaFact> fact_of(const StockHistory& history, std::size_t authority, FigureId figure,
                                int year) {
    const PublishedFigures& figures = history.figures();
    AreaFact fact;
    fact.figure = figure;
    fact.wanted = fact.year = year;
    take_neighbours(history, fact, authority, year, false);
    if (const auto own = figures.value(authority, figure, year)) {
        fact.value = *own;
        fact.step = step_of(figures, authority, fact);
        return fact;
    }
    fact.absent = why_absent(figures, authority, figure, year);
    const auto take_own = [&](int near) {
        const auto own = figures.value(authority, figure, near);
        const auto made = figure == looked_after && !own
                              ? history.stock(Stock::looked_after, authority, near)
                              : std::nullopt;
        if (!own && !made) return false;
        fact.value = own ? *own : *made;
        fact.year = near;
        fact.standing = own ? Standing::other_year : Standing::worked_out;
        return true;
    };
    for (int away = 0; away <= years_near; ++away) {
        if (take_own(year - away) || take_own(year + away)) return fact;
    }
    for (int away = 0; away <= years_near; ++away) {
        for (const int near : {year - away, year + away}) {
            take_neighbours(history, fact, authority, near, true);
            if (fact.standing == Standing::neighbours && fact.value > 0.0) return fact;
        }
    }
    return std::nullopt;
}

std::string instead(const PublishedFigures& figures, const AreaFact& fact) {
    switch (fact.standing) {
        case Standing::own:
            return {};
        case Standing::worked_out:
            return fmt::format(
                "{:g} in {}, worked out from LACnum, LACnum_Start and LACceased of "
                "the year after",
                fact.value, fact.year);
        case Standing::other_year:
            return fmt::format("its own figure of {}, {:g}", fact.year, fact.value);
        case Standing::neighbours:
            return fmt::format("{:.4g}, the mean of {} statistical neighbours in {}: {}",
                               fact.value, fact.neighbours.size(), fact.year,
                               names_of(figures, fact.neighbours));
    }
    return {};
}

std::vector<AreaFact> gather(const StockHistory& history, std::size_t authority,
                             std::span<const FigureId> wanted, int year,
                             std::vector<std::string>& notes) {
    std::vector<AreaFact> facts;
    const bool none_yet = year > history.last_year();
    if (none_yet) {
        notes.push_back(
            fmt::format("the files end in {}: where they hold no figure of the year "
                        "after, that of {} is the target",
                        year - 1, year - 1));
    }
    for (const FigureId figure : wanted) {
        const int file_year = year - spec_of(figure).lag;
        auto fact = fact_of(history, authority, figure, file_year);
        if (!fact) {
            notes.push_back(why_absent(history.figures(), authority, figure, file_year) +
                            "; neither it nor its neighbours have one within three years: what the "
                            "base says stands");
            continue;
        }
        if (!fact->absent.empty() && !(none_yet && fact->year == year - 1)) {
            notes.push_back(fact->absent + "; in its place " + instead(history.figures(), *fact));
        }
        if (!fact->step.empty()) {
            notes.push_back(
                fmt::format("{} of {}: {}", spec_of(figure).label, fact->year, fact->step));
        }
        facts.push_back(std::move(*fact));
    }
    return facts;
}

std::string slug_of(std::string_view name) {
    std::string slug;
    for (const char c : name) {
        const auto u = static_cast<unsigned char>(c);
        if (std::isalnum(u) != 0) {
            slug += static_cast<char>(std::tolower(u));
        } else if (c != '\'' && c != '.' && !slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

const AreaFact* found_in(const std::vector<AreaFact>& facts, FigureId figure) {
    const auto found = std::find_if(facts.begin(), facts.end(),
                                    [&](const AreaFact& fact) { return fact.figure == figure; });
    return found == facts.end() ? nullptr : &*found;
}

}  // namespace

std::string AreaFact::key() const { return fmt::format("{}-{}", spec_of(figure).name, wanted); }

std::string AreaFact::document() const { return std::string{spec_of(figure).file}; }

std::string AreaFact::place(const PublishedFigures& figures, std::size_t authority) const {
    const FigureSpec& spec = spec_of(figure);
    const bool measure = spec.file == "lait.csv";
    std::string text = fmt::format("{} {}, year {}", measure ? "measure" : "column", spec.column,
                                   standing == Standing::worked_out ? year + 1 : year);
    if (standing == Standing::worked_out) {
        return text + ", less LACnum_Start and with LACceased, authority " +
               figures.authorities()[authority].code;
    }
    if (standing == Standing::neighbours) {
        text += fmt::format("; authorities {}, which sn_model_2025_wide.csv gives as neighbours",
                            names_of(figures, neighbours));
        return text + (counts(figure) ? "; rates by population_estimate" : "");
    }
    return text + fmt::format(", authority {}, line {}", figures.authorities()[authority].code,
                              figures.at(authority, figure, year).line);
}

std::string AreaFact::says(const PublishedFigures& figures, std::size_t authority) const {
    std::string text =
        fmt::format("{}, {}: {:.6g} {}", spec_of(figure).label,
                    figures.authorities()[authority].name, value, spec_of(figure).unit);
    if (standing != Standing::own) text += "; " + instead(figures, *this);
    return text + ".";
}

const AreaFact* AreaFacts::find(FigureId figure) const { return found_in(now, figure); }

const AreaFact* AreaFacts::following(FigureId figure) const { return found_in(afterwards, figure); }

AreaFacts gather_area(const PublishedFigures& figures, std::string_view la, int year) {
    AreaFacts facts;
    facts.year = year;
    facts.authority = authority_meant(figures, la, year, facts.notes);
    const Authority& authority = figures.authorities()[facts.authority];
    facts.name = fmt::format("{}-{}", slug_of(authority.name), year);
    const StockHistory history{figures};
    facts.now = gather(history, facts.authority, state, year, facts.notes);
    facts.afterwards = gather(history, facts.authority, outcomes, year + 1, facts.notes);
    if (facts.find(population) == nullptr) {
        core::Fault fault;
        fault.path = "--la";
        fault.message = fmt::format(
            "{} ({}) has no population in {} within three years of {}, and an area cannot be made "
            "without one{}",
            authority.name, authority.code, spec_of(population).file, year,
            successors_of(figures, facts.authority));
        throw core::InputError({fault});
    }
    return facts;
}

}  // namespace kinflow::calibration
