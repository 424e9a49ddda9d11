#include "tests/architecture/rules.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <regex>

#include "tests/architecture/source_text.h"

namespace kinflow::architecture {
namespace {

using Names = std::vector<std::string_view>;

struct Layer {
    std::string_view folder;  // with its closing slash
    std::string_view target;
    Names may_use;  // folders of the layers it may include and link, beside its own
};

// Scenario, run and results do not know each other.
const std::vector<Layer>& layers() {
    static const std::vector<Layer> all = {
        {"sim/core/", "kinflow_core", {}},
        {"sim/model/", "kinflow_model", {"sim/core/"}},
        {"sim/scenario/", "kinflow_scenario", {"sim/core/", "sim/model/"}},
        {"sim/run/", "kinflow_run", {"sim/core/", "sim/model/"}},
        {"results/", "kinflow_results", {"sim/core/", "sim/model/"}},
        {"calibration/",
         "kinflow_calibration",
         {"sim/core/", "sim/model/", "sim/scenario/", "sim/run/", "results/"}},
        {"sim/app/",
         "kinflow_app_lib",
         {"sim/core/", "sim/model/", "sim/scenario/", "sim/run/", "results/", "calibration/"}}};
    return all;
}

// Libraries that belong to one part of the program.
struct Owned {
    std::string_view header;  // how the include begins
    Names owners;
};

const std::vector<Owned>& owned_libraries() {
    static const std::vector<Owned> all = {{"yaml-cpp/", {"sim/scenario/", "calibration/"}},
                                           {"tbb/", {"sim/run/"}},
                                           {"oneapi/", {"sim/run/"}},
                                           {"mpi.h", {"sim/run/"}},
                                           {"sqlite3.h", {"results/"}},
                                           {"xlsxwriter", {"results/"}},
                                           {"kinflow_chart_assets.h", {"results/"}},
                                           {"Random123/", {"sim/core/"}},
                                           {"CLI/", {"sim/app/"}},
                                           {"httplib.h", {"sim/app/", "results/"}}};
    return all;
}

// A pattern that code (not comments, not literals) must not contain, and where.
struct Banned {
    std::regex pattern;
    std::string_view reason;
    Names folders;
};

const std::vector<Banned>& banned_code() {
    static const Names product = {"sim/", "results/", "calibration/"};
    static const Names libraries = {"sim/core/", "sim/model/", "sim/scenario/",
                                    "sim/run/",  "results/",   "calibration/"};
    static const std::vector<Banned> all = {
        {std::regex(
             R"(\bstd::\w+_distribution\b|\bstd::(mt19937|minstd_rand|default_random_engine))"),
         "the standard library's random numbers differ by vendor", product},
        {std::regex(R"(\brandom_device\b|\bs?rand\s*\()"), "an unseeded draw cannot be repeated",
         product},
        {std::regex(R"(\b(system_clock|steady_clock|high_resolution_clock)\b|\bstd::time\b)"),
         "the model knows no clock but the simulation's",
         {"sim/core/", "sim/model/", "sim/scenario/"}},
        {std::regex(R"(\bstd::(cout|cerr|clog)\b|\b(printf|puts|putchar)\s*\()"),
         "library code never prints", libraries},
        {std::regex(R"(\b(std::|::)?(exit|_Exit|quick_exit)\s*\()"), "library code never exits",
         libraries}};
    return all;
}

// Words that would show that the simulation core knows what it simulates. Words with an ordinary
// meaning in simulation or in English ("plan", "case", "caseload", "family") are left out.
constexpr std::array social_care_words = {
    "child",       "children",      "childrens",       "care",      "carer",       "carers",
    "social",      "foster",        "fostering",       "fostered",  "referral",    "referrals",
    "assessment",  "assessments",   "caseworker",      "siblings",  "sibling",     "adoption",
    "adoptions",   "adopter",       "adopters",        "household", "households",  "safeguarding",
    "conference",  "conferences",   "guardianship",    "kinship",   "residential", "unaccompanied",
    "proceedings", "reunification", "representations", "placement", "placements"};

bool begins_with_any(std::string_view text, const Names& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.starts_with(beginning); });
}

const Layer* layer_of(std::string_view path) {
    for (const Layer& layer : layers()) {
        if (path.starts_with(layer.folder)) return &layer;
    }
    return nullptr;
}

