#pragma once

#include <string>
#include <string_view>

#include "calibration/area/area_facts.h"

namespace kinflow::calibration {

// What the three files of a new area write in the same way.

/// As YAML quotes it.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// The authority's name as it is published.
[[nodiscard]] const std::string& title_of(const PublishedFigures& figures, const AreaFacts& facts);

/// The value as the files tell it, in the figure's unit. Counts are whole, however they were come
/// by; the rest has two decimals.
[[nodiscard]] double told(const AreaFact& fact);

/// The fact's entry in the register: suffolk-2018.referrals-2019.
[[nodiscard]] std::string id_of(const AreaFacts& facts, const AreaFact& fact);

}  // namespace kinflow::calibration
