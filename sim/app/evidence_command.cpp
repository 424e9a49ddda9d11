#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/app/command_line.h"
#include "sim/app/commands.h"
#include "sim/app/evidence_files.h"
#include "sim/core/errors.h"
#include "sim/model/measures.h"
#include "sim/scenario/citations.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/register.h"

namespace kinflow::app {

namespace {

using scenario::Citation;
using scenario::Entry;

std::string lower(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

bool holds(const std::string& text, const std::string& part) {
    return lower(text).find(lower(part)) != std::string::npos;
}

std::string when(const Entry& entry) {
    if (!entry.to) return "";
    return (entry.from ? core::to_iso(*entry.from) + " to " : "") + core::to_iso(*entry.to);
}

/// Whether any part of the entry's time, or a figure of a series, is of the year.
bool is_of_year(const Entry& entry, int year) {
    const auto of = [](const core::Date& date) {
        return std::stoi(core::to_iso(date).substr(0, 4));
    };
    if (!entry.to) return false;
    return (entry.from ? of(*entry.from) : of(*entry.to)) <= year && year <= of(*entry.to);
}

bool passes(const Entry& entry, const EvidenceArguments& a) {
    const std::string area = entry.id.substr(0, entry.id.find('.'));
    const std::string words = entry.id + " " + entry.measure + " " + entry.says + " " +
                              entry.defect + " " + entry.document;
    return (a.area.empty() || holds(entry.geography, a.area) || holds(area, a.area)) &&
           (a.measure.empty() || holds(entry.measure, a.measure)) &&
           (a.use.empty() || entry.use == a.use) && (!a.year || is_of_year(entry, *a.year)) &&
           (a.text.empty() || holds(words, a.text));
}

std::string value_of(const Entry& entry) {
    std::string text;
    for (const auto& [part, value] : entry.values) {
        text += (text.empty() ? "" : ", ") + (part.empty() ? "" : part + ": ") +
                fmt::format("{:.12g}", value);
    }
    return text;
}

/// A figure as a line can hold it: with its bound, and a series by its ends.
std::string short_value(const Entry& entry) {
    if (entry.values.empty()) return "-";
    const auto one = [](double value) { return fmt::format("{:.12g}", value); };
    const std::string bound = entry.bound == "lower"         ? "over "
                              : entry.bound == "upper"       ? "under "
                              : entry.bound == "approximate" ? "about "
                                                             : "";
    if (entry.values.size() == 1) return bound + one(entry.values[0].second) + " " + entry.unit;
    return fmt::format("{} ({}) ... {} ({}) {}", one(entry.values.front().second),
                       entry.values.front().first, one(entry.values.back().second),
                       entry.values.back().first, entry.unit);
}

/// What the catalogue says of the measure, by the register's name or by that of a target.
std::vector<const model::Measure*> measures_of(const Entry& entry,
                                               const std::vector<Citation>& citations) {
    std::vector<const model::Measure*> found;
    for (const model::Measure& measure : model::measures()) {
        const bool cited = std::any_of(citations.begin(), citations.end(), [&](const Citation& c) {
            return c.id == entry.id && !c.reason && c.measure == measure.name;
        });
        if (cited || entry.measure == measure.name) found.push_back(&measure);
    }
    return found;
}

nlohmann::ordered_json as_json(const Entry& entry) {
    nlohmann::ordered_json json{{"id", entry.id}, {"measure", entry.measure}};
    if (entry.values.size() == 1 && entry.values[0].first.empty()) {
        json["value"] = entry.values[0].second;
    } else if (!entry.values.empty()) {
        for (const auto& [part, value] : entry.values) json["value"][part] = value;
    }
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) json[key] = text;
    };
    add("unit", entry.unit);
    add("bound", entry.bound);
    if (entry.from) json["from"] = core::to_iso(*entry.from);
    if (entry.to) json[entry.from ? "to" : "date"] = core::to_iso(*entry.to);
    add("geography", entry.geography);
    add("document", entry.document);
    add("place", entry.place);
    add("publisher", entry.publisher);
    add("says", entry.says);
    add("use", entry.use);
    add("confidence", entry.confidence);
    add("defect", entry.defect);
    json["file"] = entry.file;
    json["line"] = entry.line;
    return json;
}

nlohmann::ordered_json with_citations(const Entry& entry, const std::vector<Citation>& citations) {
    nlohmann::ordered_json json = as_json(entry);
    json["measures_of_the_model"] = nlohmann::ordered_json::array();
    for (const model::Measure* measure : measures_of(entry, citations)) {
        json["measures_of_the_model"].push_back({{"name", std::string{measure->name}},
                                                 {"definition", std::string{measure->definition}}});
    }
    json["cited"] = nlohmann::ordered_json::array();
    for (const Citation& c : citations) {
        if (c.id != entry.id) continue;
        nlohmann::ordered_json row{
            {"file", c.file}, {"line", c.line}, {"path", c.path}, {"reason", c.reason}};
        if (!c.measure.empty()) row["target"] = c.measure;
        json["cited"].push_back(std::move(row));
    }
    return json;
}

void explain(const Entry& entry, const std::vector<Citation>& citations) {
    fmt::print("{}\n  {}\n\n", entry.id, entry.says);
    const auto row = [](const char* name, const std::string& text) {
        if (!text.empty()) fmt::print("  {:<13} {}\n", name, text);
    };
    row("value", entry.values.empty() ? "none: a decision" : value_of(entry) + " " + entry.unit);
    row("bound", entry.bound);
    row("when", when(entry));
    row("where", entry.geography);
    row("measure", entry.measure);
    row("document", entry.document);
    row("place", entry.place);
    row("publisher", entry.publisher);
    row("use", entry.use);
    row("confidence", entry.confidence);
    row("defect", entry.defect);
    row("register", entry.file + ":" + std::to_string(entry.line));
    const auto measures = measures_of(entry, citations);
    for (const model::Measure* measure : measures) {
        fmt::print("  {:<13} {}: {}\n", "in the model", measure->name, measure->definition);
    }
    if (measures.empty()) row("in the model", "no measure of this name");
    bool cited = false;
    for (const Citation& c : citations) {
        if (c.id != entry.id) continue;
        if (!cited) fmt::print("\n  Rests on it:\n");
        cited = true;
        const std::string how = c.reason            ? "named in the reason of " + c.path
                                : c.measure.empty() ? c.path
                                                    : "target " + c.measure + " (" + c.path + ")";
        fmt::print("    {}:{}: {}\n", c.file, c.line, how);
    }
    if (!cited) fmt::print("\n  No scenario, policy or target rests on it.\n");
}

core::Fault no_entry(const std::string& id, const std::vector<std::string>& ids) {
    std::vector<std::string> near;
    for (const std::string& known : ids) {
        if (near.size() < 5 && holds(known, id)) near.push_back(known);
    }
    const auto slip = scenario::nearest(id, ids);
    core::Fault fault;
    fault.path = "ID";
    fault.message = "there is no entry of the register `" + id + "`; " +
                    (!near.empty() ? "ids that hold it: " + scenario::listed(near)
                     : slip        ? "did you mean `" + *slip + "`?"
                                   : "`kinflow evidence` lists all");
    return fault;
}

void list(const std::vector<const Entry*>& entries, std::size_t all) {
    std::size_t widest = 0;
    for (const Entry* entry : entries) widest = std::max(widest, entry->id.size());
    for (const Entry* entry : entries) {
        fmt::print("{:<{}}  {:<24}  {}\n", entry->id, widest, when(*entry), short_value(*entry));
    }
    fmt::print("{} of {} entries; `kinflow evidence ID` explains one\n", entries.size(), all);
}

}  // namespace

