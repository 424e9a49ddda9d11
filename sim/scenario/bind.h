#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/scenario.h"
#include "sim/scenario/fault_list.h"
#include "sim/scenario/read.h"
#include "sim/scenario/register.h"

namespace kinflow::scenario {

/// Each reads one checked section into the model's structs and gathers the faults that only several
/// keys together can have.
void bind_pathway(const Reader& pathway, const Reader& teams, FaultList& faults,
                  model::Pathway& out);
void bind_area(const Reader& area, const Register& evidence, FaultList& faults,
               model::Scenario& out);
void bind_workforce(const Reader& workforce, FaultList& faults, model::WorkforceParameters& out);
void bind_teams(const Reader& teams, const Reader& grades, FaultList& faults,
                std::vector<model::Team>& out);
/// Once the pathway and the channels are bound.
void check_teams_used(const Reader& teams, const model::Scenario& scenario, FaultList& faults);
void bind_demand(const Reader& demand, const Reader& teams, FaultList& faults,
                 std::vector<model::Channel>& out);
void bind_families(const Reader& families, FaultList& faults, model::FamilyParameters& out);
void bind_need(const Reader& need, model::NeedParameters& out);
void bind_care(const Reader& care, FaultList& faults, model::CareParameters& out);
void bind_placements(const Reader& placements, FaultList& faults, model::PlacementParameters& out);
void bind_households(const Reader& reader, const std::string& path, FaultList& faults,
                     std::optional<model::HouseholdParameters>& out);
void bind_adopters(const Reader& reader, FaultList& faults,
                   std::optional<model::AdopterParameters>& out);
void bind_districts(const Reader& districts, FaultList& faults, std::vector<model::District>& out);
/// Finds the printed stocks of children for whom there are not enough places that can be used.
void check_places(const Reader& stocks, const model::StartStocks& printed,
                  const model::PlacementParameters& placements, FaultList& faults);
void bind_start_stocks(const Reader& stocks, const Reader& types, FaultList& faults,
                       model::StartStocks& out);
/// Once teams, grades and placement types are bound: their prices are brought to the price base.
void bind_costs(const Reader& costs, FaultList& faults, model::Scenario& out);
void bind_targets(const Reader& targets, const Register& evidence, FaultList& faults,
                  std::vector<model::Target>& out);

/// Finds the stages whose kind must be there exactly once, and then, unless the pathway has other
/// faults that would only repeat themselves, the stages that nothing reaches and those that no way
/// leads from to the closed stage. `stages` gives the places.
void join_pathway(const Reader& stages, bool sound, FaultList& faults, model::Pathway& pathway);

/// Position of a name among a map's names; none when it is not there.
template <class Id>
[[nodiscard]] Id index_in(const Reader& map, const std::string& name) {
    const auto& names = map.node().keys;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return Id{i};
    }
    return Id::none();
}

/// A list of numbers as an array; what is missing is 0, what is too much is dropped (both are
/// faults that the checker has reported).
template <std::size_t Size>
[[nodiscard]] std::array<double, Size> array_of(const std::vector<double>& values) {
    std::array<double, Size> out{};
    for (std::size_t i = 0; i < Size && i < values.size(); ++i) out[i] = values[i];
    return out;
}

/// The enumerator of a word; the first when it is no word of the enumeration.
template <class Enum>
[[nodiscard]] Enum enum_of(const std::string& word, Enum last) {
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
        if (model::name_of(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
    }
    return Enum{};
}

}  // namespace kinflow::scenario
