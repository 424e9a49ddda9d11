#include "sim/scenario/apply_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "sim/scenario/check.h"
#include "sim/scenario/scalar.h"

namespace kinflow::scenario {
namespace {

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
