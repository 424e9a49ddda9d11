#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "sim/core/errors.h"
#include "tests/support/temporary_folder.h"

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

/// A test over such files of twelve authorities, in a folder of its own.
class WrittenFiles : public ::testing::Test {
  protected:
    WrittenFiles() { write_published_files(folder, 12); }

    /// What is said of bad input when `use` meets it; "none" when it does not.
    template <class Use>
    static std::string refusal(const Use& use) {
        try {
            use();
        } catch (const core::InputError& error) {
            return error.what();
        }
        return "none";
    }

  private:
    const TemporaryFolder own_;

  protected:
    const std::filesystem::path& folder = own_.path();
};

}  // namespace kinflow::test
