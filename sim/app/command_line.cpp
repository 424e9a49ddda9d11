#include "sim/app/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>

#include "sim/app/command_options.h"
#include "sim/core/errors.h"

namespace kinflow::app {

namespace {

int guarded(const std::function<int()>& command) {
    try {
        return command();
    } catch (const core::InputError& error) {
        for (const core::Fault& fault : error.faults()) {
            std::fprintf(stderr, "%s\n", core::to_string(fault).c_str());
        }
        return input_wrong;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kinflow: error: %s\n", error.what());
        return run_failed;
    }
}

}  // namespace

int run_command_line(int argc, char** argv) {
    CLI::App app{"Kinflow: a what-if simulator of demand for children's social care"};
    app.name("kinflow");
    app.set_version_flag("--version", std::string{"kinflow "} + KINFLOW_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 the run failed, 2 the input or the call is wrong.");
    Parsed parsed;
    add_experiment_commands(app, parsed);
    add_study_commands(app, parsed);
    add_file_commands(app, parsed);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? done : input_wrong;
    }
    return guarded(parsed.command);
}

}  // namespace kinflow::app
