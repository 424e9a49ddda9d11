#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "results/expectation.h"
#include "results/layout.h"
#include "results/money.h"
#include "results/summary.h"
#include "results/targets.h"
#include "results/uncertainty.h"
#include "sim/model/scenario.h"

namespace kinflow::results {

/// Who ran what. Everything but the threads, the machine and the times is the same for every run of
/// the same scenario, seed and replications.
struct RunInfo {
    std::string version;        ///< of Kinflow
    std::string scenario_file;  ///< as the user gave it
    std::string scenario_hash;  ///< 16 hexadecimal digits, see scenario_hash in results/manifest.h
    std::uint64_t seed = 0;
    int replications = 0;
    int histories = 1;  ///< without a posterior replication r starts from history r mod this
    std::string
        precision;  ///< the stopping rule, as the user gave it; empty: replications were fixed
    int threads = 0;
    double seconds =
        0.0;  ///< wall-clock time of the replications made in this call; only in `timing`
    std::optional<PosteriorInfo> posterior;  ///< that the replications are spread over

    /// Replication r is of member r mod this.
    [[nodiscard]] int members() const { return posterior ? posterior->used : 1; }
    /// Which replications have the same history.
    [[nodiscard]] Alike alike() const {
        if (members() > 1) return {members(), true};
        return {histories, false};
    }
};

/// Children who went from one stage to another, mean of the replications.
struct StageFlow {
    model::StageId from{};
    model::StageId to{};
    double children = 0.0;
};

/// The moves of one year, edges of the pathway's flow picture; edges with no child are left out.
/// Ordered by from, then to. From `closed` come the children who present.
struct SankeyYear {
    std::string label;  ///< 2013-14, or 2013-04 to 2013-09 when there is no whole financial year
    std::vector<StageFlow> edges;
};

/// Completed assessments by working days from referral, over the whole run.
struct AssessmentHistogram {
    std::vector<double>
        share;  ///< percent of assessments; index = working days, the last is 100 or more
    double assessments = 0.0;  ///< mean number in a replication
};

/// All that a report is made of. Refers to the scenario, which must outlive it.
struct RunResults {
    const model::Scenario& scenario;
    Layout layout;
    Summary summary;
    std::vector<TargetFit> targets;
    SankeyYear flows;  ///< of the first whole financial year
    AssessmentHistogram assessment_days;
    Money money;
    RunInfo info;
    std::vector<VarianceSplit> uncertainty;  ///< by slot of row and period; empty for one member

    /// Null when the row or period is not there.
    [[nodiscard]] const Statistics* find(std::string_view measure, std::string_view breakdown,
                                         std::string_view level, TimeIdentifier identifier,
                                         std::string_view period) const;
    /// The statistics of one row over all months, or all financial years, in order; empty when
    /// there is no such row.
    [[nodiscard]] std::vector<Statistics> series(std::size_t row, TimeIdentifier identifier) const;
};

/// `records` in order of replication number.
[[nodiscard]] RunResults make_results(const model::Scenario& scenario,
                                      std::span<const Record> records, RunInfo info);

}  // namespace kinflow::results
