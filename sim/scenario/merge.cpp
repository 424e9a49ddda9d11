#include "sim/scenario/merge.h"

#include <algorithm>

#include "sim/scenario/check.h"

namespace kinflow::scenario {
namespace {

/// Quantities and durations are known by what only they have: a unit, a distribution, or the word
/// for a standing. A map of names may hold such a name too, but not with a word under it.
bool is_one_value(const Node& node) {
    const auto has_word = [&](std::string_view key) {
        const Node* value = node.find(key);
        return value != nullptr && value->is_scalar();
    };
    const auto& words = standing_words();
    return has_word("unit") || has_word("distribution") ||
           std::any_of(words.begin(), words.end(), has_word);
}

}  // namespace

void merge(Node& base, const Node& change) {
    if (!base.is_map() || !change.is_map() || is_one_value(base) || is_one_value(change)) {
        base = change;
        return;
    }
    for (std::size_t i = 0; i < change.items.size(); ++i) {
        const auto found = std::find(base.keys.begin(), base.keys.end(), change.keys[i]);
        if (found == base.keys.end()) {
            base.keys.push_back(change.keys[i]);
            base.key_places.push_back(change.key_places[i]);
            base.items.push_back(change.items[i]);
        } else {
            const auto index = static_cast<std::size_t>(found - base.keys.begin());
            Node& inner = base.items[index];
            merge(inner, change.items[i]);
            if (inner.place.file == change.items[i].place.file) {
                base.key_places[index] = change.key_places[i];
            }
        }
    }
}

}  // namespace kinflow::scenario
