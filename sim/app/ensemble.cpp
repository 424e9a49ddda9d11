#include "sim/app/ensemble.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "calibration/study/remembered_need.h"
#include "results/manifest.h"
#include "sim/core/errors.h"
#include "sim/core/statistics.h"

namespace kinflow::app {

namespace {

std::vector<std::string> warnings_of(const scenario::ComparisonSource& source, int used) {
    const scenario::Posterior& posterior = *source.posterior();
    std::vector<std::string> warnings;
    if (!posterior.scenario_hash.empty() &&
        posterior.scenario_hash != results::scenario_hash(source.area_text())) {
        warnings.push_back(
            "The area, or a file that it names, has changed since the posterior was made: its "
            "values may no longer fit.");
    }
    if (!posterior.version.empty() && posterior.version != KINFLOW_VERSION) {
        warnings.push_back(fmt::format("The posterior was made with Kinflow {}; this is {}.",
                                       posterior.version, KINFLOW_VERSION));
    }
    if (used < 2) {
        warnings.push_back(
            "Only one member of the posterior is used, so what comes from not knowing the "
            "parameters is not shown: four replications and two members are the least.");
    }
    return warnings;
}

results::PosteriorInfo::Parameter described(const scenario::Posterior& posterior, std::size_t p,
                                            int used) {
    const scenario::VariedParameter& parameter = posterior.parameters[p];
    std::vector<double> values;
    core::Tally tally;
    for (int place = 0; place < used; ++place) {
        values.push_back(posterior.members[member_at(place, used, posterior.members.size())][p]);
        tally.add(values.back());
    }
    std::sort(values.begin(), values.end());
    const bool scaled = parameter.by == scenario::Operation::scale;
    return {parameter.name,
            parameter.parameter,
            scenario::name_of(parameter.by),
            scaled ? "ratio" : parameter.unit,
            tally.mean(),
            core::quantile_sorted(values, 0.05),
            core::quantile_sorted(values, 0.95)};
}

}  // namespace

int members_for(int replications, std::size_t members) {
    return std::max(1, static_cast<int>(std::min<std::size_t>(
                           members, static_cast<std::size_t>(replications) / 2)));
}

std::size_t member_at(int place, int used, std::size_t members) {
    return static_cast<std::size_t>(place) * members / static_cast<std::size_t>(used);
}

run::MakeMember make_member(const scenario::ComparisonSource& source, int used,
                            std::uint64_t seed) {
    return [source, used, seed](int place) {
        const std::size_t member = member_at(place, used, source.posterior()->members.size());
        auto loaded = source.load_member(member, calibration::remembered_need(seed));
        if (!loaded.baseline) throw core::InputError(std::move(loaded.faults));
        return std::make_unique<const run::CompiledArms>(std::move(*loaded.baseline),
                                                         std::move(loaded.policies), seed,
                                                         run::Histories::of_member(place, used));
    };
}

results::PosteriorInfo info_of(const scenario::ComparisonSource& source, int used) {
    const scenario::Posterior& posterior = *source.posterior();
    results::PosteriorInfo info;
    info.name = posterior.name;
    info.title = posterior.title;
    info.file = posterior.file;
    info.hash = results::scenario_hash(posterior.text);
    info.study = posterior.study;
    info.version = posterior.version;
    info.seed = posterior.seed;
    info.members = static_cast<int>(posterior.members.size());
    info.used = used;
    info.warnings = warnings_of(source, used);
    for (std::size_t p = 0; p < posterior.parameters.size(); ++p) {
        info.parameters.push_back(described(posterior, p, used));
    }
    return info;
}

std::optional<results::PosteriorInfo> posterior_of(const scenario::ComparisonSource& source,
                                                   int replications) {
    if (source.posterior() == nullptr) return std::nullopt;
    return info_of(source, members_for(replications, source.posterior()->members.size()));
}

results::RunKey store_key(const std::string& scenario, const results::RunInfo& info,
                          int histories) {
    results::RunKey key{scenario, info.scenario_hash, info.seed, info.version, {}, histories};
    if (info.posterior) {
        key.posterior = fmt::format("{}, {} of {} members", info.posterior->hash,
                                    info.posterior->used, info.posterior->members);
    }
    return key;
}

void warn(const results::RunInfo& info) {
    if (!info.posterior) return;
    for (const std::string& warning : info.posterior->warnings) {
        fmt::print(stderr, "{}: warning: {}\n", info.posterior->file, warning);
    }
}

scenario::ComparisonSource source_of(const std::filesystem::path& area,
                                     const std::vector<std::filesystem::path>& overlays,
                                     const std::vector<std::string>& policies,
                                     const std::filesystem::path& posterior) {
    std::vector<std::string> paths;
    paths.reserve(overlays.size());
    for (const auto& path : overlays) paths.push_back(path.string());
    return {scenario::read_from_disk, area.string(), paths, policies, posterior.string()};
}

}  // namespace kinflow::app
