#include "sim/app/command_options.h"

namespace kinflow::app {

namespace {

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

}  // namespace

void add_posterior(CLI::App* command, std::filesystem::path& posterior) {
    command
        ->add_option("--posterior", posterior,
                     "What a calibration left of the area's parameters: replications are spread "
                     "over its members")
        ->type_name("FILE");
}

void add_experiment_commands(CLI::App& app, Parsed& parsed) {
    add_run(app, parsed);
    add_compare(app, parsed);
}

}  // namespace kinflow::app
