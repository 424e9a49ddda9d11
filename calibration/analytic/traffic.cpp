#include "calibration/analytic/traffic.h"

#include <Eigen/LU>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace kinflow::calibration {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double days_a_year = 365.25;

double arrivals(const model::Scenario& scenario) {
    double sum = 0.0;
    for (const model::Channel& channel : scenario.channels) sum += channel.families_per_10000;
    return sum;
}

/// Mean of all rates at which children leave care, over bands of time and age.
double leaving_rate(const model::Scenario& scenario) {
    double sum = 0.0;
    double count = 0.0;
    for (const model::ExitHazard& exit : scenario.care.exits) {
        for (const model::ByAge& row : exit.rates) {
            sum += std::accumulate(row.begin(), row.end(), 0.0);
            count += static_cast<double>(row.size());
        }
    }
    return count > 0.0 ? sum / count : 0.0;
}

bool in_care(model::StageKind kind) {
    return kind == model::StageKind::looked_after || kind == model::StageKind::care_proceedings;
}

double ratio_or_one(double a, double b) { return a > 0.0 && b > 0.0 ? a / b : 1.0; }

}  // namespace

TrafficFlows solve_traffic(const std::vector<std::vector<double>>& shares,
                           const std::vector<double>& outside, const std::vector<double>& days,
                           std::size_t closed) {
    const auto n = static_cast<Eigen::Index>(shares.size());
    Eigen::MatrixXd balance = Eigen::MatrixXd::Identity(n, n);
    Eigen::VectorXd from_outside(n);
    for (Eigen::Index s = 0; s < n; ++s) {
        const auto from = static_cast<std::size_t>(s);
        from_outside[s] = outside[from];
        if (from == closed) continue;
        for (Eigen::Index t = 0; t < n; ++t) {
            balance(t, s) -= shares[from][static_cast<std::size_t>(t)];
        }
    }
    const Eigen::VectorXd entered = balance.partialPivLu().solve(from_outside);
    TrafficFlows flows;
    flows.left = shares;
    for (Eigen::Index s = 0; s < n; ++s) {
        flows.entered.push_back(std::max(0.0, entered[s]));
        flows.stock.push_back(flows.entered.back() * days[static_cast<std::size_t>(s)] /
                              days_a_year);
    }
    return flows;
}

Traffic::Traffic(const model::Scenario& simulated, run::TrafficCensus census)
    : simulated_{simulated}, census_{std::move(census)} {
    for (auto& seen : census_.perceived) std::sort(seen.begin(), seen.end());
    base_ = flows(simulated);
}

std::vector<double> Traffic::gate_shares(const model::Scenario& scenario, std::size_t stage) const {
    const auto& seen = census_.perceived[stage];
    const auto& routes = scenario.pathway.stages[stage].routes;
    // A family's need moves with its level, and with it all that workers perceive.
    const double shift = scenario.need.level_mean - simulated_.need.level_mean;
    const auto above = [&](double cut) {
        const auto from = std::lower_bound(seen.begin(), seen.end(), cut - shift);
        return static_cast<double>(seen.end() - from) / static_cast<double>(seen.size());
    };
    std::vector<double> shares(routes.size(), nan);
    if (seen.empty()) return shares;
    double next = 0.0;
    for (std::size_t r = routes.size(); r-- > 0;) {
        if (routes[r].when != model::Condition::any) continue;
        const double here = above(routes[r].cut);
        shares[r] = std::max(0.0, here - next);
        next = std::max(next, here);
    }
    return shares;
}

double Traffic::share_of(const model::Scenario& scenario, std::size_t stage,
                         model::Outcome outcome) const {
    const auto shares = gate_shares(scenario, stage);
    const auto& routes = scenario.pathway.stages[stage].routes;
    double sum = 0.0;
    for (std::size_t r = 0; r < routes.size(); ++r) {
        if (routes[r].outcome == outcome && !std::isnan(shares[r])) sum += shares[r];
    }
    return sum;
}

