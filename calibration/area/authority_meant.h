#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/published/figures.h"

namespace kinflow::calibration {

/// The authority that is meant on 31 March of `year`, by name or number. Of two that share a name,
/// before and after a change of boundaries, the one of the time; a note says which. Throws
/// core::InputError: none of that name (with the nearest), one too small to model, a year of which
/// the files hold no census, or an authority that had ended or not yet begun (with whose place it
/// took).
[[nodiscard]] std::size_t authority_meant(const PublishedFigures& figures, std::string_view la,
                                          int year, std::vector<std::string>& notes);

/// Its statistical neighbours that the files hold, nearest first. Those of its successor where it
/// ended before neighbours were worked out.
[[nodiscard]] std::vector<std::size_t> neighbours_of(const PublishedFigures& figures,
                                                     std::size_t authority);

/// "; Dorset (838) and ... took its place on 1 April 2019", or nothing.
[[nodiscard]] std::string successors_of(const PublishedFigures& figures, std::size_t authority);

/// "Norfolk (926), Kent (886)".
[[nodiscard]] std::string names_of(const PublishedFigures& figures,
                                   const std::vector<std::size_t>& authorities);

}  // namespace kinflow::calibration
