#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace kinflow::scenario {

/// The kinds of thing that a scenario file is made of.
enum class Form : std::uint8_t {
    object,    ///< a map with a closed list of keys
    map,       ///< a map with names of the writer's own, all values of one shape
    list,      ///< all items of one shape
    text,      ///< a sentence, a path, a name
    choice,    ///< one word of a closed list
    date,      ///< YYYY-MM-DD
    boolean,   ///< true or false
    values,    ///< of a policy: a number, a list of them (of lists), or a word
    number,    ///< a bare number, where a unit and a source would say nothing
    figure,    ///< of the register: a bare number, or a map of bare numbers
    quantity,  ///< number(s) with a unit and a source
    duration   ///< a distribution of time with a unit and a source
};

struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool whole = false;     ///< whole numbers only
    bool positive = false;  ///< `low` itself is not allowed
};

/// A unit that may be written, and what a number in it is multiplied by to be in the model's unit.
struct Unit {
    std::string name;
    double factor = 1.0;
    /// For a quantity that grows with an authority's size: per so many (`of`) of one of its numbers
    /// (`per`, such as `population_under_18`), by which size_to_area() multiplies it.
    std::string per = {};
    double of = 1.0;
};

/// A key of a quantity that holds its number(s): `value`, `values`, or `mean` and `sd`.
struct Part {
    std::string key;
    Range range;  ///< in the model's unit
};

/// What a name refers to, where it must be the name of something declared.
enum class Reference : std::uint8_t {
    none,
    stage,
    team,
    grade,
    placement_type,
    measure,
    register_entry
};

struct Field;

/// The description of one place of the format. The tables of shapes are its only description: the
/// checker, the JSON Schema and the tables of scenarios/README.md are all made from them.
struct Shape {
    Form form = Form::text;
    std::vector<Field> fields;           ///< of an object; of a quantity, keys beside its own
    std::vector<Shape> item;             ///< of a map or a list: one shape
    std::vector<std::string> words;      ///< of a choice; of a quantity, words allowed in its place
    std::vector<Unit> units;             ///< of a quantity, or a list or map of them
    std::vector<Part> parts;             ///< of a quantity
    Range range;                         ///< of a number
    Reference refers = Reference::none;  ///< of a text, or of the names of a map
    int rank = 0;                        ///< of a quantity: 0 a number, 1 a list, 2 a list of lists
    std::size_t count = 0;   ///< of a quantity of rank 1 or 2: numbers in a (row) list, 0 for any
    bool ascending = false;  ///< of a quantity of rank 1: each number above the one before
    bool unit_optional = false;  ///< the unit may be left out: there is but one
};

struct Field {
    std::string key;
    bool required = false;
    std::string doc;  ///< one sentence without its full stop
    Shape shape;
};

inline constexpr bool required = true;
inline constexpr bool optional = false;

[[nodiscard]] Shape object(std::vector<Field> fields);
[[nodiscard]] Shape map_of(Shape item, Reference names = Reference::none);
[[nodiscard]] Shape list_of(Shape item);
[[nodiscard]] Shape text();
[[nodiscard]] Shape name_of_a(Reference what);
[[nodiscard]] Shape choice(std::vector<std::string> words);
[[nodiscard]] Shape date();
[[nodiscard]] Shape boolean();
[[nodiscard]] Shape number(Range range);
[[nodiscard]] Shape figure();
[[nodiscard]] Shape values();
[[nodiscard]] Shape quantity(std::vector<Unit> units, Range range);
[[nodiscard]] Shape quantities(std::vector<Unit> units, Range range, std::size_t count);
[[nodiscard]] Shape quantity_rows(std::vector<Unit> units, Range range, std::size_t count);
[[nodiscard]] Shape quantity_of_parts(std::vector<Unit> units, std::vector<Part> parts);
[[nodiscard]] Shape duration();

[[nodiscard]] Shape ascending(Shape shape);
[[nodiscard]] Shape or_word(Shape shape, const std::string& word);
[[nodiscard]] Shape with_field(Shape shape, Field field);

/// The same shape with every key of its objects optional, as an overlay needs it. Items of lists,
/// quantities and durations stay whole, because an overlay replaces them whole.
[[nodiscard]] Shape partial(Shape shape);

[[nodiscard]] Range any();
[[nodiscard]] Range at_least(double low);
[[nodiscard]] Range above(double low);
[[nodiscard]] Range between(double low, double high);
[[nodiscard]] Range whole(Range range);

}  // namespace kinflow::scenario
