#include "sim/scenario/follow_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "sim/scenario/nearest.h"
#include "sim/scenario/scalar.h"

namespace kinflow::scenario {

namespace {

std::vector<Unit>::const_iterator find_unit(const std::vector<Unit>& units,
                                            const std::string& name) {
    return std::find_if(units.begin(), units.end(),
                        [&](const Unit& unit) { return unit.name == name; });
}

std::string written_unit(const Leaf& leaf, const Trees& trees) {
    if (!leaf.in_owner || leaf.units.empty()) return "";
    const Node& owner = follow(trees, leaf.in_pathway, leaf.owner);
    const Node* unit = owner.find("unit");
    return unit == nullptr ? leaf.units.front().name : unit->text;
}

class Follower {
  public:
    Follower(const Trees& trees, FaultList& faults) : trees_{trees}, faults_{faults} {}

    void follow_change(const Change& change) {
        const Resolved resolved =
            resolve(change.parameter, trees_, change.operation == Operation::scale);
        if (resolved.aims.empty()) {
            faults_.add(change.place, change.path, resolved.problem);
            return;
        }
        for (const Aim& aim : resolved.aims) follow_aim(change, aim);
    }

    std::vector<LeafChange> out;

  private:
    void wrong(const Change& change, const std::string& message) {
        faults_.add(change.place, change.path, message);
    }

    void follow_aim(const Change& change, const Aim& aim) {
        const std::vector<const Node*> values = values_for(change, aim);
        if (values.size() != aim.leaves.size()) return;
        for (std::size_t i = 0; i < values.size(); ++i) {
            add(change, aim.leaves[i], *values[i]);
        }
    }

    /// One value for each number: the same for all, or a list as long and as deep as theirs.
    std::vector<const Node*> values_for(const Change& change, const Aim& aim) {
        const Node& value = change.value;
        std::vector<const Node*> flat;
        if (!value.is_list()) return {aim.leaves.size(), &value};
        std::vector<std::size_t> rows;
        const bool nested = !value.items.empty() && value.items.front().is_list();
        if (!nested) rows.push_back(value.items.size());
        for (const Node& item : value.items) {
            if (!nested) {
                flat.push_back(&item);
                continue;
            }
            rows.push_back(item.items.size());
            for (const Node& inner : item.items) flat.push_back(&inner);
        }
        if (rows == aim.rows) return flat;
        const auto shape = [](const std::vector<std::size_t>& sizes) {
            if (sizes.empty()) return std::string{"one number"};
            if (sizes.size() == 1) return fmt::format("{} numbers", sizes.front());
            return fmt::format("{} rows of {} numbers", sizes.size(), sizes.front());
        };
        wrong(change, fmt::format("found {}; `{}` holds {}", shape(rows), aim.leaves.front().path,
                                  shape(aim.rows)));
        return {};
    }

    void add(const Change& change, const Leaf& leaf, const Node& value) {
        LeafChange made{leaf, &change, 0.0, ""};
        if (is_text(value)) {
            const bool word = leaf.part == "value" && leaf.in_owner && value.text == "unlimited" &&
                              change.operation == Operation::set;
            if (!word) return wrong(change, "found `" + value.text + "`; a number is needed");
            made.word = value.text;
        } else {
            const auto number = number_in(value);
            if (!number || !std::isfinite(*number)) {
                return wrong(change, "found " + what_is(value) + "; a number is needed");
            }
            made.value = *number;
        }
        if (leaf.is_word && (change.operation != Operation::set || change.until)) {
            return wrong(change, "`" + leaf.path + "` is " +
                                     follow(trees_, leaf.in_pathway, leaf.way).text +
                                     " in the scenario; it can only be set, and at once");
        }
        if (change.operation != Operation::scale && !to_written_unit(change, leaf, made)) return;
        out.push_back(std::move(made));
    }

    bool to_written_unit(const Change& change, const Leaf& leaf, LeafChange& made) {
        if (change.unit.empty()) return true;
        const auto given = find_unit(leaf.units, change.unit);
        if (given == leaf.units.end()) {
            std::vector<std::string> names;
            for (const Unit& unit : leaf.units) names.push_back(unit.name);
            wrong(change, "`" + leaf.path + "` has no unit `" + change.unit + "`; " +
                              (names.empty() ? "it has none" : suggestion(change.unit, names)));
            return false;
        }
        const auto own = find_unit(leaf.units, written_unit(leaf, trees_));
        if (own != leaf.units.end()) made.value *= given->factor / own->factor;
        return true;
    }

    const Trees& trees_;
    FaultList& faults_;
};

bool check_dates(const Change& change, core::Date start, core::Date end, FaultList& faults) {
    const auto outside = [&](core::Date date, const char* what) {
        faults.add(change.place, change.path,
                   std::string(what) + ", " + core::to_iso(date) +
                       ", lies outside the days that are simulated, " + core::to_iso(start) +
                       " to " + core::to_iso(end - std::chrono::days{1}));
        return false;
    };
    if (change.from < start || change.from >= end) return outside(change.from, "the first day");
    if (change.until && *change.until >= end) return outside(*change.until, "the end of the ramp");
    if (change.to && *change.to > end) return outside(*change.to, "the day after the last");
    return true;
}

bool overlap(const Change& a, const Change& b) {
    const bool a_first = !a.to || *a.to > b.from;
    const bool b_first = !b.to || *b.to > a.from;
    return a_first && b_first;
}

std::string where(const Change& change, const std::vector<std::string>& files) {
    const auto file = static_cast<std::size_t>(change.place.file);
    return "`" + change.policy + "` at " + (file < files.size() ? files[file] : "?") + ":" +
           std::to_string(change.place.line);
}

void find_clashes(const std::vector<LeafChange>& changes, const std::vector<std::string>& files,
                  FaultList& faults) {
    std::map<std::string, std::vector<const LeafChange*>> sets;
    for (const LeafChange& change : changes) {
        if (change.change->operation != Operation::set) continue;
        const std::string key = (change.leaf.in_pathway ? "p:" : "a:") + change.leaf.path;
        for (const LeafChange* earlier : sets[key]) {
            if (!overlap(*earlier->change, *change.change)) continue;
            faults.add(change.change->place, change.change->path,
                       where(*change.change, files) + " and " + where(*earlier->change, files) +
                           " both set `" + change.leaf.path +
                           "` at the same time; end one of them (`to`), or write `scale` or `add`");
            break;
        }
        sets[key].push_back(&change);
    }
}

}  // namespace

std::vector<LeafChange> follow_changes(const std::vector<const Change*>& changes,
                                       const Trees& trees, core::Date start, core::Date end,
                                       const std::vector<std::string>& files, FaultList& faults) {
    Follower follower{trees, faults};
    for (const Change* change : changes) {
        if (check_dates(*change, start, end, faults)) follower.follow_change(*change);
    }
    find_clashes(follower.out, files, faults);
    return std::move(follower.out);
}

}  // namespace kinflow::scenario
