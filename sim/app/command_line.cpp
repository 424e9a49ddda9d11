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

void add_posterior(CLI::App* command, std::filesystem::path& posterior) {
    command
        ->add_option("--posterior", posterior,
                     "What a calibration left of the area's parameters: replications are spread "
                     "over its members")
        ->type_name("FILE");
}

/// What `run` and the commands that run several scenarios have in common.
void add_experiment(CLI::App* command, RunArguments& a, const std::string& folder) {
    command->add_option("--overlay", a.overlays,
                        "A file of changes to lay over the scenario; may be repeated");
    add_posterior(command, a.posterior);
    auto* count =
        command
            ->add_option("-n,--replications", a.replications,
                         "Number of replications (200); with --precision, the most (10000)")
            ->check(CLI::Range(1, 1000000));
    count->type_name("N");
    command->add_option("--seed", a.seed, "Seed of all random numbers (1)")
        ->check([](const std::string& seed) {
            return seed.starts_with('-') ? "a seed is not negative" : std::string{};
        })
        ->type_name("S");
    command->add_option("--threads", a.threads, "Threads; 0 uses all (0)")
        ->check(CLI::Range(0, 4096))
        ->type_name("T");
    command->add_option("--out", a.out, "Output folder (" + folder + ")")->type_name("DIR");
    command->add_flag("--resume", a.resume, "Carry on a run that was stopped");
    command->add_flag("--json", a.json, "Print the summary as JSON");
}

void add_run(CLI::App& app, Parsed& parsed) {
    CLI::App* run = app.add_subcommand("run", "Simulate a scenario and write a report");
    RunArguments& a = parsed.run;
    run->add_option("SCENARIO", a.scenario, "An area file, such as scenarios/areas/essex-2013.yaml")
        ->required();
    add_experiment(run, a, "out/<name of the scenario>");
    run->add_option("--precision", a.precision,
                    "Run until a measure's mean at the end is known this well, such as "
                    "looked_after_count=±1%")
        ->type_name("MEASURE=±X%");
    run->callback([&parsed] { parsed.command = [&parsed] { return app::run(parsed.run); }; });
}

void add_compare(CLI::App& app, Parsed& parsed) {
    CLI::App* compare = app.add_subcommand(
        "compare", "Simulate policies beside a baseline, with the same luck, and write a report");
    CompareArguments& a = parsed.compare;
    compare
        ->add_option("BASELINE", a.run.scenario,
                     "An area file; or, without policies, a study of them")
        ->required();
    compare->add_option(
        "POLICY", a.policies,
        "Policy files, such as scenarios/policies/threshold-up.yaml; A.yaml+B.yaml is "
        "both at once");
    add_experiment(compare, a.run, "out/<name of the baseline>-compared");
    compare
        ->add_option("--precision", a.run.precision,
                     "Run until the first policy's effect on a measure at the end is known to "
                     "within this part of the measure, such as looked_after_count=±0.5%")
        ->type_name("MEASURE=±X%");
    compare->add_flag("--attribute", a.attribute,
                      "Say what each part of a combined policy does, alone and in the whole");
    compare->callback([&parsed, compare] {
        parsed.compare.seed_given = compare->count("--seed") > 0;
        parsed.command = [&parsed] { return app::compare(parsed.compare); };
    });
}

/// What commands that take a study have in common.
void add_running(CLI::App* command, std::optional<std::uint64_t>& seed, int& threads,
                 std::filesystem::path& out) {
    command->add_option("--seed", seed, "Seed, in place of the study's")
        ->check([](const std::string& text) {
            return text.starts_with('-') ? "a seed is not negative" : std::string{};
        })
        ->type_name("S");
    command->add_option("--threads", threads, "Threads; 0 uses all (0)")
        ->check(CLI::Range(0, 4096))
        ->type_name("T");
    command->add_option("--out", out, "Output folder (out/<name of the study>)")->type_name("DIR");
}

void add_study_options(CLI::App* command, StudyArguments& a) {
    command
        ->add_option("STUDY", a.study,
                     "A study file, such as scenarios/studies/sensitivity-essex.yaml")
        ->required();
    add_posterior(command, a.posterior);
    command
        ->add_option("-n,--replications", a.replications,
                     "Replications at each point, in place of the study's")
        ->check(CLI::Range(2, 100000))
        ->type_name("N");
    add_running(command, a.seed, a.threads, a.out);
}

void add_study(CLI::App& app, Parsed& parsed, const std::string& name, const std::string& says,
               int (*run)(const StudyArguments&)) {
    CLI::App* command = app.add_subcommand(name, says);
    add_study_options(command, parsed.study);
    command->add_flag("--resume", parsed.study.resume, "Carry on a " + name + " that was stopped");
    command->callback(
        [&parsed, run] { parsed.command = [&parsed, run] { return run(parsed.study); }; });
}

