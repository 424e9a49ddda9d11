#include "sim/app/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>

#include "sim/app/commands.h"
#include "sim/core/errors.h"

namespace kinflow::app {

namespace {

struct Parsed {
    RunArguments run;
    std::vector<std::filesystem::path> files;
    std::filesystem::path scenario;
    bool json = false;
    std::function<int()> command;
};

void add_run(CLI::App& app, Parsed& parsed) {
    CLI::App* run = app.add_subcommand("run", "Simulate a scenario and write a report");
    RunArguments& a = parsed.run;
    run->add_option("SCENARIO", a.scenario, "An area file, such as scenarios/areas/essex-2013.yaml")
        ->required();
    run->add_option("--overlay", a.overlays,
                    "A file of changes to lay over the scenario; may be repeated");
    auto* count =
        run->add_option("-n,--replications", a.replications,
                        "Number of replications (200); with --precision, the most (10000)")
            ->check(CLI::Range(1, 1000000));
    count->type_name("N");
    run->add_option("--precision", a.precision,
                    "Run until a measure's mean at the end is known this well, such as "
                    "looked_after_count=±1%")
        ->type_name("MEASURE=±X%");
    run->add_option("--seed", a.seed, "Seed of all random numbers (1)")
        ->check([](const std::string& seed) {
            return seed.starts_with('-') ? "a seed is not negative" : std::string{};
        })
        ->type_name("S");
    run->add_option("--threads", a.threads, "Threads; 0 uses all (0)")
        ->check(CLI::Range(0, 4096))
        ->type_name("T");
    run->add_option("--out", a.out, "Output folder (out/<name of the scenario>)")->type_name("DIR");
    run->add_flag("--resume", a.resume, "Carry on a run that was stopped");
    run->add_flag("--json", a.json, "Print the summary as JSON");
    run->callback([&parsed] { parsed.command = [&parsed] { return app::run(parsed.run); }; });
}

void add_others(CLI::App& app, Parsed& parsed) {
    CLI::App* validate =
        app.add_subcommand("validate", "List every fault of a scenario, pathway or overlay file");
    validate->add_option("FILE", parsed.files, "Files to check")->required();
    validate->add_flag("--json", parsed.json, "Print the faults as JSON");
    validate->callback([&parsed] {
        parsed.command = [&parsed] { return app::validate(parsed.files, parsed.json); };
    });

    CLI::App* graph = app.add_subcommand("graph", "Print a scenario's pathway for Graphviz");
    graph->add_option("SCENARIO", parsed.scenario, "An area file")->required();
    graph->callback(
        [&parsed] { parsed.command = [&parsed] { return app::graph(parsed.scenario); }; });
}

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
    add_run(app, parsed);
    add_others(app, parsed);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? done : input_wrong;
    }
    return guarded(parsed.command);
}

}  // namespace kinflow::app
