#include "tests/support/json_schema_check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <stdexcept>

#include "sim/core/calendar.h"

namespace kinflow::test {
namespace {

using Json = nlohmann::ordered_json;

class Validator {
  public:
    explicit Validator(const Json& root) : root_{root} {}

    std::string fault(const Json& schema, const Json& value) const {
        if (schema.is_boolean()) return schema.get<bool>() ? "" : "not allowed";
        std::string found;
        for (const auto& [keyword, rule] : schema.items()) {
            if (found.empty()) found = keyword_fault(schema, keyword, rule, value);
        }
        return found;
    }

  private:
    std::string keyword_fault(const Json& schema, const std::string& keyword, const Json& rule,
                              const Json& value) const {
        static const std::set<std::string> notes{"$schema", "$defs", "title", "description"};
        if (notes.contains(keyword)) return "";
        if (keyword == "$ref") return fault(definition(rule.get<std::string>()), value);
        if (keyword == "type") return type_fault(rule.get<std::string>(), value);
        if (keyword == "const") return value == rule ? "" : "const";
        if (keyword == "enum") {
            return std::find(rule.begin(), rule.end(), value) != rule.end() ? "" : "enum";
        }
        if (keyword == "oneOf") return matches(rule, value) == 1 ? "" : "oneOf";
        if (keyword == "anyOf") return matches(rule, value) > 0 ? "" : "anyOf";
        if (value.is_object()) return object_fault(schema, keyword, rule, value);
        if (value.is_array()) return array_fault(schema, keyword, rule, value);
        if (value.is_number()) return number_fault(keyword, rule, value.get<double>());
        if (value.is_string()) return text_fault(keyword, rule, value.get<std::string>());
        return known(keyword) ? "" : unknown(keyword);
    }

    const Json& definition(const std::string& reference) const {
        return root_.at(Json::json_pointer(reference.substr(1)));
    }

    std::size_t matches(const Json& schemas, const Json& value) const {
        return static_cast<std::size_t>(
            std::count_if(schemas.begin(), schemas.end(),
                          [&](const Json& s) { return fault(s, value).empty(); }));
    }

    static std::string type_fault(const std::string& type, const Json& value) {
        const bool whole =
            value.is_number() && value.get<double>() == std::floor(value.get<double>());
        const bool right =
            (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
            (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
            (type == "number" && value.is_number()) || (type == "integer" && whole);
        return right ? "" : "type is not " + type;
    }

    std::string object_fault(const Json& schema, const std::string& keyword, const Json& rule,
                             const Json& value) const {
        if (keyword == "required") {
            for (const Json& key : rule) {
                if (!value.contains(key.get<std::string>())) return "lacks " + key.dump();
            }
            return "";
        }
        for (const auto& [key, inner] : value.items()) {
            std::string found;
            if (keyword == "properties" && rule.contains(key)) found = fault(rule.at(key), inner);
            if (keyword == "propertyNames") found = fault(rule, Json(key));
            const bool listed = schema.contains("properties") && schema["properties"].contains(key);
            if (keyword == "additionalProperties" && !listed) found = fault(rule, inner);
            if (!found.empty()) return key + ": " + found;
        }
        return known(keyword) ? "" : unknown(keyword);
    }

    std::string array_fault(const Json& schema, const std::string& keyword, const Json& rule,
                            const Json& value) const {
        if (keyword == "minItems") return value.size() >= rule.get<std::size_t>() ? "" : keyword;
        if (keyword == "maxItems") return value.size() <= rule.get<std::size_t>() ? "" : keyword;
        const std::size_t first = schema.contains("prefixItems") ? schema["prefixItems"].size() : 0;
        for (std::size_t i = 0; i < value.size(); ++i) {
            std::string found;
            if (keyword == "prefixItems" && i < first) found = fault(rule[i], value[i]);
            if (keyword == "items" && i >= first) found = fault(rule, value[i]);
            if (!found.empty()) return "[" + std::to_string(i) + "]: " + found;
        }
        return known(keyword) ? "" : unknown(keyword);
    }

    static std::string number_fault(const std::string& keyword, const Json& rule, double value) {
        if (keyword == "minimum") return value >= rule.get<double>() ? "" : keyword;
        if (keyword == "exclusiveMinimum") return value > rule.get<double>() ? "" : keyword;
        if (keyword == "maximum") return value <= rule.get<double>() ? "" : keyword;
        return known(keyword) ? "" : unknown(keyword);
    }

    std::string text_fault(const std::string& keyword, const Json& rule,
                           const std::string& value) const {
        if (keyword == "minLength") return value.size() >= rule.get<std::size_t>() ? "" : keyword;
        if (keyword == "pattern") {
            const auto text = rule.get<std::string>();
            auto found = patterns_.find(text);
            if (found == patterns_.end()) found = patterns_.emplace(text, std::regex(text)).first;
            return std::regex_search(value, found->second) ? "" : keyword;
        }
        if (keyword == "format" && rule == "date") return core::parse_date(value) ? "" : keyword;
        return known(keyword) ? "" : unknown(keyword);
    }

    static bool known(const std::string& keyword) {
        static const std::set<std::string> keywords{"required",      "properties",
                                                    "propertyNames", "additionalProperties",
                                                    "minItems",      "maxItems",
                                                    "prefixItems",   "items",
                                                    "minimum",       "exclusiveMinimum",
                                                    "maximum",       "minLength",
                                                    "pattern",       "format"};
        return keywords.contains(keyword);
    }

    static std::string unknown(const std::string& keyword) {
        throw std::invalid_argument("unknown keyword of JSON Schema: " + keyword);
    }

    const Json& root_;
    mutable std::map<std::string, std::regex> patterns_;  // compiled once, because that is slow
};

}  // namespace

struct JsonSchema::Compiled {
    explicit Compiled(nlohmann::ordered_json json) : schema(std::move(json)), validator{schema} {}

    nlohmann::ordered_json schema;
    Validator validator;  // refers to `schema`, so this object is never copied
};

JsonSchema::JsonSchema(nlohmann::ordered_json schema)
    : compiled_{std::make_shared<const Compiled>(std::move(schema))} {}

std::string JsonSchema::fault(const nlohmann::ordered_json& document) const {
    return compiled_->validator.fault(compiled_->schema, document);
}

}  // namespace kinflow::test