void add_calibrate(CLI::App& app, Parsed& parsed) {
    CLI::App* command = app.add_subcommand(
        "calibrate", "Find parameters with which an area gives its printed figures");
    CalibrateArguments& a = parsed.calibrate;
    command
        ->add_option("STUDY", a.study,
                     "A calibration file, such as scenarios/studies/calibrate-essex-2013.yaml")
        ->required();
    add_running(command, a.seed, a.threads, a.out);
    command->add_flag("--resume", a.resume, "Carry on a calibration that was stopped");
    command->callback(
        [&parsed] { parsed.command = [&parsed] { return app::calibrate(parsed.calibrate); }; });
}

void add_backtest(CLI::App& app, Parsed& parsed) {
    CLI::App* command = app.add_subcommand(
        "backtest", "Forecast from the past, and score it by what then happened");
    BacktestArguments& a = parsed.backtest;
    add_study_options(command, a.study);
    command->add_flag("--resume", a.study.resume, "Carry on a back-test that was stopped");
    command
        ->add_option("--from", a.from,
                     "Folder of the department's published files (KINFLOW_PUBLISHED_DATA)")
        ->envname("KINFLOW_PUBLISHED_DATA")
        ->type_name("DIR");
    command->callback(
        [&parsed] { parsed.command = [&parsed] { return app::backtest(parsed.backtest); }; });
}

void add_area(CLI::App& app, Parsed& parsed) {
    CLI::App* area = app.add_subcommand("area", "Areas from the department's published files");
    area->require_subcommand(1);
    CLI::App* made = area->add_subcommand(
        "new", "Write an authority's area, its figures and a calibration of it");
    AreaArguments& a = parsed.area;
    made->add_option("--la", a.la, "Authority, by the department's name or number")
        ->required()
        ->type_name("NAME");
    made->add_option("--year", a.year, "Starts from 31 March of this year")
        ->required()
        ->type_name("Y");
    made->add_option("--from", a.from,
                     "Folder of the department's published files (KINFLOW_PUBLISHED_DATA)")
        ->envname("KINFLOW_PUBLISHED_DATA")
        ->type_name("DIR");
    made->add_option("--out", a.out, "The area file (out/areas/<name>-<year>.yaml)")
        ->type_name("FILE");
    made->add_option("--base", a.base, "Area that it starts from (scenarios/areas/england.yaml)")
        ->type_name("FILE");
    made->add_flag("--no-later", a.no_later, "Use no figure dated after 31 March of the year");
    made->add_flag("--force", a.force, "Write over files that are there");
    made->callback(
        [&parsed] { parsed.command = [&parsed] { return app::area_new(parsed.area); }; });
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

void add_evidence(CLI::App& app, Parsed& parsed) {
    CLI::App* command =
        app.add_subcommand("evidence", "List the register of evidence, or explain entries of it");
    EvidenceArguments& a = parsed.evidence;
    command->add_option("ID", a.ids, "Entries to explain, such as essex-2014.contacts");
    command->add_option("--area", a.area, "Only of this area, such as essex or England");
    command->add_option("--measure", a.measure, "Only measures whose name holds this");
    command->add_option("--use", a.use, "Only for this use")
        ->check(CLI::IsMember(std::vector<std::string>{
            "calibrate", "validate", "capacity", "policy", "cost", "effect", "rule", "context"}));
    command->add_option("--year", a.year, "Only of this calendar year")
        ->check(CLI::Range(1900, 2100))
        ->type_name("YEAR");
    command->add_option("--text", a.text, "Only entries that say this");
    command
        ->add_option("--register", a.register_folder,
                     "Folder of register files (the nearest calibration/evidence)")
        ->type_name("DIR");
    command->add_flag("--json", a.json, "Print the entries as JSON");
    command->callback(
        [&parsed] { parsed.command = [&parsed] { return app::evidence(parsed.evidence); }; });
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
    add_compare(app, parsed);
    add_study(app, parsed, "sweep",
              "Simulate the points of a design over levers and parameters, and write the responses",
              app::sweep);
    add_study(app, parsed, "seek",
              "Seek the plan of least cost, or of least of a measure, that meets stated limits",
              app::seek);
    add_calibrate(app, parsed);
    add_evidence(app, parsed);
    add_backtest(app, parsed);
    add_area(app, parsed);
    add_others(app, parsed);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? done : input_wrong;
    }
    return guarded(parsed.command);
}

}  // namespace kinflow::app