bool may_use(const Layer& user, const Layer& used) {
    return &user == &used ||
           std::find(user.may_use.begin(), user.may_use.end(), used.folder) != user.may_use.end();
}

int line_at(std::string_view text, std::ptrdiff_t offset) {
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + offset, '\n'));
}

// Gathers the faults of one file.
class Report {
  public:
    explicit Report(std::string_view path) : path_(path) {}
    void add(int line, std::initializer_list<std::string_view> parts) {
        std::string message = path_ + ":" + std::to_string(line) + ": ";
        for (const std::string_view part : parts) message.append(part);
        messages_.push_back(std::move(message));
    }
    std::vector<std::string> take() { return std::move(messages_); }

  private:
    std::string path_;
    std::vector<std::string> messages_;
};

void check_include(const Include& include, std::string_view path, const Layer& layer,
                   Report& report) {
    const std::string& header = include.path;
    const auto say = [&](std::string_view what) { report.add(include.line, {header, ": ", what}); };
    if (const Layer* used = layer_of(header)) {
        if (!may_use(layer, *used)) {
            report.add(include.line, {header, ": ", layer.folder, " must not know ", used->folder});
        }
    } else if (header.starts_with("tests/")) {
        say("the product must not know its tests");
    } else if (include.quoted && header != "kinflow_chart_assets.h") {
        say("include the project's headers from the repository's root");
    }
    if (header == "random") say("the standard library's random numbers differ by vendor");
    for (const Owned& library : owned_libraries()) {
        if (header.starts_with(library.header) && !begins_with_any(path, library.owners)) {
            say("this library belongs to another layer");
        }
    }
}

void check_code(std::string_view path, std::string_view text, Report& report) {
    const std::string code = code_only(text);
    for (const Banned& banned : banned_code()) {
        if (!begins_with_any(path, banned.folders)) continue;
        for (std::sregex_iterator at(code.begin(), code.end(), banned.pattern), end; at != end;
             ++at) {
            report.add(line_at(code, at->position()), {at->str(), ": ", banned.reason});
        }
    }
    if (path.ends_with(".h") && code.find("#pragma once") == std::string::npos) {
        report.add(1, {"a header begins with #pragma once"});
    }
}

void check_words(std::string_view text, Report& report) {
    for (const Word& word : words_of(text)) {
        if (std::find(social_care_words.begin(), social_care_words.end(), word.text) !=
            social_care_words.end()) {
            report.add(word.line, {word.text, ": sim/core knows not one social-care word"});
        }
    }
}

void check_links(std::string_view text, const Layer& layer, Report& report) {
    static const std::regex target(R"(\bkinflow_\w+)");
    const std::string file(text);
    for (std::sregex_iterator at(file.begin(), file.end(), target), end; at != end; ++at) {
        for (const Layer& used : layers()) {
            if (at->str() == used.target && !may_use(layer, used)) {
                report.add(line_at(file, at->position()),
                           {layer.folder, " must not link ", used.target});
            }
        }
    }
}

}  // namespace

std::vector<std::string> violations(std::string_view path, std::string_view text) {
    Report report(path);
    const Layer* layer = layer_of(path);
    if (layer == nullptr) return {};
    if (path.ends_with("CMakeLists.txt")) {
        check_links(text, *layer, report);
    } else if (path.ends_with(".h") || path.ends_with(".cpp")) {
        for (const Include& include : includes_of(text)) {
            check_include(include, path, *layer, report);
        }
        check_code(path, text, report);
    }
    if (layer->folder == "sim/core/") check_words(text, report);
    return report.take();
}

std::vector<std::string> stray_top_level_names(const std::vector<std::string>& names) {
    // build and out are not under version control.
    static const Names permitted = {"CMakeLists.txt",
                                    "CMakePresets.json",
                                    "LICENSE",
                                    "README.md",
                                    "CHANGELOG.md",
                                    "kinflow",
                                    "sim",
                                    "scenarios",
                                    "calibration",
                                    "results",
                                    "tests",
                                    "build",
                                    "out"};
    std::vector<std::string> stray;
    for (const std::string& name : names) {
        const bool known = name.starts_with('.') ||
                           std::find(permitted.begin(), permitted.end(), name) != permitted.end();
        if (!known) stray.push_back(name);
    }
    return stray;
}

}  // namespace kinflow::architecture
