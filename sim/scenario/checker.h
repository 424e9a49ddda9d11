#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/check.h"
#include "sim/scenario/duration_forms.h"

namespace kinflow::scenario {

/// Where the checker is: a node, its path and the place of its key.
struct Spot {
    const Node& node;
    std::string path;
    Place at;

    [[nodiscard]] Spot child(std::size_t index) const;  ///< of a map or a list
};

/// One function for each form of a shape. Internal to the checker's sources.
class Checker {
  public:
    Checker(const KnownNames& names, FaultList& faults) : names_{names}, faults_{faults} {}

    void check(const Shape& shape, const Spot& spot);

  private:
    void check_object(const Shape& shape, const Spot& spot);
    void check_map(const Shape& shape, const Spot& spot);
    void check_list(const Shape& shape, const Spot& spot);
    void check_text(const Shape& shape, const Spot& spot);
    void check_choice(const std::vector<std::string>& words, const Spot& spot);
    void check_date(const Spot& spot);
    void check_boolean(const Spot& spot);
    void check_figure(const Spot& spot);
    void check_values(const Spot& spot);
    void check_quantity(const Shape& shape, const Spot& spot);
    void check_duration(const Spot& spot);

    /// A number within the range, which is in the model's unit; `unit` may be null when it is not
    /// known, and the range is then not looked at. Returns the number as written when it is one.
    std::optional<double> check_number(const Range& range, const Unit* unit, const Spot& spot);
    void check_numbers(const Shape& shape, const Part& part, const Unit* unit, const Spot& spot);
    void check_row(const Shape& shape, const Part& part, const Unit* unit, const Spot& spot);

    void check_parameters(const DurationForm& form, const Unit* unit, const Spot& spot);
    void check_points(const Unit* unit, const Spot& spot);

    /// Exactly one of source, calibrated, assumed, policy.
    void check_standing(const Spot& spot);
    const Unit* check_unit(const std::vector<Unit>& units, bool may_lack, const Spot& spot);
    void check_name(const std::string& name, Reference refers, const std::string& path, Place at);
    void check_keys(const std::vector<std::string>& known, const Spot& spot);
    bool expect(Node::Kind kind, const std::string& needed, const Spot& spot);
    void wrong(const Spot& spot, const std::string& needed);

    const KnownNames& names_;
    FaultList& faults_;
};

/// The unit of a bare number.
[[nodiscard]] const Unit& no_unit();

/// "0 to 1", "at least 0", "a whole number above 0", in the written unit.
[[nodiscard]] std::string describe(const Range& range, const Unit* unit);

}  // namespace kinflow::scenario
