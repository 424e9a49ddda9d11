#include <optional>

#include "sim/app/command_options.h"

namespace kinflow::app {

namespace {

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

}  // namespace

void add_study_commands(CLI::App& app, Parsed& parsed) {
    add_study(app, parsed, "sweep",
              "Simulate the points of a design over levers and parameters, and write the responses",
              app::sweep);
    add_study(app, parsed, "seek",
              "Seek the plan of least cost, or of least of a measure, that meets stated limits",
              app::seek);
    add_calibrate(app, parsed);
    add_backtest(app, parsed);
}

}  // namespace kinflow::app
