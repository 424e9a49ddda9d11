#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "results/results.h"
#include "results/store.h"
#include "sim/run/experiment.h"
#include "sim/scenario/load_comparison.h"

namespace kinflow::app {

/// Members that n replications of a posterior are spread over: all of them, as long as each has two
/// replications, without which chance and knowledge cannot be told apart.
[[nodiscard]] int members_for(int replications, std::size_t members);

/// The member of the posterior that stands at a place among the `used` ones: these are spread
/// evenly over the file.
[[nodiscard]] std::size_t member_at(int place, int used, std::size_t members);

/// How the experiment makes a member: its scenario, what a policy makes of it, and its history.
/// `source` is copied. Thrown by the call: core::InputError when a policy cannot be laid over the
/// member.
[[nodiscard]] run::MakeMember make_member(const scenario::ComparisonSource& source, int used,
                                          std::uint64_t seed);

/// The posterior for files and reports.
[[nodiscard]] results::PosteriorInfo info_of(const scenario::ComparisonSource& source, int used);

/// The posterior of a call with so many replications; nothing without one.
[[nodiscard]] std::optional<results::PosteriorInfo> posterior_of(
    const scenario::ComparisonSource& source, int replications);

/// What a results store holds: no run over other members, or from at most another number of
/// histories, is resumed over it.
[[nodiscard]] results::RunKey store_key(const std::string& scenario, const results::RunInfo& info,
                                        int histories);

/// Says on standard error why a posterior may not fit.
void warn(const results::RunInfo& info);

/// The paths of a call and its posterior, read from the disk.
[[nodiscard]] scenario::ComparisonSource source_of(
    const std::filesystem::path& area, const std::vector<std::filesystem::path>& overlays,
    const std::vector<std::string>& policies, const std::filesystem::path& posterior);

}  // namespace kinflow::app
