#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sim/app/commands.h"

namespace kinflow::app {

/// What the command line says: the arguments of every command, and the command that was named.
struct Parsed {
    RunArguments run;
    CompareArguments compare;
    StudyArguments study;
    CalibrateArguments calibrate;
    EvidenceArguments evidence;
    BacktestArguments backtest;
    AreaArguments area;
    std::vector<std::filesystem::path> files;
    std::filesystem::path scenario;
    bool json = false;
    std::function<int()> command;
};

/// `--posterior`, of commands that spread replications over its members.
void add_posterior(CLI::App* command, std::filesystem::path& posterior);

/// Commands that run a scenario: `run` and `compare`. Here and below `parsed` must outlive `app`.
void add_experiment_commands(CLI::App& app, Parsed& parsed);

/// Commands that take a study: `sweep`, `seek`, `calibrate` and `backtest`.
void add_study_commands(CLI::App& app, Parsed& parsed);

/// Commands that run nothing, `evidence`, `area new`, `validate` and `graph`.
void add_file_commands(CLI::App& app, Parsed& parsed);

}  // namespace kinflow::app
