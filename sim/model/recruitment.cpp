#include "sim/model/recruitment.h"

#include "sim/model/returns.h"
#include "sim/model/workforce.h"

namespace kinflow::model {

namespace {

void seek_permanent(World& world, PostId id, const Grade& grade) {
    Post& post = world.post(id);
    core::Stream draws = luck(world.seed, Purpose::recruitment,
                              post_entity(post.team.value, post.place), post.vacancies);
    if (draws.uniform() >= world.scenario().workforce.recruitment) return;
    post.advertised = true;
    const core::Minute at =
        end_of(world.tables().calendar(), world.now, grade.time_to_fill, draws.uniform());
    world.schedule(at, EventKind::post, id.value, static_cast<std::uint32_t>(PostChange::filled));
}

void seek_agency(World& world, PostId id) {
    Post& post = world.post(id);
    const AgencyParameters& agency = world.scenario().workforce.agency;
    core::Stream draws =
        luck(world.seed, Purpose::cover, post_entity(post.team.value, post.place), post.vacancies);
    if (draws.uniform() >= agency.cover) return;
    const StaffInUse& in_use = world.social_workers;
    if (in_use.agency + double{post.fte} > agency.cap * (in_use.all + double{post.fte})) return;
    post.agency_due = true;
    const core::Minute at =
        end_of(world.tables().calendar(), world.now, agency.time_to_cover, draws.uniform());
    world.schedule(at, EventKind::post, id.value,
                   post.holders << 3U | static_cast<std::uint32_t>(PostChange::agency_starts));
}

}  // namespace

void advertise(World& world, PostId id) {
    const auto& grades = world.scenario().workforce.grades;
    if (grades.empty()) return;
    const Post& post = world.post(id);
    const Grade& grade = grades[post.grade];
    if (!post.advertised) seek_permanent(world, id, grade);
    if (post.holder == Holder::nobody && !post.agency_due && grade.agency) seek_agency(world, id);
}

void fill_post(World& world, PostId id) {
    if (world.post(id).holder == Holder::agency) vacate_post(world, id);
    Post& post = world.post(id);
    post.advertised = false;
    post.agency_due = false;
    core::Stream draws = luck(world.seed, Purpose::recruitment,
                              post_entity(post.team.value, post.place), post.vacancies, 1);
    take_post(world, id, Holder::permanent, draws.uniform());
    world.count(Flow::worker_starters, 1, post.team.value);
}

}  // namespace kinflow::model
