#include "sim/scenario/read.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "sim/scenario/scalar.h"

namespace kinflow::scenario {
namespace {

const Node nothing{};

double finite_or(const Node& node, double otherwise) {
    const auto value = number_in(node);
    return value && std::isfinite(*value) ? *value : otherwise;
}

}  // namespace

Reader Reader::operator[](std::string_view key) const {
    const auto field = std::find_if(shape_->fields.begin(), shape_->fields.end(),
                                    [&](const Field& f) { return f.key == key; });
    if (field == shape_->fields.end()) {
        throw std::logic_error("the format has no key " + std::string{key});
    }
    const Node* found = node_->find(key);
    return {field->shape, found == nullptr ? nothing : *found};
}

Reader Reader::item(std::size_t index) const { return {shape_->item.front(), node_->items[index]}; }

std::string Reader::text(const std::string& otherwise) const {
    return node_->is_scalar() ? node_->text : otherwise;
}

bool Reader::boolean(bool otherwise) const {
    return is_plain_bool(*node_) ? node_->text == "true" : otherwise;
}

core::Date Reader::date() const { return core::parse_date(node_->text).value_or(core::Date{}); }

double Reader::number(double otherwise) const {
    if (shape_->form == Form::number) return finite_or(*node_, otherwise);
    return present() ? part("value") : otherwise;
}

double Reader::part(std::string_view key) const {
    const Node* value = node_->find(key);
    return value == nullptr ? 0.0 : finite_or(*value, 0.0) * factor();
}

int Reader::whole(int otherwise) const {
    constexpr double most = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp(std::round(number(otherwise)), -most, most));
}

std::vector<double> Reader::numbers() const {
    const Node* list = node_->find("values");
    return list == nullptr ? std::vector<double>{} : row(*list);
}

std::vector<std::vector<double>> Reader::rows() const {
    std::vector<std::vector<double>> all;
    if (const Node* list = node_->find("values")) {
        for (const Node& inner : list->items) all.push_back(row(inner));
    }
    return all;
}

model::Duration Reader::duration() const { return duration_in(*node_); }

double Reader::factor() const {
    const Node* word = node_->find("unit");
    if (word == nullptr) return 1.0;
    for (const Unit& unit : shape_->units) {
        if (unit.name == word->text) return unit.factor;
    }
    return 1.0;
}

std::vector<double> Reader::row(const Node& list) const {
    std::vector<double> values;
    for (const Node& item : list.items) values.push_back(finite_or(item, 0.0) * factor());
    return values;
}

}  // namespace kinflow::scenario
