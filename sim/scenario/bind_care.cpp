#include "sim/scenario/bind.h"

namespace kinflow::scenario {
namespace {

/// A table by bands of time has one row more than there are breaks between the bands.
void check_bands(std::size_t found, std::size_t breaks, const Node& node, const std::string& path,
                 FaultList& faults) {
    if (node.kind == Node::Kind::null || breaks == 0 || found == breaks + 1) return;
    const Node* values = node.find("values");
    faults.add(values == nullptr ? node.place : values->place, path + ".values",
               "found " + std::to_string(found) + " bands of time; " + std::to_string(breaks + 1) +
                   " are needed, one more than time_bands has numbers");
}

void bind_exits(const Reader& exits, std::size_t breaks, FaultList& faults,
                std::vector<model::ExitHazard>& out) {
    for (std::size_t i = 0; i < exits.size(); ++i) {
        const Reader reader = exits.item(i);
        model::ExitHazard hazard;
        hazard.reason = enum_of(reader["reason"].text(), model::CareExit::eighteenth_birthday);
        hazard.status = enum_of(reader["status"].text(), model::LegalStatus::placement_order);
        for (const auto& row : reader["rates"].rows()) {
            hazard.rates.push_back(array_of<model::age_band_count>(row));
        }
        check_bands(hazard.rates.size(), breaks, reader["rates"].node(),
                    join("care.exits", i) + ".rates", faults);
        out.push_back(std::move(hazard));
    }
}

void bind_court(const Reader& court, FaultList& faults, model::CourtOutcomes& out) {
    out.placement_order = array_of<model::age_band_count>(court["placement_order"].numbers());
    out.special_guardianship =
        array_of<model::age_band_count>(court["special_guardianship"].numbers());
    out.return_home = array_of<model::age_band_count>(court["return_home"].numbers());
    constexpr double slack = 1e-9;
    for (std::size_t age = 0; age < model::age_band_count; ++age) {
        const double sum =
            out.placement_order[age] + out.special_guardianship[age] + out.return_home[age];
        if (sum > 1.0 + slack) {
            faults.add(court.node().place, "care.court",
                       "the three shares of age band " + std::to_string(age + 1) +
                           " add up to more than 1");
        }
    }
}

std::vector<model::PlacementTypeId> types_named(const Reader& names, const Reader& types) {
    std::vector<model::PlacementTypeId> named;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto id = index_in<model::PlacementTypeId>(types, names.item(i).text());
        if (id) named.push_back(id);
    }
    return named;
}

void bind_type(const Reader& reader, const Reader& types, std::size_t breaks,
               const std::string& path, FaultList& faults, model::PlacementType& type) {
    type.label = reader["label"].text();
    type.foster = reader["foster"].boolean(false);
    type.for_adoption = reader["for_adoption"].boolean(false);
    const Reader places = reader["places"];
    type.places = places.node().is_scalar() ? -1 : places.whole();
    type.residential = reader["residential"].boolean(false);
    type.provider = enum_of(reader["provider"].text(), model::Provider::parents);
    type.growth = reader["growth"].number();
    bind_households(reader["households"], path + ".households", faults, type.households);
    const Reader kin = reader["kin_available"];
    if (kin.present()) type.kin_available = array_of<model::age_band_count>(kin.numbers());
    if ((type.households || type.kin_available) && type.places >= 0) {
        faults.add(places.node().place, path + ".places",
                   "must be `unlimited`, since the households decide how many places there are");
    }
    if (type.households && type.kin_available) {
        faults.add(kin.node().place, path + ".kin_available",
                   "a type has `households` or `kin_available`, not both");
    }
    type.out_of_area = reader["out_of_area"].number();
    type.preference = array_of<model::age_band_count>(reader["preference"].numbers());
    type.move_rates = reader["moves"].numbers();
    check_bands(type.move_rates.size(), breaks, reader["moves"].node(), path + ".moves", faults);
    type.fall_back = types_named(reader["fall_back"], types);
    type.only_after = types_named(reader["only_after"], types);
}

/// What comes before a type must be open to the children whom the type takes.
void check_order(const Reader& types, FaultList& faults, const model::PlacementParameters& all) {
    for (std::size_t i = 0; i < all.types.size(); ++i) {
        const auto& before = all.types[i].only_after;
        for (std::size_t k = 0; k < before.size(); ++k) {
            const model::PlacementType& type = all.types[before[k].value];
            if (before[k].value != i && !type.for_adoption && !type.kin_available) continue;
            faults.add(types.item(i)["only_after"].item(k).node().place,
                       join("placements.types." + all.types[i].name + ".only_after", k),
                       "`" + type.name + "` cannot come before `" + all.types[i].name +
                           "`; another type is needed that is neither for adoption nor of family "
                           "and friends");
        }
    }
}

}  // namespace

void bind_care(const Reader& care, FaultList& faults, model::CareParameters& out) {
    out.siblings_together = care["siblings_together"].number();
    out.proceedings_share = array_of<model::age_band_count>(care["proceedings_share"].numbers());
    out.time_breaks = care["time_bands"].numbers();
    bind_exits(care["exits"], out.time_breaks.size(), faults, out.exits);
    out.proceedings = care["proceedings"].duration();
    if (care.has("proceedings_before")) {
        out.proceedings_before = care["proceedings_before"].duration();
    }
    bind_court(care["court"], faults, out.court);
    out.family_finding = care["family_finding"].duration();
    out.adoption_placement = care["adoption_placement"].duration();
    out.leaving_care_until_age = care["leaving_care_until"].number();
    out.support_after_exit_share = care["support_after_return"].number();
    out.hearings = care["hearings"].number(-1.0);
    bind_adopters(care["adopters"], faults, out.adopters);
    out.staying_put = care["staying_put"].number();
    out.staying_put_until_age = care["staying_put_until"].number(21.0);
    out.in_education = care["in_education"].number();
}

void bind_placements(const Reader& placements, FaultList& faults, model::PlacementParameters& out) {
    out.time_breaks = placements["time_bands"].numbers();
    const Reader types = placements["types"];
    if (!types.node().is_map()) return;
    for (std::size_t i = 0; i < types.size(); ++i) {
        model::PlacementType type;
        type.name = types.name(i);
        bind_type(types.item(i), types, out.time_breaks.size(), "placements.types." + type.name,
                  faults, type);
        out.types.push_back(std::move(type));
    }
    check_order(types, faults, out);
    if (placements.has("matching")) {
        out.matching = {placements["matching"]["age_tolerance"].number(),
                        placements["matching"]["poor_match_moves"].number(1.0)};
    }
}

}  // namespace kinflow::scenario