TrafficFlows Traffic::flows(const model::Scenario& scenario) const {
    const auto& stages = scenario.pathway.stages;
    const std::size_t closed = scenario.pathway.closed.value;
    std::vector<std::vector<double>> shares = census_.moved;
    std::vector<double> outside = census_.moved[closed];
    std::vector<double> days = census_.days;
    const double demand = ratio_or_one(arrivals(scenario), arrivals(simulated_));
    for (double& children : outside) children *= demand;
    outside[closed] = 0.0;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        const auto now = gate_shares(scenario, s);
        const auto then = gate_shares(simulated_, s);
        std::vector<double> to_now(stages.size(), 0.0);
        std::vector<double> to_then(stages.size(), 0.0);
        for (std::size_t r = 0; r < now.size(); ++r) {
            if (std::isnan(now[r])) continue;
            to_now[stages[s].routes[r].to.value] += now[r];
            to_then[stages[s].routes[r].to.value] += then[r];
        }
        double sum = 0.0;
        for (std::size_t t = 0; t < stages.size(); ++t) {
            if (s == closed) shares[s][t] = 0.0;
            shares[s][t] *= to_then[t] > 0.0 ? to_now[t] / to_then[t] : 1.0;
            sum += shares[s][t];
        }
        for (double& share : shares[s]) share = sum > 0.0 ? share / sum : 0.0;
        days[s] *= in_care(stages[s].kind)
                       ? ratio_or_one(leaving_rate(simulated_), leaving_rate(scenario))
                       : ratio_or_one(stages[s].duration.distribution.mean(),
                                      simulated_.pathway.stages[s].duration.distribution.mean());
        // A plan that a review prolongs is one stay of several, each as likely to be the last.
        const double stays_now = to_now[s];
        const double stays_then = to_then[s];
        const bool one_stay = census_.moved[s][s] > 0.0;
        if (!one_stay && stays_then < 0.98)
            days[s] *= (1.0 - stays_then) / std::max(0.02, 1.0 - stays_now);
    }
    return solve_traffic(shares, outside, days, closed);
}

double Traffic::ratio(const model::Target& target, const model::Scenario& scenario,
                      const TrafficFlows& flows) const {
    const auto& stages = scenario.pathway.stages;
    const auto sum_of = [&](const std::vector<double>& by_stage, auto&& chosen) {
        double sum = 0.0;
        for (std::size_t s = 0; s < stages.size(); ++s) {
            if (chosen(stages[s].kind)) sum += by_stage[s];
        }
        return sum;
    };
    const auto entered = [&](model::StageKind kind) {
        const auto is = [kind](model::StageKind k) { return k == kind; };
        return sum_of(flows.entered, is) / sum_of(base_.entered, is);
    };
    const double years = static_cast<double>((target.to - scenario.start).count()) / days_a_year;
    const auto stock = [&](auto&& chosen) {
        const double then = sum_of(base_.stock, chosen);
        const double now = sum_of(flows.stock, chosen);
        const double stay = then / std::max(1e-9, sum_of(base_.entered, chosen));
        return 1.0 + (now / then - 1.0) * (1.0 - std::exp(-std::max(0.0, years) / stay));
    };
    const auto outcome = [&](std::size_t stage, model::Outcome what) {
        return share_of(scenario, stage, what) / share_of(simulated_, stage, what);
    };
    const auto stage_of = [&](model::StageKind kind) {
        const auto found = std::find_if(stages.begin(), stages.end(),
                                        [&](const model::Stage& s) { return s.kind == kind; });
        return static_cast<std::size_t>(found - stages.begin());
    };
    using model::Outcome;
    using model::StageKind;
    const std::string& measure = target.measure;
    const std::size_t contact = scenario.pathway.contact.value;
    if (!target.level.empty()) return nan;
    if (measure == "contacts") return entered(StageKind::contact);
    if (measure == "referrals") return entered(StageKind::referral);
    if (measure == "child_protection_plans_started") {
        return entered(StageKind::child_protection_plan);
    }
    if (measure == "section_47_enquiries") return entered(StageKind::section_47_enquiry);
    if (measure == "contacts_advice_share") return outcome(contact, Outcome::advice);
    if (measure == "contacts_no_further_action_share") {
        return outcome(contact, Outcome::no_further_action);
    }
    if (measure == "contacts_to_assessment_share") {
        const std::size_t referral = stage_of(StageKind::referral);
        if (referral == stages.size()) return nan;
        return flows.left[contact][referral] / base_.left[contact][referral];
    }
    const auto share_at = [&](StageKind kind, Outcome what) {
        const std::size_t stage = stage_of(kind);
        return stage == stages.size() ? nan : outcome(stage, what);
    };
    if (measure == "referrals_no_further_action_share") {
        return share_at(StageKind::referral, Outcome::no_further_action);
    }
    if (measure == "assessments_not_in_need_share") {
        return share_at(StageKind::assessment, Outcome::not_in_need);
    }
    if (measure == "children_in_need_count") return stock(model::is_need_episode);
    if (measure == "child_protection_plan_count") {
        return stock([](StageKind k) { return k == StageKind::child_protection_plan; });
    }
    if (measure == "looked_after_count") return stock(in_care);
    return nan;
}

}  // namespace kinflow::calibration
