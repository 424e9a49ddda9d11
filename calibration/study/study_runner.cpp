#include "calibration/study/study_runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "calibration/study/remembered_need.h"
#include "results/recorder.h"
#include "sim/core/errors.h"
#include "sim/scenario/load_scenario.h"

namespace kinflow::calibration {

namespace {

constexpr std::size_t points_at_a_time = 48;

/// `until` cuts a run short: what the area says of later years, it does not say.
void check_until(const scenario::Study& study) {
    if (!study.until) return;
    const std::vector<std::filesystem::path> overlays(study.overlays.begin(), study.overlays.end());
    const scenario::Loaded area = scenario::load_scenario(study.baseline, overlays);
    if (!area.scenario || *study.until <= area.scenario->end) return;
    core::Fault fault = study.until_at;
    fault.message = fmt::format("{} is after the end of the baseline, {}",
                                core::to_iso(*study.until), core::to_iso(area.scenario->end));
    throw core::InputError({fault});
}

}  // namespace

StudyRunner::StudyRunner(const scenario::Study& study, std::uint64_t seed, int threads,
                         const std::string& posterior)
    : study_{study},
      seed_{seed},
      threads_{threads},
      posterior_{posterior},
      perceived_{remembered_need(seed)},
      points_{scenario::study_ends(study, posterior)},
      ends_{points_.load(perceived_)} {
    if (!ends_.baseline) throw core::InputError(std::move(ends_.faults));
    check_until(study);
    ends_.policies.clear();
    layout_ = results::make_layout(*ends_.baseline);
}

void StudyRunner::open() {
    if (!posterior_.empty()) return;
    compiled_ = std::make_unique<model::Compiled>(*ends_.baseline);
    openings_ = std::make_unique<run::Openings>(*compiled_, seed_,
                                                run::Histories::of(run::Histories::most), threads_);
}

void StudyRunner::run_some(const std::vector<std::vector<double>>& points,
                           const run::DesignOptions& options, const run::DesignHooks& hooks) const {
    std::vector<std::vector<double>> changed;
    std::vector<std::size_t> arms;  // 0 is the baseline
    for (const std::vector<double>& point : points) {
        if (!point.empty()) changed.push_back(point);
        arms.push_back(point.empty() ? 0 : changed.size());
    }
    const scenario::StudyPoints some{study_, changed, posterior_};
    if (!posterior_.empty()) {
        const auto members = static_cast<int>(source().posterior()->members.size());
        const auto make = [&](int place) {
            const auto member = static_cast<std::size_t>(place);
            auto loaded = some.load_member(member, remembered_need(seed_));
            if (!loaded.baseline) throw core::InputError(std::move(loaded.faults));
            return std::make_unique<const run::CompiledArms>(
                std::move(*loaded.baseline), std::move(loaded.policies), seed_,
                run::Histories::of_member(place, members));
        };
        return run::run_design(members, make, arms, options, hooks);
    }
    scenario::LoadedComparison loaded = some.load(perceived_);
    if (!loaded.baseline) throw core::InputError(std::move(loaded.faults));
    std::vector<std::unique_ptr<model::Timeline>> timelines;
    timelines.push_back(std::make_unique<model::Timeline>(*compiled_));
    for (const model::Policy& policy : loaded.policies) {
        timelines.push_back(std::make_unique<model::Timeline>(*compiled_, policy.phases));
    }
    std::vector<const model::Timeline*> at;
    at.reserve(arms.size());
    for (const std::size_t arm : arms) at.push_back(timelines[arm].get());
    run::run_design(at, *openings_, options, hooks);
}

std::vector<bool> StudyRunner::take_known(const std::vector<std::vector<double>>& points,
                                          std::size_t from, std::size_t to, std::size_t outputs,
                                          int first_replication, int replications,
                                          Responses& responses) const {
    std::vector<bool> known((to - from) * static_cast<std::size_t>(replications), false);
    if (store_ == nullptr) return known;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const std::size_t point = from + i / static_cast<std::size_t>(replications);
        const std::size_t replication = i % static_cast<std::size_t>(replications);
        auto numbers =
            store_->find(points[point], first_replication + static_cast<int>(replication), outputs);
        if (!numbers) continue;
        responses[point][replication] = std::move(*numbers);
        known[i] = true;
    }
    return known;
}

Responses StudyRunner::run(const std::vector<std::vector<double>>& points,
                           const std::vector<Slots>& outputs, int first_replication,
                           int replications,
                           const std::function<void(const run::Progress&)>& done) const {
    Responses responses(points.size(),
                        std::vector<std::vector<double>>(static_cast<std::size_t>(replications)));
    const int all = static_cast<int>(points.size()) * replications;
    for (std::size_t from = 0; from < points.size(); from += points_at_a_time) {
        const std::size_t to = std::min(points.size(), from + points_at_a_time);
        std::vector<bool> known = take_known(points, from, to, outputs.size(), first_replication,
                                             replications, responses);
        if (std::ranges::find(known, false) == known.end()) continue;
        run::DesignHooks hooks;
        hooks.known = [&](std::size_t point, int replication) {
            return known[point * static_cast<std::size_t>(replications) +
                         static_cast<std::size_t>(replication)];
        };
        hooks.listen = [this](std::size_t) {
            return std::make_unique<results::Recorder>(*ends_.baseline, layout_);
        };
        // Each task writes to a place of its own, so the order in which they end says nothing.
        hooks.keep = [&](std::size_t point, int replication, model::Observer& observer) {
            const results::Record record = static_cast<results::Recorder&>(observer).finish();
            auto& values = responses[from + point][static_cast<std::size_t>(replication)];
            for (const Slots& output : outputs) values.push_back(output.read(record));
            if (store_ == nullptr) return;
            store_->add(points[from + point], first_replication + replication, values);
        };
        const int before = static_cast<int>(from) * replications;
        if (done) {
            hooks.progress = [&](const run::Progress& p) {
                const double each = p.done < p.wanted ? p.seconds_left / (p.wanted - p.done) : 0.0;
                done({before + p.done, all, each * (all - before - p.done)});
            };
        }
        const auto begin = points.begin();
        run_some(
            {begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to)},
            {seed_, first_replication, replications, threads_}, hooks);
    }
    return responses;
}

}  // namespace kinflow::calibration
