#include "sim/scenario/provenance.h"

#include <algorithm>
#include <utility>

#include "sim/scenario/check.h"

namespace kinflow::scenario {
namespace {

std::string written(const Node& node) {
    if (!node.is_list()) return node.written.empty() ? node.text : node.written;
    std::string text = "[";
    for (const Node& item : node.items) text += (text.size() > 1 ? ", " : "") + written(item);
    return text + "]";
}

model::Standing standing_of(const std::string& word) {
    if (word == "source") return model::Standing::observed;
    if (word == "calibrated") return model::Standing::calibrated;
    if (word == "policy") return model::Standing::policy;
    return model::Standing::assumed;
}

bool is_number_key(const Shape& shape, const std::string& key) {
    if (shape.form == Form::duration) return key != "distribution";
    return std::any_of(shape.parts.begin(), shape.parts.end(),
                       [&](const Part& part) { return part.key == key; });
}

/// "28", "[1, 2]", "mean -1.0, sd 0.85", "gamma mean 28, shape 8".
std::string value_of(const Shape& shape, const Node& node) {
    const bool named = shape.form == Form::duration || shape.parts.size() > 1;
    const Node* distribution = node.find("distribution");
    std::string text = distribution == nullptr ? "" : distribution->text;
    bool first = true;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const std::string& key = node.keys[i];
        const auto& words = standing_words();
        if (key == "unit" || std::find(words.begin(), words.end(), key) != words.end()) continue;
        if (!is_number_key(shape, key)) continue;
        text += (first ? (text.empty() ? "" : " ") : ", ") + (named ? key + " " : "") +
                written(node.items[i]);
        first = false;
    }
    return text;
}

model::Provenance row_of(const Shape& shape, const Node& node, const std::string& path,
                         const std::vector<std::string>& files) {
    model::Provenance row;
    row.path = path;
    row.value = value_of(shape, node);
    const Node* value = node.find("value");
    const bool as_written = value != nullptr && !value->written.empty();
    if (const Node* unit = node.find("unit")) row.unit = as_written ? unit->written : unit->text;
    if (row.unit.empty() && shape.unit_optional) row.unit = shape.units.front().name;
    for (const std::string& word : standing_words()) {
        if (const Node* reason = node.find(word)) {
            row.standing = standing_of(word);
            row.source = reason->text;
        }
    }
    const auto file = static_cast<std::size_t>(node.place.file);
    if (file < files.size()) row.file = files[file];
    row.line = node.place.line;
    return row;
}

}  // namespace

void gather_provenance(const Shape& shape, const Node& node, const std::string& path,
                       const std::vector<std::string>& files, std::vector<PlacedProvenance>& rows) {
    if (shape.form == Form::quantity || shape.form == Form::duration) {
        if (node.is_map()) rows.push_back({node.place, row_of(shape, node, path, files)});
        return;
    }
    if (shape.form == Form::object) {
        for (const Field& field : shape.fields) {
            const Node* inner = node.find(field.key);
            if (inner == nullptr) continue;
            gather_provenance(field.shape, *inner, join(path, field.key), files, rows);
        }
    } else if (shape.form == Form::map || shape.form == Form::list) {
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const std::string inner = node.is_map() ? join(path, node.keys[i]) : join(path, i);
            gather_provenance(shape.item.front(), node.items[i], inner, files, rows);
        }
    }
}

std::vector<model::Provenance> in_file_order(std::vector<PlacedProvenance> rows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.place < b.place; });
    std::vector<model::Provenance> plain;
    plain.reserve(rows.size());
    for (PlacedProvenance& row : rows) plain.push_back(std::move(row.row));
    return plain;
}

}  // namespace kinflow::scenario
