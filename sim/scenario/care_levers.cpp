#include "sim/scenario/lever_list.h"

namespace kinflow::scenario {

namespace {

constexpr Operation set = Operation::set;
constexpr Operation scale = Operation::scale;
constexpr Operation add = Operation::add;

}  // namespace

std::vector<Lever> care_levers() {
    using C = const LeverContext&;
    using S = const std::string&;
    return {
        {"reunification",
         Of::nothing,
         false,
         {scale},
         "every rate of returning home from care",
         [](C, S) { return Paths{"care.exits.return_home.rates"}; },
         ""},
        {"support_after_return",
         Of::nothing,
         false,
         {set, scale, add},
         "the share of returns home after which the family's case stays open",
         [](C, S) { return Paths{"care.support_after_return"}; },
         ""},
        {"special_guardianship",
         Of::nothing,
         false,
         {scale},
         "every rate of leaving care by special guardianship",
         [](C, S) { return Paths{"care.exits.special_guardianship.rates"}; },
         ""},
        {"adoption_time",
         Of::nothing,
         false,
         {scale},
         "the time of family finding and of placements for adoption",
         [](C, S) {
             return Paths{"care.family_finding", "care.adoption_placement"};
         },
         ""},
        {"court_duration",
         Of::nothing,
         false,
         {set, scale, add},
         "the mean time from the issue of care proceedings until they are ready for the final "
         "hearing",
         [](C, S) { return Paths{"care.proceedings.mean"}; },
         ""},
        {"court_hearings",
         Of::nothing,
         false,
         {set, scale, add},
         "the final hearings that the court can hold in a month",
         [](C, S) { return Paths{"care.hearings"}; },
         ""},
        {"adopters",
         Of::nothing,
         false,
         {set, scale, add},
         "the adopters approved in a year",
         [](C, S) { return Paths{"care.adopters.approved"}; },
         ""},
        {"staying_put",
         Of::nothing,
         false,
         {set, scale, add},
         "the share of those who turn 18 in a foster home who stay on in it",
         [](C, S) { return Paths{"care.staying_put"}; },
         ""},
        {"leaving_care_age",
         Of::nothing,
         false,
         {set, add},
         "the age until which care leavers are supported",
         [](C, S) { return Paths{"care.leaving_care_until"}; },
         ""},
    };
}

}  // namespace kinflow::scenario
