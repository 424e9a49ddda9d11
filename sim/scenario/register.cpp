#include "sim/scenario/register.h"

#include "sim/scenario/check.h"
#include "sim/scenario/read.h"
#include "sim/scenario/scalar.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

std::vector<std::pair<std::string, double>> values_in(const Node& node) {
    if (node.kind == Node::Kind::null) return {};
    if (!node.is_map()) return {{"", number_in(node).value_or(0.0)}};
    std::vector<std::pair<std::string, double>> values;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        values.emplace_back(node.keys[i], number_in(node.items[i]).value_or(0.0));
    }
    return values;
}

Entry entry_in(const Reader& reader) {
    Entry entry;
    entry.id = reader["id"].text();
    entry.measure = reader["measure"].text();
    entry.values = values_in(reader["value"].node());
    entry.unit = reader["unit"].text();
    entry.geography = reader["geography"].text();
    entry.document = reader["document"].text();
    entry.place = reader["place"].text();
    entry.publisher = reader["publisher"].text();
    entry.says = reader["says"].text();
    entry.use = reader["use"].text();
    entry.bound = reader["bound"].text();
    entry.confidence = reader["confidence"].text();
    entry.defect = reader["defect"].text();
    entry.line = reader.node().place.line;
    if (reader.has("date")) entry.to = reader["date"].date();
    const Reader period = reader["period"];
    if (period.size() == 2) {
        entry.from = period.item(0).date();
        entry.to = period.item(1).date();
    }
    return entry;
}

void check_time(const Reader& reader, const Entry& entry, const std::string& path,
                FaultList& faults) {
    const Place at = reader.node().place;
    const Reader period = reader["period"];
    if (reader.has("date") == period.present()) {
        faults.add(at, path, "one of `date` and `period` is needed, and not both");
    } else if (period.present() && period.size() != 2) {
        faults.add(period.node().place, join(path, "period"),
                   "two dates are needed: [first, last]");
    } else if (entry.from && *entry.from > *entry.to) {
        faults.add(period.node().place, join(path, "period"), "the last day is before the first");
    }
}

/// Only a decision may have no figure, and a figure has a unit.
void check_value(const Reader& reader, const Entry& entry, const std::string& path,
                 FaultList& faults) {
    if (reader.has("value") && !reader.has("unit")) {
        faults.add(reader.node().place, join(path, "unit"), "missing: Unit of the figure");
    }
    if (!reader.has("value") && entry.use != "policy" && entry.use != "context") {
        faults.add(
            reader.node().place, join(path, "value"),
            "missing: only an entry with `use: policy` or `use: context` may have no figure");
    }
}

}  // namespace

bool Register::add(Entry entry) {
    if (!by_id_.emplace(entry.id, entries_.size()).second) return false;
    entries_.push_back(std::move(entry));
    return true;
}

const Entry* Register::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &entries_[found->second];
}

std::vector<std::string> Register::ids() const {
    std::vector<std::string> ids;
    ids.reserve(entries_.size());
    for (const Entry& entry : entries_) ids.push_back(entry.id);
    return ids;
}

void add_entries(const Node& tree, SourceFiles& files, Register& evidence) {
    const Shape shape = register_shape();
    check(shape, tree, "", tree.place, {}, files.faults);
    const Reader entries = Reader{shape, tree}["entries"];
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Reader reader = entries.item(i);
        const std::string path = join("entries", i);
        Entry entry = entry_in(reader);
        check_time(reader, entry, path, files.faults);
        check_value(reader, entry, path, files.faults);
        entry.file = files.names()[static_cast<std::size_t>(tree.place.file)];
        const std::string id = entry.id;
        if (!evidence.add(std::move(entry))) {
            files.faults.add(reader["id"].node().place, join(path, "id"),
                             "the id `" + id + "` is given twice");
        }
    }
}

LoadedRegister load_register(const std::vector<std::filesystem::path>& paths) {
    SourceFiles files{read_from_disk};
    LoadedRegister loaded;
    for (const auto& path : paths) {
        if (const auto tree = files.open(path.string())) {
            add_entries(*tree, files, loaded.evidence);
        }
    }
    loaded.faults = files.sorted_faults();
    return loaded;
}

}  // namespace kinflow::scenario
