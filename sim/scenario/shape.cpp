#include "sim/scenario/shape.h"

#include <utility>

namespace kinflow::scenario {
namespace {

Shape of(Form form) {
    Shape shape;
    shape.form = form;
    return shape;
}

Shape numbers(std::vector<Unit> units, Range range, int rank, std::size_t count) {
    Shape shape = of(Form::quantity);
    shape.units = std::move(units);
    shape.parts = {{rank == 0 ? "value" : "values", range}};
    shape.rank = rank;
    shape.count = count;
    return shape;
}

}  // namespace

Shape object(std::vector<Field> fields) {
    Shape shape = of(Form::object);
    shape.fields = std::move(fields);
    return shape;
}

Shape map_of(Shape item, Reference names) {
    Shape shape = of(Form::map);
    shape.item.push_back(std::move(item));
    shape.refers = names;
    return shape;
}

Shape list_of(Shape item) {
    Shape shape = of(Form::list);
    shape.item.push_back(std::move(item));
    return shape;
}

Shape text() { return of(Form::text); }

Shape name_of_a(Reference what) {
    Shape shape = of(Form::text);
    shape.refers = what;
    return shape;
}

Shape choice(std::vector<std::string> words) {
    Shape shape = of(Form::choice);
    shape.words = std::move(words);
    return shape;
}

Shape date() { return of(Form::date); }

Shape boolean() { return of(Form::boolean); }

Shape values() { return of(Form::values); }

Shape number(Range range) {
    Shape shape = of(Form::number);
    shape.range = range;
    return shape;
}

Shape figure() { return of(Form::figure); }

Shape quantity(std::vector<Unit> units, Range range) {
    return numbers(std::move(units), range, 0, 0);
}

Shape quantities(std::vector<Unit> units, Range range, std::size_t count) {
    return numbers(std::move(units), range, 1, count);
}

Shape quantity_rows(std::vector<Unit> units, Range range, std::size_t count) {
    return numbers(std::move(units), range, 2, count);
}

Shape quantity_of_parts(std::vector<Unit> units, std::vector<Part> parts) {
    Shape shape = of(Form::quantity);
    shape.units = std::move(units);
    shape.parts = std::move(parts);
    return shape;
}

Shape duration() { return of(Form::duration); }

Shape ascending(Shape shape) {
    shape.ascending = true;
    return shape;
}

Shape or_word(Shape shape, const std::string& word) {
    shape.words.push_back(word);
    return shape;
}

Shape with_field(Shape shape, Field field) {
    shape.fields.push_back(std::move(field));
    return shape;
}

Shape partial(Shape shape) {
    if (shape.form == Form::object) {
        for (Field& field : shape.fields) {
            field.required = false;
            field.shape = partial(std::move(field.shape));
        }
    } else if (shape.form == Form::map) {
        shape.item.front() = partial(std::move(shape.item.front()));
    }
    return shape;
}

Range any() { return {}; }

Range at_least(double low) {
    Range range;
    range.low = low;
    return range;
}

Range above(double low) {
    Range range = at_least(low);
    range.positive = true;
    return range;
}

Range between(double low, double high) {
    Range range = at_least(low);
    range.high = high;
    return range;
}

Range whole(Range range) {
    range.whole = true;
    return range;
}

}  // namespace kinflow::scenario
