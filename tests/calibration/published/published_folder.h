#pragma once

#include <filesystem>
#include <string>

namespace kinflow::test {

/// Small files in the department's layouts, written below `folder`: `authorities` of them from 2013
/// to 2022 with figures that wander, byte-order marks, quotes, columns in different orders, a
/// rounded national row, and some suppressed cells. Names are Area 1 to Area N, numbers 301 and on;
/// each one's statistical neighbours are the next ten.
void write_published_files(const std::filesystem::path& folder, int authorities);

/// Gives an authority another number and name in every file.
void rename_authority(const std::filesystem::path& folder, int number, int as_number,
                      const std::string& as_name);

/// Replaces the first `what` in a file of the folder. Throws when it is not there.
void edit(const std::filesystem::path& file, const std::string& what, const std::string& with);

}  // namespace kinflow::test
