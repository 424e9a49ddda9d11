#include "sim/scenario/lever_list.h"

namespace kinflow::scenario {

namespace {

constexpr Operation set = Operation::set;
constexpr Operation scale = Operation::scale;
constexpr Operation add = Operation::add;

Paths foster_places(const LeverContext& context, const std::string& of) {
    Paths paths;
    for (const model::PlacementType& type : context.baseline.placements.types) {
        const bool meant = of.empty() ? type.foster && type.places >= 0 : of == type.name;
        if (meant) paths.push_back("placements.types." + type.name + ".places");
    }
    return paths;
}

}  // namespace

std::vector<Lever> placement_levers() {
    using C = const LeverContext&;
    using S = const std::string&;
    return {
        {"foster_places",
         Of::placement_type,
         false,
         {set, scale, add},
         "the places of the placement type `of`, or of every type of foster care that has a limit; "
         "for types without households of their own",
         [](C c, S of) { return foster_places(c, of); },
         ""},
        {"foster_households",
         Of::placement_type,
         true,
         {set, scale, add},
         "the foster households of the placement type `of`, approved by then on top of those that "
         "come by enquiries",
         [](C, S of) { return Paths{"placements.types." + of + ".households.start"}; },
         ""},
        {"foster_recruitment",
         Of::placement_type,
         true,
         {set, scale, add},
         "the enquiries to foster for the placement type `of`",
         [](C, S of) { return Paths{"placements.types." + of + ".households.enquiries"}; },
         ""},
        {"foster_retention",
         Of::placement_type,
         true,
         {scale},
         "the rate at which households of the placement type `of` leave",
         [](C, S of) { return Paths{"placements.types." + of + ".households.deregistered"}; },
         ""},
        {"mockingbird",
         Of::placement_type,
         true,
         {scale},
         "the rate at which households of the placement type `of` leave, among the `reach` per "
         "cent "
         "that take part",
         [](C, S of) { return Paths{"placements.types." + of + ".households.deregistered"}; },
         "effects.mockingbird-deregistered"},
        {"residential_beds",
         Of::placement_type,
         true,
         {set, scale, add},
         "the places of the placement type `of`",
         [](C c, S of) { return foster_places(c, of); },
         ""},
    };
}

}  // namespace kinflow::scenario
