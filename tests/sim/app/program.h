#pragma once

#include <filesystem>
#include <string>

#include "tests/support/temporary_folder.h"

namespace kinflow::app::test {

/// What the program did.
struct Outcome {
    int code = -1;
    std::string out;  ///< standard output
    std::string err;  ///< standard error
};

/// A folder of its own, removed at the end, with the small scenario's files in it: a council of
/// 10,000 children over one year.
class Folder {
  public:
    Folder();

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return folder_ / name;
    }

    /// Runs the program in the folder, with arguments as a shell reads them.
    [[nodiscard]] Outcome kinflow(const std::string& arguments) const;

    [[nodiscard]] std::string read(const std::string& name) const;
    void write(const std::string& name, const std::string& text) const;

    /// Replaces the only place where `from` stands in the file.
    void change(const std::string& name, const std::string& from, const std::string& to) const;

  private:
    kinflow::test::TemporaryFolder folder_;
};

}  // namespace kinflow::app::test
