#include "sim/scenario/apply_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "sim/scenario/check.h"
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

/// How far a change has come: from 0 at the start of its ramp to 1.
double progress(const Change& change, core::Date day) {
    if (day < change.from || (change.to && day >= *change.to)) return 0.0;
    if (!change.until || day >= *change.until) return 1.0;
    const auto days = [](std::chrono::days d) { return static_cast<double>(d.count()); };
    return days(day - change.from) / days(*change.until - change.from);
}

core::Date next_month(core::Date day) {
    const std::chrono::year_month_day ymd{day};
    return core::Date{(ymd.year() / ymd.month() + std::chrono::months{1}) / 1};
}

struct Moved {
    const Leaf* leaf = nullptr;
    std::optional<double> set;
    double set_progress = 0.0;
    std::string word;
    double scale = 1.0;
    double add = 0.0;
    const Change* last = nullptr;
};

void stand(Node& owner, const Change& change) {
    const auto& words = standing_words();
    for (std::size_t i = owner.keys.size(); i-- > 0;) {
        if (std::find(words.begin(), words.end(), owner.keys[i]) == words.end()) continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        owner.keys.erase(owner.keys.begin() + at);
        owner.key_places.erase(owner.key_places.begin() + at);
        owner.items.erase(owner.items.begin() + at);
    }
    Node reason;
    reason.kind = Node::Kind::scalar;
    reason.text = change.reason;
    reason.place = change.place;
    owner.keys.push_back(change.standing);
    owner.key_places.push_back(change.place);
    owner.items.push_back(std::move(reason));
    owner.place = change.place;
}

void write_number(Node& node, double value, Place place) {
    node.kind = Node::Kind::scalar;
    node.plain = true;
    node.items.clear();
    node.text = fmt::format("{:.12g}", value);
    node.place = place;
}

/// A quantity in place of a word, or a word in place of a quantity.
void write_owner(Node& owner, const Moved& moved) {
    const Place place = moved.last->place;
    owner = Node{};
    owner.place = place;
    if (!moved.word.empty()) {
        owner.kind = Node::Kind::scalar;
        owner.plain = true;
        owner.text = moved.word;
        return;
    }
    owner.kind = Node::Kind::map;
    Node number;
    write_number(number, moved.leaf->range.whole ? std::round(*moved.set) : *moved.set, place);
    Node unit;
    unit.kind = Node::Kind::scalar;
    unit.text = moved.leaf->units.front().name;
    unit.place = place;
    owner.keys = {moved.leaf->part, "unit"};
    owner.key_places = {place, place};
    owner.items = {number, unit};
    stand(owner, *moved.last);
}

void write_moved(Trees& trees, const Moved& moved) {
    const Leaf& leaf = *moved.leaf;
    if (leaf.is_word || !moved.word.empty()) {
        return write_owner(follow(trees, leaf.in_pathway, leaf.owner), moved);
    }
    Node& node = follow(trees, leaf.in_pathway, leaf.way);
    const double base = number_in(node).value_or(0.0);
    double value = base;
    if (moved.set) value += moved.set_progress * (*moved.set - base);
    value = value * moved.scale + moved.add;
    if (value == base) return;  // as it is written, to the last digit
    write_number(node, leaf.range.whole ? std::round(value) : value, moved.last->place);
    if (leaf.in_owner) stand(follow(trees, leaf.in_pathway, leaf.owner), *moved.last);
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

std::vector<core::Date> dates_of(const std::vector<LeafChange>& changes, core::Date end) {
    std::set<core::Date> dates;
    for (const LeafChange& leaf : changes) {
        const Change& change = *leaf.change;
        dates.insert(change.from);
        if (change.to) dates.insert(*change.to);
        if (!change.until) continue;
        for (core::Date day = next_month(change.from); day < *change.until; day = next_month(day)) {
            dates.insert(day);
        }
        dates.insert(*change.until);
    }
    std::erase_if(dates, [&](core::Date date) { return date >= end; });
    return {dates.begin(), dates.end()};
}

Trees trees_on(const Trees& baseline, const std::vector<LeafChange>& changes, core::Date day) {
    std::map<std::string, Moved> moved;
    for (const LeafChange& leaf : changes) {
        const double part = progress(*leaf.change, day);
        if (part <= 0.0) continue;
        Moved& m = moved[(leaf.leaf.in_pathway ? "p:" : "a:") + leaf.leaf.path];
        m.leaf = &leaf.leaf;
        m.last = leaf.change;
        switch (leaf.change->operation) {
            case Operation::set:
                m.word = leaf.word;
                m.set = leaf.value;
                m.set_progress = part;
                break;
            case Operation::scale:
                m.scale *= 1.0 + part * (leaf.value - 1.0);
                break;
            case Operation::add:
                m.add += part * leaf.value;
                break;
        }
    }
    Trees trees = baseline;
    for (const auto& [path, m] : moved) write_moved(trees, m);
    return trees;
}

std::string state_on(const Trees& trees, const std::vector<LeafChange>& changes) {
    std::string state;
    for (const LeafChange& leaf : changes) {
        const Node& owner = follow(trees, leaf.leaf.in_pathway, leaf.leaf.owner);
        state += (owner.is_scalar() ? owner.text
                                    : follow(trees, leaf.leaf.in_pathway,
                                             leaf.leaf.is_word ? leaf.leaf.owner : leaf.leaf.way)
                                          .text) +
                 ";";
        if (leaf.leaf.is_word && owner.is_map()) state += at(owner, leaf.leaf.part).text + ";";
    }
    return state;
}

}  // namespace kinflow::scenario
