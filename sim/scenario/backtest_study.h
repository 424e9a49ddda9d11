#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/errors.h"
#include "sim/model/scenario.h"
#include "sim/scenario/care_figures.h"
#include "sim/scenario/fault_list.h"
#include "sim/scenario/register.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// Children looked after of the age bands from `first` to `last`, places in CareFigures::ages.
struct KnownAges {
    std::size_t first = 0;
    std::size_t last = 0;
    double children = 0.0;
};

/// A back-test of one area that a calibration fits.
struct AreaBacktest {
    std::string calibration;  ///< path of the study
    std::string label;
    core::Date known_until{};
    std::vector<std::string> policies;                    ///< paths
    std::vector<model::Target> known;                     ///< stocks; without a tolerance
    std::vector<model::Target> outcomes;                  ///< the same, of later dates
    std::vector<std::pair<std::string, double>> leaving;  ///< by measure, a year
    std::vector<KnownAges> ages;                          ///< of the last known stock
    double drift = 1.0;    ///< share of the change simulated without the policies to be believed
    double wander = 0.15;  ///< standard deviation of a year
};

/// A file of kind `backtest`.
struct BacktestStudy {
    std::string file;
    std::string name;
    std::string title;
    std::string description;
    std::string base;                      ///< path of the area file; empty with `area`
    std::vector<int> origins;              ///< years, ascending
    std::vector<std::string> authorities;  ///< as written; empty: all
    std::vector<Place> origins_at;         ///< where each is written
    std::vector<Place> authorities_at;
    std::optional<AreaBacktest> area;
    std::optional<CareFigures> markov;  ///< of looked-after children
    int replications = 6;
    std::uint64_t seed = 1;
    std::string text;  ///< of the file
};

struct LoadedBacktest {
    std::optional<BacktestStudy> study;  ///< absent when there is any fault
    std::vector<core::Fault> faults;
};

/// Reads the file and checks it by itself. Never throws for what is written in it.
[[nodiscard]] LoadedBacktest load_backtest(const std::filesystem::path& file);

/// The faults of a back-test's tree, whose sources are looked up in the evidence that it names.
void check_backtest(const Node& tree, const Register& evidence, FaultList& faults);

}  // namespace kinflow::scenario
