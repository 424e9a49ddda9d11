#include <cmath>
#include <numeric>

#include "sim/scenario/bind.h"

namespace kinflow::scenario {
namespace {

std::vector<double> weights_of(const Reader& weights, const std::string& path, FaultList& faults) {
    std::vector<double> values = weights.numbers();
    if (weights.present() && std::accumulate(values.begin(), values.end(), 0.0) <= 0.0) {
        faults.add(weights.node().place, path, "at least one weight must be above 0");
    }
    return values;
}

void bind_ages(const Reader& ages, const std::string& path, FaultList& faults,
               std::vector<model::ApprovedAges>& out) {
    double sum = 0.0;
    for (const auto& row : ages.rows()) {
        if (row.size() != 3) return;
        if (row[0] >= row[1] || row[1] > 18.0 || row[0] != std::floor(row[0]) ||
            row[1] != std::floor(row[1])) {
            faults.add(ages.node().place, path,
                       "a row must begin with two whole ages, the first below the second, and the "
                       "second at most 18");
        }
        out.push_back({row[0], row[1], row[2]});
        sum += row[2];
    }
    if (ages.present() && sum <= 0.0) {
        faults.add(ages.node().place, path, "at least one weight must be above 0");
    }
}

/// Places of a type on the first day that can be used, as far as they are expected.
double usable_places(const model::PlacementType& type) {
    if (!type.households) return type.places;
    double weights = 0.0;
    double places = 0.0;
    for (std::size_t i = 0; i < type.households->places.size(); ++i) {
        weights += type.households->places[i];
        places += type.households->places[i] * static_cast<double>(i + 1);
    }
    const double each = weights > 0.0 ? places / weights : 0.0;
    return type.households->start * (1.0 - type.households->unused) * each;
}

bool has_limit(const model::PlacementType& type) {
    return type.households.has_value() || type.places >= 0;
}

std::string rounded(double value) { return std::to_string(std::lround(value)); }

}  // namespace

void bind_households(const Reader& reader, const std::string& path, FaultList& faults,
                     std::optional<model::HouseholdParameters>& out) {
    if (!reader.present()) return;
    model::HouseholdParameters made;
    made.start = reader["start"].whole();
    made.places = weights_of(reader["approved_places"], path + ".approved_places", faults);
    bind_ages(reader["approved_ages"], path + ".approved_ages", faults, made.ages);
    made.takes_siblings = reader["takes_siblings"].number();
    made.takes_unrelated = reader["takes_unrelated"].number();
    made.unused = reader["unused"].number();
    made.suits = reader["suits"].number(1.0);
    made.enquiries = reader["enquiries"].number();
    made.approved_share = reader["approved_share"].number();
    made.approval = reader["approval"].duration();
    made.deregistered = reader["deregistered"].number();
    made.rest_share = reader["rest_share"].number();
    made.rest = reader["rest"].duration();
    out = std::move(made);
}

void bind_adopters(const Reader& reader, FaultList& faults,
                   std::optional<model::AdopterParameters>& out) {
    if (!reader.present()) return;
    model::AdopterParameters made;
    made.start = reader["start"].whole();
    made.approved = reader["approved"].number();
    made.withdrawn = reader["withdrawn"].number();
    made.change_of_plan = reader["change_of_plan"].number();
    made.oldest = array_of<model::age_band_count>(
        weights_of(reader["oldest"], "care.adopters.oldest", faults));
    made.children = weights_of(reader["children"], "care.adopters.children", faults);
    out = std::move(made);
}

void bind_districts(const Reader& districts, FaultList& faults, std::vector<model::District>& out) {
    if (!districts.present() || !districts.node().is_map()) return;
    double sum = 0.0;
    for (std::size_t i = 0; i < districts.size(); ++i) {
        const Reader reader = districts.item(i);
        out.push_back({districts.name(i), reader["label"].text(), reader["weight"].number()});
        sum += out.back().weight;
    }
    constexpr std::size_t most = 255;
    if (out.empty() || out.size() > most || sum <= 0.0) {
        faults.add(districts.node().place, "districts",
                   "between 1 and 255 districts are needed, at least one of a weight above 0");
    }
}

void check_places(const Reader& stocks, const model::StartStocks& printed,
                  const model::PlacementParameters& placements, FaultList& faults) {
    const Reader looked_after = stocks["looked_after"];
    const Reader shares = stocks["placement_shares"];
    double all = 0.0;
    bool limited = !placements.types.empty();
    for (std::size_t i = 0; i < placements.types.size(); ++i) {
        const model::PlacementType& type = placements.types[i];
        if (!has_limit(type)) {
            limited = false;
            continue;
        }
        const double places = usable_places(type);
        all += places;
        if (i >= printed.placement_shares.size()) continue;
        const double children = printed.placement_shares[i] * printed.looked_after;
        if (children <= places + 0.5) continue;
        const Node* share = shares.node().find(type.name);
        faults.add(share != nullptr ? share->place : shares.node().place,
                   "start_stocks.placement_shares." + type.name,
                   "the share is " + rounded(children) + " of " +
                       std::to_string(printed.looked_after) + " children looked after, but only " +
                       rounded(places) + " places can be used");
    }
    if (limited && looked_after.present() && printed.looked_after > all + 0.5) {
        faults.add(looked_after.node().place, "start_stocks.looked_after",
                   std::to_string(printed.looked_after) + " children are looked after, but only " +
                       rounded(all) + " places can be used in all types of placement together");
    }
}

}  // namespace kinflow::scenario
