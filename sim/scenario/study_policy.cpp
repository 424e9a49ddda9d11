#include "sim/scenario/study_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "sim/scenario/quoted.h"

namespace kinflow::scenario {
namespace {

bool is_reference(const std::string& key) {
    return key == "source" || key == "assumed" || key == "policy" || key == "unit" || key == "of";
}

std::string line_of(const Factor& factor, double value) {
    const bool lever = !factor.lever.empty();
    std::string line =
        fmt::format("  - {{{}: {}, {}: {:.10g}", lever ? "lever" : "parameter",
                    lever ? factor.lever : quoted(factor.parameter), factor.by, value);
    for (const auto& [key, text] : factor.written) {
        line += ", " + key + ": ";
        if (key == "ramp") {
            line += "{until: " + text + "}";
        } else {
            line += is_reference(key) ? quoted(text) : text;
        }
    }
    return line + "}";
}

/// The text and, for each line from 1 on, the factor that it holds.
struct Written {
    std::string text;
    std::map<int, std::size_t> factor_of;
};

Written write(const Study& study, const std::vector<double>& values, const std::string& name,
              const std::string& title, const std::filesystem::path& folder) {
    Written out;
    int lines = 0;
    const auto add = [&](const std::string& line) {
        out.text += line + "\n";
        ++lines;
    };
    add("kinflow: policy");
    add("name: " + name);
    add("title: " + quoted(title));
    if (!study.registers.empty()) {
        std::string list;
        for (const std::string& path : study.registers) {
            const auto near = std::filesystem::path{path}.lexically_proximate(folder);
            list += (list.empty() ? "" : ", ") + quoted(near.generic_string());
        }
        add("register: [" + list + "]");
    }
    for (const bool levers : {true, false}) {
        bool any = false;
        for (std::size_t i = 0; i < study.factors.size(); ++i) {
            if (study.factors[i].lever.empty() == levers) continue;
            if (!any) add(levers ? "levers:" : "changes:");
            any = true;
            add(line_of(study.factors[i], values[i]));
            out.factor_of[lines] = i;
        }
    }
    return out;
}

using Virtual = std::map<std::string, Written>;

/// Brings a fault of a policy that no reader has ever seen to the factor that is to blame.
void bring_home(const Study& study, const Virtual& policies, core::Fault& fault) {
    if (fault.file == study.file + "#until") {
        const std::string message = fault.message;
        fault = study.until_at;
        fault.message = message;
        return;
    }
    const auto found = policies.find(fault.file);
    if (found == policies.end()) return;
    const auto line = found->second.factor_of.find(fault.line);
    const std::size_t point = fault.message.find("; so policy `");
    if (point != std::string::npos) fault.message = fault.message.substr(0, point);
    const bool own = fault.path.rfind("levers[", 0) == 0 || fault.path.rfind("changes[", 0) == 0;
    fault.file = study.file;
    if (line == found->second.factor_of.end()) {
        fault.line = fault.column = 0;
        return;
    }
    const Factor& factor = study.factors[line->second];
    if (!own && !fault.path.empty()) fault.message = "`" + fault.path + "`: " + fault.message;
    fault.line = factor.at.line;
    fault.column = factor.at.column;
    fault.path = factor.at.path;
}

void bring_all_home(const Study& study, const Virtual& policies, std::vector<core::Fault>& faults) {
    std::set<std::string> known;
    std::vector<core::Fault> kept;
    for (core::Fault& fault : faults) {
        bring_home(study, policies, fault);
        if (known.insert(core::to_string(fault)).second) kept.push_back(std::move(fault));
    }
    faults = std::move(kept);
}

}  // namespace

std::string policy_text(const Study& study, const std::vector<double>& values,
                        const std::string& name, const std::string& title,
                        const std::filesystem::path& folder) {
    const auto absolute = [](const std::filesystem::path& path) {
        return std::filesystem::absolute(path).lexically_normal();
    };
    Study moved = study;
    for (std::string& path : moved.registers) path = absolute(path).generic_string();
    return write(moved, values, name, title, absolute(folder)).text;
}

/// The texts that no file holds.
struct StudyPoints::Texts {
    Virtual policies;
    std::map<std::string, std::string> texts;
    std::vector<std::string> names;
    std::vector<std::string> overlays;

    Texts(const Study& study, const std::vector<std::vector<double>>& points)
        : overlays{study.overlays} {
        const std::filesystem::path folder = std::filesystem::path{study.file}.parent_path();
        for (std::size_t p = 0; p < points.size(); ++p) {
            const std::string path = fmt::format("{}#{}", study.file, p + 1);
            Written made =
                write(study, points[p], fmt::format("point-{}", p + 1), study.title, folder);
            texts[path] = made.text;
            policies.emplace(path, std::move(made));
            names.push_back(path);
        }
        if (!study.until) return;
        overlays.push_back(study.file + "#until");
        texts[overlays.back()] =
            fmt::format("kinflow: overlay\nname: {}\ntitle: {}\nend: {}\n", quoted(study.name),
                        quoted(study.title), core::to_iso(*study.until));
    }
};

StudyPoints::StudyPoints(const Study& study, const std::vector<std::vector<double>>& points,
                         const std::string& posterior)
    : study_{study},
      texts_{std::make_shared<const Texts>(study, points)},
      source_{read_from_disk_but(texts_->texts), study.baseline, texts_->overlays, texts_->names,
              posterior} {}

LoadedComparison StudyPoints::brought_home(LoadedComparison loaded) const {
    bring_all_home(study_, texts_->policies, loaded.faults);
    return loaded;
}

LoadedComparison StudyPoints::load(const PerceivedNeed& perceived) const {
    return brought_home(source_.load(perceived));
}

LoadedComparison StudyPoints::load_member(std::size_t member,
                                          const PerceivedNeed& perceived) const {
    return brought_home(source_.load_member(member, perceived));
}

StudyPoints study_ends(const Study& study, const std::string& posterior) {
    std::vector<std::vector<double>> ends(2);
    for (const Factor& factor : study.factors) {
        ends[0].push_back(factor.low);
        ends[1].push_back(factor.high);
    }
    return StudyPoints{study, ends, posterior};
}

}  // namespace kinflow::scenario
