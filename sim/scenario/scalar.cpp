#include "sim/scenario/scalar.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>
#include <system_error>

namespace kinflow::scenario {
namespace {

std::optional<double> special_number(std::string_view text) {
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (lower == ".inf" || lower == "+.inf") return std::numeric_limits<double>::infinity();
    if (lower == "-.inf") return -std::numeric_limits<double>::infinity();
    if (lower == ".nan") return std::numeric_limits<double>::quiet_NaN();
    return std::nullopt;
}

}  // namespace

std::optional<double> number_in(const Node& node) {
    if (!node.is_scalar() || !node.plain) return std::nullopt;
    if (const auto special = special_number(node.text)) return special;
    std::string_view text = node.text;
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    // from_chars would also read "inf", "nan" and "infinity", which are plain words in YAML.
    if (text.find_first_not_of("0123456789+-.eE") != std::string_view::npos) return std::nullopt;
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || text.empty()) return std::nullopt;
    if (error == std::errc::result_out_of_range) return std::numeric_limits<double>::infinity();
    if (error != std::errc{}) return std::nullopt;
    return value;
}

bool is_plain_number(const Node& node) { return number_in(node).has_value(); }

bool is_plain_bool(const Node& node) {
    return node.is_scalar() && node.plain && (node.text == "true" || node.text == "false");
}

bool is_text(const Node& node) {
    return node.is_scalar() && !is_plain_number(node) && !is_plain_bool(node);
}

}  // namespace kinflow::scenario
