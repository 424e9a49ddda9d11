#include "sim/scenario/format_tables.h"

#include <vector>

#include "sim/scenario/checker.h"
#include "sim/scenario/duration_forms.h"
#include "sim/scenario/levers.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

std::string code(const std::string& text) { return "`" + text + "`"; }

std::string any_of(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + code(word);
    return text;
}

std::string units_of(const Shape& shape) {
    std::vector<std::string> names;
    names.reserve(shape.units.size());
    for (const Unit& unit : shape.units) names.push_back(unit.name);
    return any_of(names);
}

std::string quantity_form(const Shape& shape) {
    std::string text = shape.rank == 0   ? "quantity"
                       : shape.rank == 1 ? "quantities"
                                         : "rows of quantities";
    if (shape.count != 0) text += " of " + std::to_string(shape.count);
    text += ", " + units_of(shape);
    for (const Part& part : shape.parts) {
        text += shape.parts.size() > 1 ? "; " + code(part.key) + ": " : "; ";
        text += describe(part.range, &shape.units.front());
    }
    if (shape.ascending) text += ", rising";
    for (const Field& field : shape.fields) {
        text += "; with " + code(field.key) + ": " + any_of(field.shape.words);
    }
    for (const std::string& word : shape.words) text += "; or the word " + code(word);
    return text;
}

std::string named(Reference what) {
    switch (what) {
        case Reference::none:
            break;
        case Reference::stage:
            return "name of a stage";
        case Reference::team:
            return "name of a team";
        case Reference::grade:
            return "name of a grade";
        case Reference::placement_type:
            return "name of a placement type";
        case Reference::measure:
            return "name of a measure";
        case Reference::register_entry:
            return "id of the register";
    }
    return "text";
}

std::string form_text(const Shape& shape) {
    switch (shape.form) {
        case Form::object:
            return "map";
        case Form::map:
            return "map by name" + (shape.item.front().form == Form::object
                                        ? std::string{}
                                        : " of " + form_text(shape.item.front()));
        case Form::list:
            return "list of " + (shape.item.front().form == Form::object
                                     ? std::string{"maps"}
                                     : form_text(shape.item.front()));
        case Form::text:
            return named(shape.refers);
        case Form::choice:
            return any_of(shape.words);
        case Form::date:
            return "date";
        case Form::boolean:
            return "`true` or `false`";
        case Form::number:
            return describe(shape.range, nullptr);
        case Form::values:
            return "a number, a list of numbers, or a word";
        case Form::figure:
            return "number, or map of numbers";
        case Form::quantity:
            return quantity_form(shape);
        case Form::duration:
            return "duration";
    }
    return "";
}

/// Gathers what has keys of its own, in the order of the file.
void add_tables(const Shape& shape, const std::string& path, const std::string& heading,
                std::string& out) {
    if (shape.form == Form::map) {
        return add_tables(shape.item.front(), path + ".NAME", heading, out);
    }
    if (shape.form == Form::list) return add_tables(shape.item.front(), path + "[]", heading, out);
    if (shape.form != Form::object) return;
    if (!path.empty()) out += "\n" + heading + " " + code(path) + "\n";
    out += "\n| Key | Needed | What is written | Meaning |\n| --- | --- | --- | --- |\n";
    for (const Field& field : shape.fields) {
        out += "| " + code(field.key) + " | " + (field.required ? "yes" : "") + " | " +
               form_text(field.shape) + " | " + field.doc + " |\n";
    }
    for (const Field& field : shape.fields) {
        add_tables(field.shape, path.empty() ? field.key : path + "." + field.key, heading, out);
    }
}

}  // namespace

std::string format_tables(const Shape& shape, const std::string& heading) {
    std::string out;
    add_tables(shape, "", heading, out);
    return out;
}

std::string duration_table() {
    std::string out =
        "\n| `distribution` | Times, in the unit | Plain numbers |\n| --- | --- | --- |\n";
    for (const DurationForm& form : duration_forms()) {
        std::vector<std::string> times;
        std::vector<std::string> plain;
        for (const Parameter& parameter : form.parameters) {
            (parameter.is_time ? times : plain).push_back(parameter.key);
        }
        out +=
            "| " + code(form.distribution) + " | " + any_of(times) + " | " + any_of(plain) + " |\n";
    }
    std::vector<std::string> units;
    units.reserve(duration_units().size());
    for (const Unit& unit : duration_units()) units.push_back(unit.name);
    return out + "\nUnits: " + any_of(units) + ".\n";
}

std::string all_format_tables() {
    std::string out = "\n### Durations\n" + duration_table();
    out += "\n### `kinflow: pathway`\n" + format_tables(pathway_shape(), "####");
    out += "\n### `kinflow: area`\n" + format_tables(area_shape(), "####");
    out += "\n### `kinflow: register`\n" + format_tables(register_shape(), "####");
    out += "\n### `kinflow: policy`\n" + format_tables(policy_shape(), "####");
    out += "\n### Levers\n" + lever_table();
    out += "\n### `kinflow: study`\n" + format_tables(study_shape(), "####");
    out += "\n### `kinflow: posterior`\n" + format_tables(posterior_shape(), "####");
    out += "\n### `kinflow: calibration`\n" + format_tables(calibration_shape(), "####");
    out += "\n### `kinflow: backtest`\n" + format_tables(backtest_shape(), "####");
    out += "\n### `kinflow: flows`\n" + format_tables(flows_shape(), "####");
    // An overlay has the keys of the two above: its own table says which.
    std::string overlay = format_tables(overlay_shape(), "####");
    out += "\n### `kinflow: overlay`\n" + overlay.substr(0, overlay.find("\n####"));
    return out + "\n";
}

}  // namespace kinflow::scenario
