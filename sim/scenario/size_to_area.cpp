#include "sim/scenario/size_to_area.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "sim/scenario/scalar.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

/// The number under a key path of maps, when it is in its plain unit.
std::optional<double> plain_number(const Node& area, const std::string& path) {
    const Node* node = &area;
    for (std::size_t from = 0; node != nullptr && from <= path.size();) {
        const std::size_t dot = std::min(path.find('.', from), path.size());
        node = node->find(path.substr(from, dot - from));
        from = dot + 1;
    }
    const Node* value = node == nullptr ? nullptr : node->find("value");
    const Node* unit = node == nullptr ? nullptr : node->find("unit");
    if (value == nullptr || unit == nullptr || unit->text != "children") return std::nullopt;
    return number_in(*value);
}

class Sizer {
  public:
    Sizer(const Node& area, std::string per)
        : per_{std::move(per)}, number_{plain_number(area, per_)} {}

    void size(const Shape& shape, Node& node) const {
        if (!number_ || !std::isfinite(*number_)) return;
        if (shape.form == Form::quantity) return size_quantity(shape, node);
        if (shape.form == Form::object) {
            for (const Field& field : shape.fields) {
                if (Node* inner = node.find(field.key)) size(field.shape, *inner);
            }
        } else if (shape.form == Form::map || shape.form == Form::list) {
            for (Node& item : node.items) size(shape.item.front(), item);
        }
    }

  private:
    void size_quantity(const Shape& shape, Node& node) const {
        Node* word = node.find("unit");
        Node* value = node.find("value");
        if (word == nullptr || value == nullptr) return;
        const auto unit = std::find_if(shape.units.begin(), shape.units.end(), [&](const Unit& u) {
            return u.name == word->text && u.per == per_;
        });
        const auto written = number_in(*value);
        if (unit == shape.units.end() || !written || !std::isfinite(*written) || *written < 0.0) {
            return;
        }
        const double sized = *written * *number_ / unit->of;
        value->written = value->text;
        word->written = word->text;
        value->text =
            fmt::format("{:.12g}", shape.parts.front().range.whole ? std::round(sized) : sized);
        word->text = shape.units.front().name;
    }

    std::string per_;
    std::optional<double> number_;
};

}  // namespace

void size_to_area(Node& area) {
    const Shape shape = area_shape();
    // The stocks are sized by the population before others are by the stocks.
    for (const char* per :
         {"population_under_18", "start_stocks.looked_after", "start_stocks.children_in_need"}) {
        Sizer{area, per}.size(shape, area);
    }
}

}  // namespace kinflow::scenario
