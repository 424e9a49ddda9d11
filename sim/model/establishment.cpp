#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/model/allocation.h"
#include "sim/model/casework.h"
#include "sim/model/recruitment.h"
#include "sim/model/workforce.h"

namespace kinflow::model {

namespace {

constexpr double least_fte = 0.01;

double established(const World& world, TeamId team) {
    double fte = 0.0;
    for (const PostId id : world.team(team).posts) {
        const Post& post = world.posts[id.value];
        if (post.holder != Holder::abolished) fte += double{post.fte};
    }
    return fte;
}

/// A team's posts by grade, full-time equivalents, for choosing the next one's.
class GradeMix {
  public:
    GradeMix(const World& world, TeamId team)
        : shares_{world.scenario().teams[team.value].grade_shares}, has_(shares_.size(), 0.0) {
        for (const PostId id : world.team(team).posts) {
            const Post& post = world.posts[id.value];
            if (post.holder != Holder::abolished) add(post);
        }
    }
    void add(const Post& post) {
        all_ += double{post.fte};
        if (!has_.empty()) has_[post.grade] += double{post.fte};
    }
    /// The grade of which the team has least, for its share.
    [[nodiscard]] std::uint8_t next() const {
        std::size_t next = 0;
        for (std::size_t grade = 1; grade < has_.size(); ++grade) {
            if (missing(grade) > missing(next)) next = grade;
        }
        return static_cast<std::uint8_t>(next);
    }

  private:
    [[nodiscard]] double missing(std::size_t grade) const {
        return shares_[grade] * (all_ + 1.0) - has_[grade];
    }

    const std::vector<double>& shares_;
    std::vector<double> has_;
    double all_ = 0.0;
};

/// Every so many posts one is part-time, evenly along the list.
double fte_of_place(const WorkforceParameters& workforce, std::size_t place) {
    const double share = workforce.part_time_share;
    const auto n = static_cast<double>(place);
    return std::floor((n + 1.0) * share) > std::floor(n * share) ? workforce.part_time_fte : 1.0;
}

void add_posts(World& world, TeamId team, double fte) {
    GradeMix mix{world, team};
    while (fte >= least_fte) {
        Post post;
        post.team = team;
        post.place = static_cast<std::uint32_t>(world.team(team).posts.size());
        post.fte =
            static_cast<float>(std::min(fte, fte_of_place(world.scenario().workforce, post.place)));
        post.grade = mix.next();
        post.since = world.now;
        fte -= double{post.fte};
        mix.add(post);
        world.team(team).posts.push_back(PostId{static_cast<std::uint32_t>(world.posts.size())});
        world.team(team).loads.push_back(core::LeastOf::none);
        world.posts.push_back(post);
    }
}

/// Posts that are vacant and those of agency workers on the first day: every so many along the
/// list of social workers' posts, from a place that the luck draws.
void staff_at_start(World& world) {
    const StaffAtStart& start = world.scenario().workforce.start;
    double all = 0.0;
    for (const Post& post : world.posts) {
        if (world.scenario().teams[post.team.value].social_work) all += double{post.fte};
    }
    core::Stream draws = luck(world.seed, Purpose::establishment, 0, 0);
    const double vacant_share = all > 0.0 ? std::min(1.0, start.vacant / all) : 0.0;
    double vacant = draws.uniform();
    double agency = draws.uniform();
    const auto passes_one = [](double& sum, double step) {
        const double before = std::floor(sum);
        sum += step;
        return std::floor(sum) > before;
    };
    for (std::uint32_t i = 0; i < world.posts.size(); ++i) {
        Post& post = world.posts[i];
        const Team& team = world.scenario().teams[post.team.value];
        if (team.social_work && passes_one(vacant, vacant_share)) continue;
        const bool by_agency = team.social_work && passes_one(agency, start.agency_share);
        post.holder = by_agency ? Holder::agency : Holder::permanent;
        post.holders = 1;
        world.employ(post, 1);
        if (by_agency) continue;
        // How long the worker has been in post: as under a steady turnover.
        core::Stream own =
            luck(world.seed, Purpose::establishment, post_entity(post.team.value, post.place), 1);
        const auto& workforce = world.scenario().workforce;
        const double turnover =
            workforce.grades.empty() ? 0.0 : workforce.grades[post.grade].turnover;
        const double years = turnover > 0.0 ? own.exponential() / turnover : 100.0;
        post.since = world.now - core::minutes_from_years(std::min(years, 100.0));
        if (own.uniform() < workforce.newly_qualified_share) {
            post.newly_qualified_until =
                core::later(post.since, core::minutes_from_years(workforce.newly_qualified_years));
        }
    }
}

/// Vacant posts go first, then those of agency workers, then those of the last to come.
PostId next_to_go(const World& world, TeamId team) {
    const auto rank = [&](PostId id) {
        const Post& post = world.posts[id.value];
        const int kind = post.holder == Holder::nobody ? 0 : post.holder == Holder::agency ? 1 : 2;
        return std::tuple{kind, -std::int64_t{post.since}, -std::int64_t{post.place}};
    };
    PostId first;
    for (const PostId id : world.team(team).posts) {
        if (world.posts[id.value].holder == Holder::abolished) continue;
        if (!first || rank(id) < rank(first)) first = id;
    }
    return first;
}

void abolish_posts(World& world, TeamId team, double fte) {
    while (fte >= least_fte) {
        const PostId id = next_to_go(world, team);
        if (!id) return;
        Post& post = world.post(id);
        if (double{post.fte} > fte + least_fte) {
            world.employ(post, -1);
            post.fte -= static_cast<float>(fte);
            world.employ(post, 1);
            return;
        }
        fte -= double{post.fte};
        if (post.is_held()) {
            if (post.holder == Holder::permanent) {
                world.count(Flow::worker_leavers, 1, team.value);
            }
            vacate_post(world, id);
        }
        world.post(id).holder = Holder::abolished;
    }
}

}  // namespace

void establish_posts(World& world) {
    const auto& teams = world.scenario().teams;
    for (std::uint32_t i = 0; i < teams.size(); ++i) {
        TeamState& team = world.teams[i];
        if (world.limits == Limits::none) {
            team.line.set_capacity(std::numeric_limits<int>::max() / 2);
            team.have(world.now, std::numeric_limits<double>::infinity());
        } else {
            add_posts(world, TeamId{i}, teams[i].full_time_equivalents);
        }
    }
    if (world.limits == Limits::none) return;
    staff_at_start(world);
    for (std::uint32_t i = 0; i < teams.size(); ++i) refresh_team(world, TeamId{i});
}

void follow_establishment(World& world) {
    if (world.limits == Limits::none) return;
    const auto& teams = world.scenario().teams;
    for (std::uint32_t i = 0; i < teams.size(); ++i) {
        const TeamId team{i};
        const double change = teams[i].full_time_equivalents - established(world, team);
        const std::size_t before = world.posts.size();
        if (change > 0.0) add_posts(world, team, change);
        if (change < 0.0) abolish_posts(world, team, -change);
        for (auto post = static_cast<std::uint32_t>(before); post < world.posts.size(); ++post) {
            // Where nothing is said of workers, a post has one from the first day.
            if (world.scenario().workforce.grades.empty()) {
                world.posts[post].holder = Holder::permanent;
            } else {
                advertise(world, PostId{post});
            }
        }
        refresh_team(world, team);
        serve_waiting(world, team);
    }
}

}  // namespace kinflow::model
