#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/core/calendar.h"
#include "sim/scenario/checker.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalar.h"

namespace kinflow::scenario {
namespace {

std::string described(Reference what) {
    switch (what) {
        case Reference::none:
            break;
        case Reference::stage:
            return "stage";
        case Reference::team:
            return "team";
        case Reference::grade:
            return "grade";
        case Reference::placement_type:
            return "placement type";
        case Reference::measure:
            return "measure";
        case Reference::register_entry:
            return "entry of the register";
    }
    return "name";
}

/// What to do about an id that no entry has, of the entries that were read.
std::string lookup_hint(const std::string& id, const std::vector<std::string>& entries) {
    if (entries.empty()) {
        return "no evidence file is read: name under `register` the one that holds it";
    }
    if (const auto near = nearest(id, entries)) return "did you mean `" + *near + "`?";
    const std::string document = id.substr(0, id.find('.') + 1);
    const auto of_it = std::count_if(entries.begin(), entries.end(), [&](const std::string& entry) {
        return entry.compare(0, document.size(), document) == 0;
    });
    if (document.empty() || of_it == 0) {
        return fmt::format(
            "none of the {} entries read is near{}: is its evidence file under "
            "`register`?",
            entries.size(), document.empty() ? "" : " and none begins with `" + document + "`");
    }
    return fmt::format("none of the {} entries read is near; `kinflow evidence` lists them",
                       entries.size());
}

bool within(const Range& range, double value) {
    if (range.whole && value != std::floor(value)) return false;
    if (range.positive && value <= range.low) return false;
    // A limit written in another unit (100 percent) may miss the model's (1) by rounding.
    constexpr double slack = 1e-12;
    return value >= range.low - slack * std::abs(range.low) &&
           value <= range.high + slack * std::abs(range.high);
}

}  // namespace

const Unit& no_unit() {
    static const Unit bare{"", 1.0};
    return bare;
}

std::string describe(const Range& range, const Unit* unit) {
    const double factor = unit == nullptr ? 1.0 : unit->factor;
    std::string number = range.whole ? "a whole number" : "a number";
    const auto limit = [&](double bound) {
        // Twelve digits: 1 share is 100 percent, not 100.00000000000001.
        return fmt::format("{:.12g}", bound / factor);
    };
    if (std::isfinite(range.low) && std::isfinite(range.high)) {
        return number + " from " + limit(range.low) + " to " + limit(range.high);
    }
    if (!std::isfinite(range.low)) return number;
    return number + (range.positive ? " above " : " of at least ") + limit(range.low);
}

std::optional<double> Checker::check_number(const Range& range, const Unit* unit,
                                            const Spot& spot) {
    const std::string unit_name = unit == nullptr || unit->name.empty() ? "" : " " + unit->name;
    const auto value = number_in(spot.node);
    if (!value) {
        wrong(spot, describe(range, unit));
        return std::nullopt;
    }
    if (!std::isfinite(*value)) {
        faults_.add(
            spot.node.place, spot.path,
            spot.node.text + " is not a finite number; " + describe(range, unit) + " is needed");
        return std::nullopt;
    }
    Range allowed = range;
    if (unit != nullptr && !unit->per.empty()) allowed.whole = false;  // until it is sized
    if (unit != nullptr && !within(allowed, *value * unit->factor)) {
        faults_.add(
            spot.node.place, spot.path,
            spot.node.text + unit_name + " is out of range; allowed: " + describe(allowed, unit));
    }
    return value;
}

void Checker::check_text(const Shape& shape, const Spot& spot) {
    if (!is_text(spot.node)) return wrong(spot, "text");
    if (spot.node.text.empty()) return wrong(spot, "text of at least one letter");
    check_name(spot.node.text, shape.refers, spot.path, spot.node.place);
}

void Checker::check_name(const std::string& name, Reference refers, const std::string& path,
                         Place at) {
    const auto known = names_.find(refers);
    if (refers == Reference::none || known == names_.end()) return;
    const std::vector<std::string>& names = known->second;
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    const std::string what = described(refers);
    faults_.add(at, path,
                "there is no " + what + " `" + name + "`; " +
                    (refers == Reference::register_entry ? lookup_hint(name, names)
                                                         : suggestion(name, names)));
}

void Checker::check_choice(const std::vector<std::string>& words, const Spot& spot) {
    if (!is_text(spot.node)) return wrong(spot, "one of " + listed(words));
    if (std::find(words.begin(), words.end(), spot.node.text) != words.end()) return;
    const auto near = nearest(spot.node.text, words);
    faults_.add(spot.node.place, spot.path,
                "found `" + spot.node.text + "`; allowed: " + listed(words) +
                    (near && words.size() > 1 ? "; did you mean `" + *near + "`?" : ""));
}

void Checker::check_date(const Spot& spot) {
    if (!is_text(spot.node)) return wrong(spot, "a date, YYYY-MM-DD,");
    if (core::parse_date(spot.node.text)) return;
    faults_.add(spot.node.place, spot.path,
                "`" + spot.node.text + "` is not a date that exists; a date is written YYYY-MM-DD");
}

void Checker::check_figure(const Spot& spot) {
    if (!spot.node.is_map()) {
        check_number(any(), &no_unit(), spot);
        return;
    }
    for (std::size_t i = 0; i < spot.node.items.size(); ++i) {
        check_number(any(), &no_unit(), spot.child(i));
    }
}

void Checker::check_values(const Spot& spot) {
    if (is_text(spot.node) && !spot.node.text.empty()) return;
    if (!spot.node.is_list()) {
        check_number(any(), &no_unit(), spot);
        return;
    }
    for (std::size_t i = 0; i < spot.node.items.size(); ++i) check_values(spot.child(i));
}

void Checker::check_boolean(const Spot& spot) {
    if (!is_plain_bool(spot.node)) wrong(spot, "true or false");
}

}  // namespace kinflow::scenario
