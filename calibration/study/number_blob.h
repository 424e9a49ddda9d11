#pragma once

#include <cstring>
#include <span>
#include <vector>

namespace kinflow::calibration {

/// Numbers as the bytes of a database's field. Of no numbers, an empty blob: one without an address
/// would be NULL.
[[nodiscard]] inline std::span<const unsigned char> bytes_of(const std::vector<double>& numbers) {
    static constexpr unsigned char nothing = 0;
    if (numbers.empty()) return {&nothing, 0};
    return {reinterpret_cast<const unsigned char*>(numbers.data()),
            numbers.size() * sizeof(double)};
}

[[nodiscard]] inline std::vector<double> numbers_in(std::span<const unsigned char> bytes) {
    std::vector<double> numbers(bytes.size() / sizeof(double));
    if (!numbers.empty()) std::memcpy(numbers.data(), bytes.data(), bytes.size());
    return numbers;
}

}  // namespace kinflow::calibration
