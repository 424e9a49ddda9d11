#include <algorithm>

#include "sim/scenario/lever_list.h"

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

}  // namespace

std::vector<Lever> workforce_levers() {
    using C = const LeverContext&;
    using S = const std::string&;
    return {
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
    };
}

}  // namespace kinflow::scenario
