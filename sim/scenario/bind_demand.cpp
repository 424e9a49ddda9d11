#include <numeric>

#include "sim/scenario/bind.h"

namespace kinflow::scenario {
namespace {

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

void need_some_weight(const Reader& weights, const std::string& path, FaultList& faults) {
    const auto values = weights.numbers();
    if (!values.empty() && sum_of(values) <= 0.0) {
        faults.add(weights.node().place, path, "at least one weight must be above 0");
    }
}

/// Months as written are weights relative to each other; the model wants a mean of 1.
std::array<double, 12> profile_of(const Reader& months) {
    std::array<double, 12> profile{};
    profile.fill(1.0);
    const auto values = months.numbers();
    const double sum = sum_of(values);
    if (values.size() != profile.size() || sum <= 0.0) return profile;
    for (std::size_t i = 0; i < profile.size(); ++i) profile[i] = values[i] * 12.0 / sum;
    return profile;
}

void bind_shocks(const Reader& shocks, const std::string& path, FaultList& faults,
                 std::vector<model::DemandShock>& out) {
    for (std::size_t i = 0; i < shocks.size(); ++i) {
        const Reader reader = shocks.item(i);
        const model::DemandShock shock{reader["from"].date(), reader["to"].date(),
                                       reader["multiplier"].number()};
        if (reader.has("from") && reader.has("to") && shock.to <= shock.from) {
            faults.add(reader["to"].node().place, join(path, i) + ".to",
                       core::to_iso(shock.to) + " is not after " + core::to_iso(shock.from));
        }
        out.push_back(shock);
    }
}

}  // namespace

void bind_demand(const Reader& demand, const Reader& teams, FaultList& faults,
                 std::vector<model::Channel>& out) {
    const Reader channels = demand["channels"];
    if (!channels.node().is_map()) return;
    if (channels.size() == 0) {
        faults.add(channels.node().place, "demand.channels", "at least one channel is needed");
    }
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const Reader reader = channels.item(i);
        const std::string path = "demand.channels." + channels.name(i);
        model::Channel channel;
        channel.name = channels.name(i);
        channel.label = reader["label"].text();
        channel.families_per_10000 = reader["rate"].number();
        channel.domestic_abuse = reader["domestic_abuse"].boolean(false);
        channel.team = index_in<model::TeamId>(teams, reader["team"].text());
        channel.trend = reader["trend"].number();
        channel.month_profile = profile_of(reader["months"]);
        channel.age_mix = array_of<model::age_band_count>(reader["ages"].numbers());
        channel.unaccompanied = reader["unaccompanied"].boolean(false);
        need_some_weight(reader["months"], path + ".months", faults);
        need_some_weight(reader["ages"], path + ".ages", faults);
        bind_shocks(reader["shocks"], path + ".shocks", faults, channel.shocks);
        out.push_back(std::move(channel));
    }
}

void bind_families(const Reader& families, FaultList& faults, model::FamilyParameters& out) {
    out.size_weights = families["sizes"].numbers();
    need_some_weight(families["sizes"], "families.sizes", faults);
    out.sibling_gap_years = families["sibling_gap"].number();
    out.disabled_share = families["disabled_share"].number();
    out.leave_area_rate = families["leave_area_rate"].number();
}

void bind_need(const Reader& need, model::NeedParameters& out) {
    out.level_mean = need["level"].part("mean");
    out.level_sd = need["level"].part("sd");
    out.shock_mean = need["shock"].number();
    out.unserved_fall = need["unserved_fall"].number();
    out.infant = need["infant"].number();
    const Reader incidents = need["incidents"];
    out.incident_rate = incidents["rate"].number();
    out.incident_slope = incidents["slope"].number();
    out.incident_limit = incidents["limit"].number();
}

}  // namespace kinflow::scenario
