#include "sim/model/allocation.h"

#include <algorithm>

#include "sim/model/care.h"
#include "sim/model/casework.h"
#include "sim/model/need.h"
#include "sim/model/returns.h"
#include "sim/model/stay.h"

namespace kinflow::model {

namespace {

bool is_child(std::uint32_t customer) { return (customer & child_customer) != 0U; }
ChildId child_of(std::uint32_t customer) { return ChildId{customer & ~child_customer}; }

/// The worker with the lowest load, the first of equals; none when nobody can take a case.
PostId choose_worker(const TeamState& team) {
    if (team.loads.empty()) return {};
    const std::size_t least = team.loads.least();
    return team.loads[least] == core::LeastOf::none ? PostId::none() : team.posts[least];
}

void meet_worker(World& world, std::uint32_t customer) {
    const auto meet = [](Child& child) {
        child.workers = static_cast<std::uint8_t>(std::min(255, child.workers + 1));
    };
    if (is_child(customer)) return meet(world.child(child_of(customer)));
    for (Child& child : world.children_of(world.family(FamilyId{customer}))) {
        if (is_at_home(child, world.now)) meet(child);
    }
}

/// The case joins the worker's list.
void take_over(World& world, TeamState& team, std::uint32_t place, PostId id) {
    HeldCase& held = team.at(place);
    held.worker = id;
    if (!id) return;
    Post& post = world.post(id);
    held.next = post.first_case;
    held.previous = not_held;
    if (held.next != not_held) team.at(held.next).previous = place;
    post.first_case = place;
    post.cases += held.children;
    update_load(world, id);
    meet_worker(world, held.customer);
}

void hand_back(World& world, TeamState& team, std::uint32_t place) {
    HeldCase& held = team.at(place);
    if (!held.worker) return;
    const PostId id = held.worker;
    Post& post = world.post(id);
    (held.previous == not_held ? post.first_case : team.at(held.previous).next) = held.next;
    if (held.next != not_held) team.at(held.next).previous = held.previous;
    held.worker = PostId::none();
    post.cases -= held.children;
    update_load(world, id);
}

/// When the next worker takes the case over, not before `earliest`: the luck is the child's or the
/// family's.
void schedule_reallocation(World& world, std::uint32_t customer, core::Minute earliest) {
    std::uint64_t entity = 0;
    std::uint32_t workers = 0;
    std::uint32_t version = 0;
    if (is_child(customer)) {
        const Child& child = world.child(child_of(customer));
        entity = luck_of(world, child);
        workers = child.workers;
        version = child.spells;
    } else {
        const Family& family = world.family(FamilyId{customer});
        entity = family.entity;
        workers = world.child(family.first_child).workers;
        version = stay_address(family);
    }
    core::Stream draws = luck(world.seed, Purpose::reallocation, entity, workers);
    const core::Minute at = end_of(world.tables().calendar(), world.now,
                                   world.scenario().workforce.reallocation, draws.uniform());
    world.schedule(std::max(at, earliest), EventKind::reallocation, customer, version);
}

/// The case that waits for another worker; null when it has gone on, or has one.
HeldCase* idle_case(World& world, std::uint32_t customer, std::uint32_t version) {
    TeamId team;
    std::uint32_t held = not_held;
    if (is_child(customer)) {
        const Child& child = world.child(child_of(customer));
        if (!child.care || child.spells != version) return nullptr;
        const CareRecord& record = world.record(child.care);
        team = world.stage(stage_of(world, record)).team;
        held = record.held;
    } else {
        const Family& family = world.family(FamilyId{customer});
        if ((stay_address(family) & core::EventList::max_version) != version) return nullptr;
        team = team_for(world, family, world.stage(family.stage));
        held = family.held;
    }
    if (!team || held == not_held) return nullptr;
    HeldCase& found = world.team(team).at(held);
    return found.idle ? &found : nullptr;
}

}  // namespace

void update_load(World& world, PostId id) {
    const Post& post = world.post(id);
    float load = core::LeastOf::none;
    if (post.is_at_work(world.now) && post.capacity > 0.0F) {
        load = (static_cast<float>(post.cases) + 0.5F) / post.capacity;
    }
    world.team(post.team).loads.set(post.place, load);
}

std::uint32_t hold_case(World& world, TeamId team_id, std::uint32_t customer, int children,
                        double hours_a_week, bool duty) {
    TeamState& team = world.team(team_id);
    HeldCase held;
    held.customer = customer;
    held.children = static_cast<std::uint8_t>(children);
    held.hours_a_week = static_cast<float>(hours_a_week);
    const std::uint32_t place = team.enter(held);
    if (!duty) take_over(world, team, place, choose_worker(team));
    team.want(world.now, held.hours_a_week);
    return place;
}

void strike_case(World& world, TeamId team_id, std::uint32_t place) {
    TeamState& team = world.team(team_id);
    HeldCase& held = team.at(place);
    if (!held.idle) team.want(world.now, -held.hours_a_week);
    hand_back(world, team, place);
    team.strike(place);
}

void change_children(World& world, TeamId team_id, std::uint32_t place, int change) {
    TeamState& team = world.team(team_id);
    HeldCase& held = team.at(place);
    const int before = held.children;
    held.children = static_cast<std::uint8_t>(before + change);
    if (held.worker) {
        world.post(held.worker).cases += change;
        update_load(world, held.worker);
    }
    change_hours(world, team_id, place,
                 static_cast<double>(held.hours_a_week) * (before + change) / before);
}

void change_hours(World& world, TeamId team_id, std::uint32_t place, double hours_a_week) {
    TeamState& team = world.team(team_id);
    HeldCase& held = team.at(place);
    const float before = held.hours_a_week;
    held.hours_a_week = static_cast<float>(hours_a_week);
    if (!held.idle) team.want(world.now, double{held.hours_a_week} - double{before});
}

void lose_worker(World& world, PostId post) {
    TeamState& team = world.team(world.post(post).team);
    while (world.post(post).first_case != not_held) {
        const std::uint32_t place = world.post(post).first_case;
        hand_back(world, team, place);
        HeldCase& held = team.at(place);
        held.idle = true;
        if (is_child(held.customer)) {
            world.record(world.child(child_of(held.customer)).care).allocated = false;
        } else {
            interrupt_stay(world, FamilyId{held.customer});
        }
        team.want(world.now, -held.hours_a_week);
        schedule_reallocation(world, held.customer, world.now);
    }
}

void reallocate(World& world, std::uint32_t customer, std::uint32_t version) {
    HeldCase* const held = idle_case(world, customer, version);
    if (held == nullptr) return;
    TeamId team_id;
    if (is_child(customer)) {
        const CareRecord& record = world.record(world.child(child_of(customer)).care);
        team_id = world.stage(stage_of(world, record)).team;
    } else {
        const Family& family = world.family(FamilyId{customer});
        team_id = team_for(world, family, world.stage(family.stage));
    }
    TeamState& team = world.team(team_id);
    const PostId post = choose_worker(team);
    // Nobody is there: a small team may be empty for weeks, and the case has its luck again.
    if (!post) return schedule_reallocation(world, customer, world.now + core::minutes_per_day);
    take_over(world, team, static_cast<std::uint32_t>(held - &team.at(0)), post);
    held->idle = false;
    team.want(world.now, held->hours_a_week);
    world.count(Flow::worker_changes, held->children, team_id.value);
    if (is_child(customer)) {
        world.record(world.child(child_of(customer)).care).allocated = true;
    } else {
        resume_stay(world, FamilyId{customer});
    }
}

}  // namespace kinflow::model
