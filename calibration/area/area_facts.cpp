#include "calibration/area/area_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include "calibration/area/authority_meant.h"
#include "calibration/area/fact_of_figure.h"
#include "calibration/backtest/stock_history.h"
#include "sim/core/errors.h"

namespace kinflow::calibration {

namespace {

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
