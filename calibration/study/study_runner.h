#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "calibration/study/output_slots.h"
#include "calibration/study/response_store.h"
#include "results/layout.h"
#include "results/summary.h"
#include "sim/run/design_experiment.h"
#include "sim/scenario/study_policy.h"

namespace kinflow::calibration {

/// By point, by replication, by output.
using Responses = std::vector<std::vector<std::vector<double>>>;

/// Runs the points of a study over one baseline. All that is shared by the points (the openings,
/// the layout) is made once. Points are taken some dozens at a time, so that memory does not grow
/// with the design.
class StudyRunner {
  public:
    /// Loads the baseline and the ends of every factor. Throws core::InputError with every fault.
    /// With a `posterior`, replication r is of member r mod (its members).
    StudyRunner(const scenario::Study& study, std::uint64_t seed, int threads,
                const std::string& posterior = "");

    [[nodiscard]] const model::Scenario& baseline() const { return *ends_.baseline; }
    [[nodiscard]] const results::Layout& layout() const { return layout_; }
    [[nodiscard]] const std::string& source_text() const { return ends_.source_text; }
    /// The baseline with the posterior, and the ends of every factor.
    [[nodiscard]] const scenario::ComparisonSource& source() const { return points_.source(); }

    /// Runs the history that the first day's children are drawn from: before the first run(). With
    /// a posterior there is none to run: each member has its own.
    void open();

    /// From now on run() keeps what each replication gives, and takes from the store what it holds:
    /// of the same outputs throughout. The store must outlive the runner.
    void keep_in(ResponseStore& store) { store_ = &store; }

    /// `points` hold a value for each factor; an empty point is the baseline as it is.
    /// `done` is told how many replications of all are finished; it may be empty.
    [[nodiscard]] Responses run(const std::vector<std::vector<double>>& points,
                                const std::vector<Slots>& outputs, int first_replication,
                                int replications,
                                const std::function<void(const run::Progress&)>& done) const;

  private:
    /// Fills in what the store holds of points[from..to), and says which (by point, then
    /// replication).
    [[nodiscard]] std::vector<bool> take_known(const std::vector<std::vector<double>>& points,
                                               std::size_t from, std::size_t to,
                                               std::size_t outputs, int first_replication,
                                               int replications, Responses& responses) const;
    void run_some(const std::vector<std::vector<double>>& points, const run::DesignOptions& options,
                  const run::DesignHooks& hooks) const;

    const scenario::Study& study_;
    std::uint64_t seed_;
    int threads_;
    std::string posterior_;  ///< path; empty: none
    scenario::PerceivedNeed perceived_;
    scenario::StudyPoints points_;
    scenario::LoadedComparison ends_;
    results::Layout layout_;
    std::unique_ptr<model::Compiled> compiled_;
    std::unique_ptr<run::Openings> openings_;
    ResponseStore* store_ = nullptr;  // null: nothing is kept
};

}  // namespace kinflow::calibration