int evidence(const EvidenceArguments& arguments) {
    const EvidenceFiles files = find_evidence(arguments.register_folder);
    scenario::LoadedRegister loaded = scenario::load_register(files.registers);
    if (!loaded.faults.empty()) throw core::InputError(std::move(loaded.faults));
    const auto ids = loaded.evidence.ids();

    if (!arguments.ids.empty()) {
        std::vector<core::Fault> faults;
        for (const std::string& id : arguments.ids) {
            if (loaded.evidence.find(id) == nullptr) faults.push_back(no_entry(id, ids));
        }
        if (!faults.empty()) throw core::InputError(std::move(faults));
        const auto citations = scenario::find_citations(files.scenarios, arguments.ids);
        nlohmann::ordered_json json = nlohmann::ordered_json::array();
        for (const std::string& id : arguments.ids) {
            const Entry& entry = *loaded.evidence.find(id);
            if (arguments.json) {
                json.push_back(with_citations(entry, citations));
            } else {
                if (&id != &arguments.ids.front()) fmt::print("\n");
                explain(entry, citations);
            }
        }
        if (arguments.json) fmt::print("{}\n", nlohmann::ordered_json{{"entries", json}}.dump(2));
        return done;
    }

    std::vector<const Entry*> chosen;
    for (const Entry& entry : loaded.evidence.entries()) {
        if (passes(entry, arguments)) chosen.push_back(&entry);
    }
    if (!arguments.json) {
        list(chosen, loaded.evidence.entries().size());
        return done;
    }
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Entry* entry : chosen) json.push_back(as_json(*entry));
    fmt::print("{}\n", nlohmann::ordered_json{{"entries", json}}.dump(2));
    return done;
}

}  // namespace kinflow::app
