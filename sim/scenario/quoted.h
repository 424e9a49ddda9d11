#pragma once

#include <string>

namespace kinflow::scenario {

/// A text as YAML reads it back whatever it holds: in single quotes, on one line.
[[nodiscard]] inline std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') out += '\'';
        out += c == '\n' ? ' ' : c;
    }
    return out + "'";
}

}  // namespace kinflow::scenario
