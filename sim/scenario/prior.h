#pragma once

#include <cstdint>

namespace kinflow::scenario {

/// What is believed of a parameter before it is held against figures. Every prior is a rising
/// function of a standard normal coordinate, so that samplers and emulators see one kind only.
struct Prior {
    enum class Kind : std::uint8_t { normal, lognormal, logit_normal, uniform };

    Kind kind = Kind::normal;
    /// Mean and standard deviation (normal); median and standard deviation of the logarithm
    /// (lognormal) or of the log odds (logit_normal); least and greatest value (uniform).
    double first = 0.0;
    double second = 1.0;

    [[nodiscard]] double value(double coordinate) const;
    /// The coordinate of a value: infinite, or NaN, when the prior excludes it.
    [[nodiscard]] double coordinate(double value) const;
};

}  // namespace kinflow::scenario
