#include "sim/model/census.h"

#include <array>
#include <cmath>

#include "sim/model/adoption.h"
#include "sim/model/households.h"

namespace kinflow::model {

namespace {

/// Sweeps out the cases that have left their plan, and counts the others by the time on it so far.
void count_plans(World& world, Census& census) {
    static constexpr std::array<double, 4> bands{0.25, 0.5, 1.0, 2.0};  // years so far
    std::erase_if(world.on_plan, [&](const World::OnPlan& plan) {
        const Family& family = world.family(plan.family);
        return world.stage(family.stage).kind != StageKind::child_protection_plan ||
               family.entered != plan.since;
    });
    for (const World::OnPlan& plan : world.on_plan) {
        const double so_far = core::years_from_minutes(world.now - plan.since);
        std::size_t band = 0;
        while (band < bands.size() && so_far > bands[band]) ++band;
        census.plans_by_duration[band] += world.family(plan.family).in_case;
    }
}

void count_placements(const World& world, const CareRecord& record, int financial_year, double age,
                      Census& census) {
    ++census.looked_after_by_placement[record.placement.value];
    if (record.out_of_area) {
        ++census.looked_after_out_of_area;
        ++census.out_of_area_by_placement[record.placement.value];
    }
    if (record.home_district) ++census.looked_after_in_home_district;
    if (record.poor_match) ++census.looked_after_poor_match;
    if (record.waiting) {
        ++(record.status == LegalStatus::interim_care_order ? census.court_waiting
                                                            : census.awaiting_adoption_match);
    }
    // Three or more in the year to date; a record not touched this year holds one.
    if (record.year == financial_year && record.placements_in_year >= 3) ++census.placements_3_plus;
    const double in_care = core::years_from_minutes(world.now - record.entered);
    const double in_placement = core::years_from_minutes(world.now - record.placed);
    if (age < 16.0 && in_care >= 2.5) {
        ++census.stable_eligible;
        if (in_placement >= 2.0) ++census.stable_2y;
    }
}

void count_care(const World& world, Census& census) {
    const int year = core::financial_year(world.tables().calendar().date_of(world.now));
    for (const CareRecord& record : world.care) {
        if (!record.active) continue;
        if (record.leaving_care) {
            ++census.care_leavers;
            census.staying_put += record.staying_put ? 1 : 0;
            continue;
        }
        const Child& child = world.children[record.child.value];
        const double age = age_at(child, world.now);
        ++census.looked_after;
        ++census.looked_after_by_age[age_band(age)];
        ++census.looked_after_by_status[static_cast<std::size_t>(record.status)];
        if (world.families[child.family.value].unaccompanied) ++census.looked_after_unaccompanied;
        count_placements(world, record, year, age, census);
    }
}

TeamStaff staff_of(const World& world, const TeamState& team) {
    TeamStaff staff;
    for (const PostId id : team.posts) {
        const Post& post = world.posts[id.value];
        if (post.holder == Holder::abolished) continue;
        const auto fte = double{post.fte};
        staff.posts += fte;
        if (post.holder == Holder::permanent) {
            staff.permanent += fte;
            ++staff.permanent_workers;
        }
        if (post.holder == Holder::agency) staff.agency += fte;
        if (post.is_held() && !post.is_at_work(world.now)) staff.absent += fte;
    }
    staff.hours_available = team.hours_available();
    staff.hours_wanted = team.hours_wanted();
    staff.pace = team.pace();
    staff.also_held = team.also_held;
    return staff;
}

void count_teams(World& world, Census& census) {
    for (TeamState& team : world.teams) {
        census.team_cases.push_back(team.line.in_use());
        census.team_waiting.push_back(team.line.waiting_units());
        census.unallocated += team.line.waiting_units();
        for (const HeldCase& held : team.book()) {
            if (held.idle) census.unallocated += held.children;
        }
        census.staff.push_back(staff_of(world, team));
        const double worked = team.hours_worked(world.now);
        const auto hours = static_cast<int>(std::lround(worked - team.hours_at_census));
        world.count(Flow::hours_worked, hours, census.staff.size() - 1);
        team.hours_at_census = worked;
    }
}

void count_households(const World& world, Census& census) {
    for (const Homes& homes : world.homes) {
        for (const FosterHousehold& home : homes.households) {
            if (home.gone) continue;
            ++census.households[static_cast<std::size_t>(state_of(world, home))];
            census.foster_places += home.places;
            census.foster_places_filled += home.placed;
        }
    }
    census.adopters_waiting = adopters_waiting(world);
}

}  // namespace

void schedule_censuses(World& world) {
    const core::Calendar& calendar = world.tables().calendar();
    int month = calendar.month_index(world.now);
    while (true) {
        const core::Minute last = calendar.month_begin(++month) - 1;
        if (last >= world.end) return;
        world.schedule(last, EventKind::month_end, 0, 0);
    }
}

Census take_census(World& world) {
    Census census;
    census.month = world.tables().calendar().month_index(world.now);
    census.at_stage = world.at_stage;
    for (std::size_t i = 0; i < stage_kind_count; ++i) {
        if (is_need_episode(static_cast<StageKind>(i)))
            census.children_in_need += world.at_stage[i];
    }
    census.looked_after_by_placement.assign(world.places.size(), 0);
    census.out_of_area_by_placement.assign(world.places.size(), 0);
    count_care(world, census);
    count_households(world, census);
    count_plans(world, census);
    census.contact_backlog = world.waiting_at[static_cast<std::size_t>(StageKind::contact)];
    census.notifications_waiting = world.notifications_waiting;
    count_teams(world, census);
    world.costs.settle(world, world.now + 1);  // to the end of the month's last minute
    return census;
}

}  // namespace kinflow::model
