#include "sim/scenario/json_schema.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/scenario/checker.h"
#include "sim/scenario/duration_forms.h"

namespace kinflow::scenario {
namespace {

using Json = nlohmann::ordered_json;

Json schema_of(const Shape& shape);

/// Limits in the written unit.
Json number_schema(const Range& range, const Unit& unit) {
    const auto limit = [&](double bound) {
        // Rounded, because 1 share is 100 percent and not 100.00000000000001.
        constexpr double digits = 1e9;
        return unit.factor == 1.0 ? bound : std::round(bound / unit.factor * digits) / digits;
    };
    const bool whole = range.whole && unit.per.empty();
    Json json{{"type", whole ? "integer" : "number"}};
    if (std::isfinite(range.low)) {
        json[range.positive ? "exclusiveMinimum" : "minimum"] = limit(range.low);
    }
    if (std::isfinite(range.high)) json["maximum"] = limit(range.high);
    return json;
}

Json object_schema(Json properties, Json needed) {
    Json json{{"type", "object"}, {"properties", std::move(properties)}};
    if (!needed.empty()) json["required"] = std::move(needed);
    json["additionalProperties"] = false;
    return json;
}

Json text_schema() { return {{"type", "string"}, {"minLength", 1}}; }

void add_standing(Json& properties) {
    for (const std::string& word : standing_words()) properties[word] = text_schema();
}

Json with_standing(Json json) {
    json["$ref"] = "#/$defs/standing";
    return json;
}

Json fields_schema(const Shape& shape) {
    Json properties = Json::object();
    Json needed = Json::array();
    for (const Field& field : shape.fields) {
        Json inner{{"description", field.doc}};
        inner.update(schema_of(field.shape));
        properties[field.key] = std::move(inner);
        if (field.required) needed.push_back(field.key);
    }
    return object_schema(std::move(properties), std::move(needed));
}

Json numbers_schema(const Shape& shape, const Part& part, const Unit& unit) {
    Json json = number_schema(part.range, unit);
    for (int level = 0; level < shape.rank; ++level) {
        Json list{{"type", "array"}, {"items", std::move(json)}};
        if (level == 0) list["minItems"] = std::max<std::size_t>(shape.count, 1);
        if (level == 0 && shape.count != 0) list["maxItems"] = shape.count;
        json = std::move(list);
    }
    return json;
}

Json unit_schema(const std::vector<Unit>& units) {
    Json names = Json::array();
    for (const Unit& unit : units) names.push_back(unit.name);
    return {{"enum", std::move(names)}};
}

/// A quantity in any of these units, whose limits are the same.
Json quantity_in(const Shape& shape, const std::vector<Unit>& units) {
    Json properties = Json::object();
    Json needed = Json::array();
    for (const Part& part : shape.parts) {
        properties[part.key] = numbers_schema(shape, part, units.front());
        needed.push_back(part.key);
    }
    properties["unit"] = unit_schema(units);
    if (!shape.unit_optional) needed.push_back("unit");
    for (const Field& field : shape.fields) {
        properties[field.key] = schema_of(field.shape);
        if (field.required) needed.push_back(field.key);
    }
    add_standing(properties);
    return with_standing(object_schema(std::move(properties), std::move(needed)));
}

/// Units of equal limits share an alternative: only 0 and infinity are the same in every unit.
bool limits_depend_on_unit(const Shape& shape) {
    const bool one_factor =
        std::all_of(shape.units.begin(), shape.units.end(),
                    [&](const Unit& unit) { return unit.factor == shape.units.front().factor; });
    const auto fixed = [](double bound) { return bound == 0.0 || std::isinf(bound); };
    return !one_factor && std::any_of(shape.parts.begin(), shape.parts.end(), [&](const Part& p) {
        return !fixed(p.range.low) || !fixed(p.range.high);
    });
}

Json quantity_schema(const Shape& shape) {
    Json forms = Json::array();
    if (!shape.words.empty()) forms.push_back({{"enum", shape.words}});
    if (limits_depend_on_unit(shape)) {
        for (const Unit& unit : shape.units) forms.push_back(quantity_in(shape, {unit}));
    } else if (shape.parts.front().range.whole && !shape.units.back().per.empty()) {
        const auto sized = std::find_if(shape.units.begin(), shape.units.end(),
                                        [](const Unit& unit) { return !unit.per.empty(); });
        forms.push_back(quantity_in(shape, {shape.units.begin(), sized}));
        forms.push_back(quantity_in(shape, {sized, shape.units.end()}));
    } else {
        forms.push_back(quantity_in(shape, shape.units));
    }
    if (forms.size() == 1) return forms.front();
    return {{"anyOf", std::move(forms)}};
}

Json points_schema() {
    const Json probability{{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
    const Json value{{"type", "number"}, {"minimum", 0}};
    return {{"type", "array"},
            {"items",
             {{"type", "array"},
              {"prefixItems", Json::array({probability, value})},
              {"minItems", 2},
              {"maxItems", 2}}},
            {"minItems", 2}};
}

Json duration_schema() {
    Json forms = Json::array();
    for (const DurationForm& form : duration_forms()) {
        Json properties{{"distribution", {{"const", form.distribution}}}};
        Json needed = Json::array({"distribution", "unit"});
        for (const Parameter& parameter : form.parameters) {
            properties[parameter.key] = parameter.key == "points"
                                            ? points_schema()
                                            : number_schema(parameter.range, no_unit());
            needed.push_back(parameter.key);
        }
        properties["unit"] = unit_schema(duration_units());
        add_standing(properties);
        forms.push_back(with_standing(object_schema(std::move(properties), std::move(needed))));
    }
    return {{"oneOf", std::move(forms)}};
}

Json figure_schema() {
    const Json number{{"type", "number"}};
    const Json map{{"type", "object"}, {"additionalProperties", number}};
    return {{"anyOf", Json::array({number, map})}};
}

Json standing_schema() {
    Json one = Json::array();
    for (const std::string& word : standing_words()) {
        one.push_back({{"required", Json::array({word})}});
    }
    return {{"oneOf", std::move(one)}};
}

Json schema_of(const Shape& shape) {
    switch (shape.form) {
        case Form::object:
            return fields_schema(shape);
        case Form::map:
            return {{"type", "object"},
                    {"propertyNames", {{"pattern", "^[a-z][a-z0-9_]*$"}}},
                    {"additionalProperties", schema_of(shape.item.front())}};
        case Form::list:
            return {{"type", "array"}, {"items", schema_of(shape.item.front())}};
        case Form::text:
            return text_schema();
        case Form::choice:
            return {{"enum", shape.words}};
        case Form::date:
            return {{"type", "string"},
                    {"format", "date"},
                    {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
        case Form::boolean:
            return {{"type", "boolean"}};
        case Form::number:
            return number_schema(shape.range, no_unit());
        case Form::values:
            return {{"type", Json::array({"number", "string", "array"})}};
        case Form::figure:
            return figure_schema();
        case Form::quantity:
            return quantity_schema(shape);
        case Form::duration:
            return {{"$ref", "#/$defs/duration"}};
    }
    return {};
}

}  // namespace

std::string json_schema(const Shape& shape, const std::string& title) {
    Json json{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
    json.update(schema_of(shape));
    const std::string text = json.dump();
    const auto uses = [&](const char* name) { return text.find(name) != std::string::npos; };
    if (uses("#/$defs/duration")) {
        json["$defs"] = {{"standing", standing_schema()}, {"duration", duration_schema()}};
    } else if (uses("#/$defs/standing")) {
        json["$defs"] = {{"standing", standing_schema()}};
    }
    return json.dump(2) + "\n";
}

}  // namespace kinflow::scenario
