#include "sim/app/command_options.h"

namespace kinflow::app {

namespace {

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

}  // namespace

void add_file_commands(CLI::App& app, Parsed& parsed) {
    add_evidence(app, parsed);
    add_area(app, parsed);
    add_others(app, parsed);
}

}  // namespace kinflow::app
