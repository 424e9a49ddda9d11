#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/model/pathway.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// A place of a tree together with its shape, which knows the units. Reading never fails: what the
/// checker has found fault with, or what is absent, reads as nothing (0, "", an empty list), so
/// that cross references can still be looked at in a scenario that has other faults.
class Reader {
  public:
    Reader(const Shape& shape, const Node& node) : shape_{&shape}, node_{&node} {}

    [[nodiscard]] bool present() const { return node_->kind != Node::Kind::null; }
    [[nodiscard]] bool has(std::string_view key) const { return (*this)[key].present(); }

    /// The value under a key of an object. Asking for a key that the shape does not have is a
    /// mistake of the program: std::logic_error.
    [[nodiscard]] Reader operator[](std::string_view key) const;
    /// Items of a list or a map, and the names of a map.
    [[nodiscard]] std::size_t size() const { return node_->items.size(); }
    [[nodiscard]] Reader item(std::size_t index) const;
    [[nodiscard]] const std::string& name(std::size_t index) const { return node_->keys[index]; }

    [[nodiscard]] std::string text(const std::string& otherwise = "") const;
    [[nodiscard]] bool boolean(bool otherwise) const;
    [[nodiscard]] core::Date date() const;

    /// Numbers in the model's unit: of a bare number, or of a quantity's part.
    [[nodiscard]] double number(double otherwise = 0.0) const;
    [[nodiscard]] double part(std::string_view key) const;
    [[nodiscard]] int whole(int otherwise = 0) const;
    [[nodiscard]] std::vector<double> numbers() const;
    [[nodiscard]] std::vector<std::vector<double>> rows() const;
    [[nodiscard]] model::Duration duration() const;

    [[nodiscard]] const Node& node() const { return *node_; }
    [[nodiscard]] const Shape& shape() const { return *shape_; }

  private:
    [[nodiscard]] double factor() const;
    [[nodiscard]] std::vector<double> row(const Node& list) const;

    const Shape* shape_;
    const Node* node_;
};

/// The distribution that a checked duration describes, in days or working days; the constant 0 when
/// its parameters have faults.
[[nodiscard]] model::Duration duration_in(const Node& node);

}  // namespace kinflow::scenario
