#pragma once

#include <filesystem>
#include <string>

#include "results/sqlite.h"

namespace kinflow::calibration {

/// A store of what was simulated, and of what it belongs to.
struct StoreKind {
    std::string table;    ///< that holds the key
    std::string holds;    ///< what is stored, as "responses"
    std::string created;  ///< SQL that makes the other tables where they are not there
};

/// Gives an empty database its key, or sees that it has this one: a stopped study is only carried
/// on with its own results. Throws core::InputError when the file is no such database or belongs to
/// another study, area, seed or version.
void claim(results::Database& database, const std::filesystem::path& file, const StoreKind& kind,
           const std::string& key);

}  // namespace kinflow::calibration
