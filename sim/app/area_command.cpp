#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "calibration/area/area_files.h"
#include "results/output_folder.h"
#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/app/experiment_setup.h"
#include "sim/core/errors.h"
#include "sim/scenario/load_scenario.h"

namespace kinflow::app {

namespace {

namespace fs = std::filesystem;

const fs::path shipped_base = "scenarios/areas/england.yaml";

/// The nearest england.yaml from here upwards, or from the program upwards.
fs::path find_base(const fs::path& given) {
    if (!given.empty()) return given;
    std::error_code error;
    for (fs::path from :
         {fs::current_path(), fs::read_symlink("/proc/self/exe", error).parent_path()}) {
        while (!from.empty()) {
            if (fs::exists(from / shipped_base)) return from / shipped_base;
            if (from == from.parent_path()) break;
            from = from.parent_path();
        }
    }
    wrong_call("--base", "there is no scenarios/areas/england.yaml here or above; give the base");
}

struct Files {
    fs::path area;
    fs::path evidence;
    fs::path study;
};

Files files_of(const AreaArguments& arguments, const std::string& name) {
    const fs::path area =
        arguments.out.empty() ? fs::path{"out"} / "areas" / (name + ".yaml") : arguments.out;
    if (area.extension() != ".yaml") {
        wrong_call("--out", fmt::format("found `{}`; a file whose name ends in .yaml is needed",
                                        area.string()));
    }
    const std::string stem = area.stem().string();
    return {area, area.parent_path() / (stem + "-figures.yaml"),
            area.parent_path() / ("calibrate-" + stem + ".yaml")};
}

void check_free(const Files& files) {
    std::vector<core::Fault> faults;
    for (const fs::path& file : {files.area, files.evidence, files.study}) {
        if (!fs::exists(file)) continue;
        faults.push_back({file.string(), 0, 0, "",
                          "is there already; --force writes over it, --out writes elsewhere"});
    }
    if (!faults.empty()) throw core::InputError(std::move(faults));
}

void write(const fs::path& file, const std::string& text) {
    std::error_code error;
    if (!file.parent_path().empty()) fs::create_directories(file.parent_path(), error);
    std::ofstream out{file, std::ios::binary};
    out << text;
    if (!out) throw core::InputError({{file.string(), 0, 0, "", "cannot be written"}});
}

std::string command_of(const AreaArguments& arguments) {
    return fmt::format("kinflow area new --la \"{}\" --year {} --from DIR{}", arguments.la,
                       arguments.year, arguments.no_later ? " --no-later" : "");
}

}  // namespace

int area_new(const AreaArguments& arguments) {
    if (arguments.from.empty()) {
        wrong_call("--from", "missing: the folder of the department's published files");
    }
    const auto read = calibration::PublishedFigures::read(arguments.from);
    const auto figures = arguments.no_later ? read.until(arguments.year) : read;
    const calibration::AreaFacts facts =
        calibration::gather_area(figures, arguments.la, arguments.year);
    const Files files = files_of(arguments, facts.name);
    if (!arguments.force) check_free(files);
    const fs::path base_file = find_base(arguments.base);
    const model::Scenario base = load_or_throw(base_file);
    calibration::AreaPaths paths;
    paths.base = fs::absolute(base_file)
                     .lexically_normal()
                     .lexically_relative(fs::absolute(files.area).lexically_normal().parent_path())
                     .generic_string();
    paths.evidence = files.evidence.filename().string();
    paths.area = files.area.filename().string();
    paths.command = command_of(arguments);
    write(files.evidence, calibration::evidence_yaml(figures, facts, paths));
    write(files.area, calibration::area_yaml(figures, facts, base, paths));
    write(files.study, calibration::calibration_yaml(figures, facts, paths));
    std::vector<core::Fault> faults;
    for (const fs::path& file : {files.evidence, files.area, files.study}) {
        const std::vector<core::Fault> found = scenario::check_file(file);
        faults.insert(faults.end(), found.begin(), found.end());
    }
    if (!faults.empty()) throw core::InputError(std::move(faults));
    for (const std::string& note : facts.notes) fmt::print("note: {}\n", note);
    fmt::print("Area:        {}\nFigures:     {}\nCalibration: {}\n", files.area.string(),
               files.evidence.string(), files.study.string());
    return done;
}

}  // namespace kinflow::app
