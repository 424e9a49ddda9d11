#include "sim/scenario/lever_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kinflow::scenario {
namespace {

constexpr Operation set = Operation::set;
constexpr Operation scale = Operation::scale;
constexpr Operation add = Operation::add;

Paths teams_of_kind(const LeverContext& context, model::StageKind kind) {
    Paths paths;
    for (const model::Stage& stage : context.baseline.pathway.stages) {
        if (stage.kind != kind || !stage.team) continue;
        const std::string path =
            "teams." + context.baseline.teams[stage.team.value].name + ".staff";
        if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
    }
    return paths;
}

/// The cuts of the routes that lead on from a stage, or only of those from `first` on.
Paths cuts_onward(const LeverContext& context, const model::Stage& stage) {
    Paths paths;
    for (std::size_t i = 0; i < stage.routes.size(); ++i) {
        const model::Route& route = stage.routes[i];
        const bool onward = context.baseline.pathway[route.to].kind != model::StageKind::closed;
        if (onward && std::isfinite(route.cut)) {
            paths.push_back(fmt::format("stages.{}.routes[{}].cut", stage.name, i));
        }
    }
    return paths;
}

Paths channels(const LeverContext& context, const std::string& of, bool unaccompanied, bool all) {
    Paths paths;
    for (const model::Channel& channel : context.baseline.channels) {
        const bool meant =
            of.empty() ? (all || channel.unaccompanied == unaccompanied) : of == channel.name;
        if (meant) paths.push_back("demand.channels." + channel.name + ".rate");
    }
    return paths;
}

Paths foster_places(const LeverContext& context, const std::string& of) {
    Paths paths;
    for (const model::PlacementType& type : context.baseline.placements.types) {
        const bool meant = of.empty() ? type.foster && type.places >= 0 : of == type.name;
        if (meant) paths.push_back("placements.types." + type.name + ".places");
    }
    return paths;
}

}  // namespace

const model::Stage* stage_of_kind(const LeverContext& context, model::StageKind kind) {
    for (const model::Stage& stage : context.baseline.pathway.stages) {
        if (stage.kind == kind) return &stage;
    }
    return nullptr;
}

const std::vector<Lever>& levers() {
    using C = const LeverContext&;
    using S = const std::string&;
    static const std::vector<Lever> table{
        {"threshold",
         Of::stage,
         true,
         {add},
         "the cuts of all routes that lead on from the stage `of`, by standard deviations (`add`), "
         "or so that `share` per cent of its cases go on to `route`",
         [](C c, S of) { return cuts_onward(c, c.baseline.pathway[c.baseline.pathway.find(of)]); },
         ""},
        {"staff",
         Of::team,
         true,
         {set, scale, add},
         "the posts of the team `of`; they are filled as the workforce says",
         [](C, S of) { return Paths{"teams." + of + ".staff"}; },
         ""},
        {"caseload_standard",
         Of::team,
         true,
         {set, scale, add},
         "the caseload standard of the team `of`",
         [](C, S of) { return Paths{"teams." + of + ".caseload_standard"}; },
         ""},
        {"turnover",
         Of::nothing,
         false,
         {scale},
         "the rate at which permanent workers leave",
         [](C, S) { return Paths{"workforce.grades.*.turnover"}; },
         ""},
        {"time_to_fill",
         Of::nothing,
         false,
         {scale},
         "the time to fill a post",
         [](C, S) { return Paths{"workforce.grades.*.time_to_fill"}; },
         ""},
        {"agency_cover",
         Of::nothing,
         false,
         {set, scale, add},
         "the share of vacancies for which an agency worker is found",
         [](C, S) { return Paths{"workforce.agency.cover"}; },
         ""},
        {"agency_cap",
         Of::nothing,
         false,
         {set, scale, add},
         "the largest share of social workers' posts that agency workers may hold",
         [](C, S) { return Paths{"workforce.agency.cap"}; },
         ""},
        {"newly_qualified",
         Of::nothing,
         false,
         {set, scale, add},
         "the share of recruits who are newly qualified",
         [](C, S) { return Paths{"workforce.newly_qualified.share"}; },
         ""},
        {"early_help_capacity",
         Of::nothing,
         false,
         {set, scale, add},
         "the staff of the early help stage's team",
         [](C c, S) { return teams_of_kind(c, model::StageKind::early_help); },
         ""},
        {"edge_of_care_capacity",
         Of::nothing,
         false,
         {set, scale, add},
         "the staff of the edge-of-care stage's team",
         [](C c, S) { return teams_of_kind(c, model::StageKind::edge_of_care); },
         ""},
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
        {"demand",
         Of::channel,
         false,
         {scale, add},
         "the rate of first contacts by the channel `of`, or by every channel",
         [](C c, S of) { return channels(c, of, false, true); },
         ""},
        {"unaccompanied_arrivals",
         Of::nothing,
         false,
         {scale, add},
         "the rate of unaccompanied asylum-seeking children",
         [](C c, S) { return channels(c, "", true, false); },
         ""},
        {"high_profile_case",
         Of::nothing,
         false,
         {scale},
         "the rate of first contacts by every channel but that of unaccompanied children; it must "
         "end (`to`)",
         [](C c, S) { return channels(c, "", false, false); },
         ""},
        {"notification_triage",
         Of::channel,
         true,
         {scale},
         "the rate of first contacts by the channel `of`, such as the police: the rest is screened "
         "out before it reaches the front door",
         [](C c, S of) { return channels(c, of, false, false); },
         ""},
        {"family_group_conferences",
         Of::nothing,
         false,
         {scale},
         "the cuts of the routes that lead into care from pre-proceedings, so that the share who "
         "enter falls as in the trial, among the `reach` per cent who are offered a conference",
         [](C c, S) {
             const model::Stage* stage = stage_of_kind(c, model::StageKind::pre_proceedings);
             return stage == nullptr ? Paths{} : cuts_onward(c, *stage);
         },
         "effects.fgc-looked-after"},
    };
    return table;
}

const Lever* find_lever(const std::string& name) {
    const auto found = std::find_if(levers().begin(), levers().end(),
                                    [&](const Lever& lever) { return lever.name == name; });
    return found == levers().end() ? nullptr : &*found;
}

std::string described(Of of) {
    switch (of) {
        case Of::nothing:
            return "";
        case Of::team:
            return "team";
        case Of::stage:
            return "stage";
        case Of::channel:
            return "channel";
        case Of::placement_type:
            return "placement type";
    }
    return "";
}

}  // namespace kinflow::scenario
