#include "sim/model/workforce.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/model/allocation.h"
#include "sim/model/casework.h"
#include "sim/model/recruitment.h"
#include "sim/model/returns.h"

namespace kinflow::model {

namespace {

constexpr double months_per_year = 12.0;

const Grade* grade_of(const World& world, const Post& post) {
    const auto& grades = world.scenario().workforce.grades;
    return grades.empty() ? nullptr : &grades[post.grade];
}

core::Stream luck_of(const World& world, Purpose purpose, const Post& post, std::uint32_t draw) {
    return luck(world.seed, purpose, post_entity(post.team.value, post.place), draw);
}

void schedule_change(World& world, PostId id, core::Minute at, PostChange change) {
    const std::uint32_t holders = world.post(id).holders;
    world.schedule(at, EventKind::post, id.value,
                   holders << 3U | static_cast<std::uint32_t>(change));
}

/// How far beyond what is planned a worker's load is: by cases or by hours, whichever is worse. 1,
/// twice what is planned, is the most that counts.
double overload(const World& world, const Post& post) {
    const double cases = post.capacity > 0.0F ? post.cases / double{post.capacity} : 0.0;
    const double pace = std::max(0.1, world.team(post.team).pace());
    return std::clamp(std::max(cases, 1.0 / pace) - 1.0, 0.0, 1.0);
}

/// A month's chance, evenly over the month. The luck is the holder's and the month's.
void consider_leaving(World& world, PostId id) {
    const Post& post = world.post(id);
    const Grade* grade = grade_of(world, post);
    if (grade == nullptr) return;
    const WorkforceParameters& workforce = world.scenario().workforce;
    const double rate = post.holder == Holder::agency ? workforce.agency.turnover : grade->turnover;
    const double hazard =
        rate * std::exp(workforce.overload_slope * overload(world, post)) / months_per_year;
    const int month = world.tables().calendar().month_index(world.now);
    core::Stream draws = luck_of(world, Purpose::turnover, post,
                                 post.holders << 12U | static_cast<std::uint32_t>(month & 0xFFF));
    const double limit = draws.exponential();
    if (limit >= hazard) return;
    const double when = limit / hazard;
    schedule_change(world, id,
                    core::later(world.now, core::minutes_from_years(when / months_per_year)),
                    PostChange::leaving);
}

void schedule_sickness(World& world, PostId id) {
    const double spells = world.scenario().workforce.sickness.spells;
    if (spells <= 0.0) return;
    Post& post = world.post(id);
    core::Stream draws = luck_of(world, Purpose::sickness, post, ++post.spells);
    schedule_change(world, id,
                    core::later(world.now, core::minutes_from_years(draws.exponential() / spells)),
                    PostChange::falling_ill);
}

void fall_ill(World& world, PostId id) {
    Post& post = world.post(id);
    core::Stream draws = luck_of(world, Purpose::sickness, post, post.spells);
    draws.exponential();  // when the spell began
    post.absent_until = end_of(world.tables().calendar(), world.now,
                               world.scenario().workforce.sickness.length, draws.uniform());
    schedule_change(world, id, post.absent_until, PostChange::back);
}

/// What the post's holder can do now; the team's sums follow.
void refresh_post(World& world, PostId id) {
    Post& post = world.post(id);
    const Team& team = world.scenario().teams[post.team.value];
    const Grade* grade = grade_of(world, post);
    double capacity = post.is_held() ? post.fte * team.caseload_standard : 0.0;
    if (grade != nullptr) capacity *= grade->caseload;
    if (post.newly_qualified_until > world.now) {
        capacity *= world.scenario().workforce.newly_qualified_load;
    }
    post.capacity = static_cast<float>(capacity);
    const bool at_work = post.is_at_work(world.now);
    TeamState& state = world.team(post.team);
    state.caseload -= double{post.capacity_at_work};
    state.fte -= double{post.fte_at_work};
    post.capacity_at_work = at_work ? post.capacity : 0.0F;
    post.fte_at_work = at_work ? post.fte : 0.0F;
    state.caseload += double{post.capacity_at_work};
    state.fte += double{post.fte_at_work};
    update_load(world, id);
}

void apply_capacity(World& world, TeamId id) {
    TeamState& state = world.team(id);
    const Team& team = world.scenario().teams[id.value];
    const double stretch = team.rule == Rule::stretch ? team.ceiling : 1.0;
    state.line.set_capacity(static_cast<int>(std::lround(std::max(0.0, state.caseload) * stretch)));
    const double hours = world.scenario().workforce.time.casework();
    state.have(world.now, std::max(0.0, state.fte) * hours);
}

}  // namespace

void refresh_team(World& world, TeamId id) {
    if (world.limits == Limits::none) return;
    for (const PostId post : world.team(id).posts) refresh_post(world, post);
    apply_capacity(world, id);
}

void take_post(World& world, PostId id, Holder holder, double newly_qualified_luck) {
    Post& post = world.post(id);
    const WorkforceParameters& workforce = world.scenario().workforce;
    post.holder = holder;
    ++post.holders;
    world.employ(post, 1);
    post.since = world.now;
    post.absent_until = long_ago;
    const bool newly_qualified =
        holder == Holder::permanent && newly_qualified_luck < workforce.newly_qualified_share;
    post.newly_qualified_until =
        newly_qualified
            ? core::later(world.now, core::minutes_from_years(workforce.newly_qualified_years))
            : long_ago;
    schedule_sickness(world, id);
}

void vacate_post(World& world, PostId id) {
    lose_worker(world, id);
    Post& post = world.post(id);
    world.employ(post, -1);
    if (post.holder == Holder::permanent) ++post.vacancies;
    post.holder = Holder::nobody;
    post.since = world.now;
    post.absent_until = long_ago;
}

bool is_current(const Post& post, std::uint32_t version) {
    if (post.holder == Holder::abolished) return false;
    const auto change = static_cast<PostChange>(version & 7U);
    if (change == PostChange::filled) return post.advertised;
    return version >> 3U == (post.holders & (core::EventList::max_version >> 3U));
}

void change_post(World& world, PostId id, PostChange change) {
    const TeamId team = world.post(id).team;
    switch (change) {
        case PostChange::leaving:
            if (world.post(id).holder == Holder::permanent) {
                world.count(Flow::worker_leavers, 1, team.value);
            }
            vacate_post(world, id);
            advertise(world, id);
            break;
        case PostChange::falling_ill:
            fall_ill(world, id);
            break;
        case PostChange::back:
            schedule_sickness(world, id);
            break;
        case PostChange::filled:
            fill_post(world, id);
            break;
        case PostChange::agency_starts:
            world.post(id).agency_due = false;
            take_post(world, id, Holder::agency, 1.0);
            break;
    }
    refresh_post(world, id);
    apply_capacity(world, team);
    serve_waiting(world, team);
}

void review_workforce(World& world) {
    for (std::uint32_t i = 0; i < world.posts.size(); ++i) {
        const Post& post = world.posts[i];
        if (post.is_held()) consider_leaving(world, PostId{i});
        if (post.holder == Holder::nobody || post.holder == Holder::agency) {
            advertise(world, PostId{i});
        }
    }
    for (std::uint32_t team = 0; team < world.teams.size(); ++team) {
        refresh_team(world, TeamId{team});
        serve_waiting(world, TeamId{team});
    }
}

void start_workforce(World& world) {
    for (std::uint32_t i = 0; i < world.posts.size(); ++i) {
        const Post& post = world.posts[i];
        if (post.is_held()) schedule_sickness(world, PostId{i});
        if (post.holder == Holder::nobody || post.holder == Holder::agency) {
            advertise(world, PostId{i});
        }
    }
    const core::Calendar& calendar = world.tables().calendar();
    for (int month = calendar.month_index(world.now) + 1;; ++month) {
        const core::Minute first = calendar.month_begin(month);
        if (first >= world.end) return;
        world.schedule(first, EventKind::month_begin, 0, 0);
    }
}

}  // namespace kinflow::model
