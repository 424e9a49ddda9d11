#pragma once

#include <string>
#include <string_view>

#include "results/results.h"

namespace kinflow::results {

/// Fingerprint of a scenario's text, 16 hexadecimal digits: the 64-bit FNV-1a hash (Fowler, Noll
/// and Vo; draft-eastlake-fnv). It tells scenarios apart; it does not protect against forgery.
[[nodiscard]] std::string scenario_hash(std::string_view source_text);

/// manifest.json: who ran what, and where each parameter comes from. Everything outside the keys
/// `machine` and `timing` is the same for every run of the same scenario, seed and replications.
[[nodiscard]] std::string manifest_json(const RunResults& results);

}  // namespace kinflow::results
