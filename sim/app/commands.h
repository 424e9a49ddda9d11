#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/scenario.h"

namespace kinflow::app {

struct RunArguments {
    std::filesystem::path scenario;
    std::vector<std::filesystem::path> overlays;
    std::filesystem::path posterior;  ///< that replications are spread over; empty: none
    std::optional<int> replications;
    std::string precision;
    std::uint64_t seed = 1;
    int threads = 0;
    std::filesystem::path out;  ///< empty: out/<scenario name>
    bool resume = false;
    bool json = false;
};

struct CompareArguments {
    RunArguments run;  ///< of the baseline; its `scenario` is the baseline
    std::vector<std::string> policies;
    bool attribute = false;
    bool seed_given = false;
    std::string question;     ///< of the study; empty without one
    std::string description;  ///< of the study, for the report
};

struct StudyArguments {
    std::filesystem::path study;
    std::filesystem::path posterior;  ///< that replications are spread over; empty: none
    std::optional<int> replications;  ///< in place of the study's
    std::optional<std::uint64_t> seed;
    int threads = 0;
    std::filesystem::path out;  ///< empty: out/<name of the study>
    bool resume = false;
};

struct CalibrateArguments {
    std::filesystem::path study;
    std::optional<std::uint64_t> seed;
    int threads = 0;
    std::filesystem::path out;  ///< empty: out/<name of the study>
    bool resume = false;
};

struct EvidenceArguments {
    std::vector<std::string> ids;  ///< to be explained; the others choose from a list when empty
    std::string area;
    std::string measure;
    std::string use;
    std::optional<int> year;
    std::string text;
    std::filesystem::path register_folder;  ///< empty: the nearest calibration/evidence
    bool json = false;
};

struct BacktestArguments {
    StudyArguments study;
    std::filesystem::path from;  ///< folder of published files; empty: KINFLOW_PUBLISHED_DATA
};

struct AreaArguments {
    std::string la;  ///< name or number
    int year = 0;
    std::filesystem::path from;  ///< folder of published files
    std::filesystem::path out;   ///< the area file; empty: out/areas/<name>.yaml
    std::filesystem::path base;  ///< empty: the nearest scenarios/areas/england.yaml
    bool no_later = false;       ///< nothing dated after 31 March of the year
    bool force = false;          ///< writes over files that are there
};

// Each command writes its result to standard output and returns an exit code. What the user got
// wrong is thrown as core::InputError, a failed run as core::SimulationError.

/// Runs the experiment and fills the output folder.
int run(const RunArguments& arguments);

/// Runs the baseline and policies over it with the same luck, and fills the output folder.
int compare(const CompareArguments& arguments);

/// Runs the points of a study's design and fills the output folder.
int sweep(const StudyArguments& arguments);

/// Seeks the plan of a study that meets its limits at the least objective.
int seek(const StudyArguments& arguments);

/// Finds parameters with which an area gives its printed figures, and how well they are known.
int calibrate(const CalibrateArguments& arguments);

/// Forecasts from the past, scores it by what then happened, and fills the output folder.
int backtest(const BacktestArguments& arguments);

/// Writes an authority's area, its figures and a calibration from the published files.
int area_new(const AreaArguments& arguments);

/// Lists every fault of each file.
int validate(const std::vector<std::filesystem::path>& files, bool json);

/// Lists the register of evidence, or explains entries of it.
int evidence(const EvidenceArguments& arguments);

/// Prints the pathway as Graphviz.
int graph(const std::filesystem::path& scenario);

/// Loads a scenario, or throws core::InputError with every fault.
[[nodiscard]] model::Scenario load_or_throw(
    const std::filesystem::path& file, const std::vector<std::filesystem::path>& overlays = {});

}  // namespace kinflow::app
