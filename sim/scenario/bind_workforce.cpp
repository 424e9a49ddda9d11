#include <cmath>

#include "sim/scenario/bind.h"

namespace kinflow::scenario {
namespace {

void bind_grades(const Reader& grades, FaultList& faults, std::vector<model::Grade>& out) {
    if (!grades.node().is_map()) return;
    if (grades.size() == 0) {
        faults.add(grades.node().place, "workforce.grades", "at least one grade is needed");
    }
    for (std::size_t i = 0; i < grades.size(); ++i) {
        const Reader reader = grades.item(i);
        model::Grade grade;
        grade.name = grades.name(i);
        grade.label = reader["label"].text();
        grade.pay = reader["pay"].number();
        grade.pay_year = reader["pay"]["prices"].whole();
        grade.caseload = reader["caseload"].number(1.0);
        grade.turnover = reader["turnover"].number();
        grade.time_to_fill = reader["time_to_fill"].duration();
        grade.agency = reader["agency"].boolean(false);
        out.push_back(std::move(grade));
    }
}

void bind_grade_shares(const Reader& shares, const Reader& grades, const std::string& path,
                       FaultList& faults, std::vector<double>& out) {
    if (!shares.node().is_map()) return;
    out.assign(grades.size(), 0.0);
    double sum = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto grade = index_in<core::Index<model::Grade>>(grades, shares.name(i));
        if (grade) out[grade.value] = shares.item(i).number();
        sum += shares.item(i).number();
    }
    constexpr double slack = 1e-6;
    if (std::abs(sum - 1.0) > slack) {
        faults.add(shares.node().place, path + ".grades", "the shares must add up to 1");
    }
}

}  // namespace

void bind_workforce(const Reader& workforce, FaultList& faults, model::WorkforceParameters& out) {
    if (!workforce.node().is_map()) return;
    bind_grades(workforce["grades"], faults, out.grades);
    const Reader time = workforce["time"];
    out.time = {time["week"].number(), time["leave"].number(), time["training"].number(),
                time["direct_share"].number()};
    out.sickness = {workforce["sickness"]["spells"].number(),
                    workforce["sickness"]["length"].duration()};
    const Reader agency = workforce["agency"];
    out.agency = {agency["cover"].number(), agency["time_to_cover"].duration(),
                  agency["turnover"].number(), agency["cap"].number(1.0),
                  agency["premium"].number()};
    const Reader start = workforce["start"];
    out.start = {start["vacant"].number(), start["agency"].number()};
    const Reader part_time = workforce["part_time"];
    out.part_time_share = part_time["share"].number();
    out.part_time_fte = part_time["fte"].number(1.0);
    out.recruitment = workforce["recruitment"].number(1.0);
    out.overload_slope = workforce["overload"].number();
    const Reader newly = workforce["newly_qualified"];
    out.newly_qualified_share = newly["share"].number();
    out.newly_qualified_load = newly["caseload"].number();
    out.newly_qualified_years = newly["length"].number();
    out.reallocation = workforce["reallocation"].duration();
    out.change_of_worker = workforce["change_of_worker"].number();
}

void bind_teams(const Reader& teams, const Reader& grades, FaultList& faults,
                std::vector<model::Team>& out) {
    if (!teams.node().is_map()) return;
    for (std::size_t i = 0; i < teams.size(); ++i) {
        const Reader reader = teams.item(i);
        const std::string path = "teams." + teams.name(i);
        model::Team team;
        team.name = teams.name(i);
        team.label = reader["label"].text();
        team.full_time_equivalents = reader["staff"].number();
        team.caseload_standard = reader["caseload_standard"].number();
        team.social_work = reader["social_work"].boolean(true);
        team.rule = enum_of(reader["rule"].text(), model::Rule::stretch);
        team.ceiling = reader["ceiling"].number(1.0);
        bind_grade_shares(reader["grades"], grades, path, faults, team.grade_shares);
        if ((team.rule == model::Rule::stretch) != reader.has("ceiling")) {
            faults.add(reader.node().place, path + ".ceiling",
                       "a team with `rule: stretch` has a ceiling, and no other team");
        }
        out.push_back(std::move(team));
    }
}

void check_teams_used(const Reader& teams, const model::Scenario& scenario, FaultList& faults) {
    std::vector<bool> used(scenario.teams.size(), false);
    const auto use = [&](model::TeamId team) {
        if (team && team.value < used.size()) used[team.value] = true;
    };
    for (const model::Stage& stage : scenario.pathway.stages) {
        use(stage.team);
        for (const model::AlsoHeldBy& also : stage.also) use(also.team);
    }
    for (const model::Channel& channel : scenario.channels) use(channel.team);
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i]) continue;
        faults.add(teams.item(i).node().place, "teams." + scenario.teams[i].name,
                   "no stage of the pathway and no channel uses this team");
    }
}

}  // namespace kinflow::scenario
