#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "results/recorder.h"
#include "results/store.h"
#include "sim/app/progress_line.h"
#include "sim/run/experiment.h"
#include "sim/scenario/load_comparison.h"

namespace kinflow::app {

/// The records of all arms of a comparison: those in the store, and those being made.
class PairedReplications {
  public:
    /// All three must outlive it.
    PairedReplications(const scenario::LoadedComparison& loaded, const results::Layout& layout,
                       results::Store& store);

    /// Replications that every arm has.
    [[nodiscard]] std::set<int> finished();

    /// Of an experiment that records every arm; its precision is told of `measure`.
    [[nodiscard]] run::PairedHooks hooks(ProgressLine& progress, const std::string& measure);

    /// By arm, the first `count` records in order.
    [[nodiscard]] std::vector<std::vector<results::Record>> first(int count);

  private:
    void keep(int number, std::size_t arm, const results::Recorder& recorder);
    /// The first policy's effect, on top of the baseline's number in replication 0: so that the
    /// precision is a part of the measure itself, and not of an effect that may be nothing.
    double value(int number, std::size_t row);
    const results::Record& record(int number, std::size_t arm);

    const model::Scenario& scenario_;
    const results::Layout& layout_;
    results::Store& store_;
    std::vector<std::string> names_;  ///< the baseline's is empty
    std::vector<std::map<int, results::Record>> records_;
};

}  // namespace kinflow::app
