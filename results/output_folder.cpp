#include "results/output_folder.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#include "sim/core/errors.h"

namespace kinflow::results {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, std::string message) {
    throw core::InputError{{{path.string(), 0, 0, {}, std::move(message)}}};
}

}  // namespace

void prepare_output_folder(const fs::path& folder, bool resume) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
        refuse(folder, "this is a file; results go to a folder");
    }
    fs::create_directories(folder, error);
    if (error) refuse(folder, "the folder cannot be made: " + error.message());
    if (resume) return;
    for (const auto name : {store_file, manifest_file}) {
        if (!fs::exists(folder / name, error)) continue;
        refuse(folder, fmt::format("the folder already holds a run ({}); carry on with it by "
                                   "--resume, or name another folder",
                                   name));
    }
}

void write_file(const fs::path& file, std::string_view text) {
    fs::path part = file;
    part += ".part";
    const auto cannot_write = [&](const std::string& why) {
        std::error_code ignored;
        fs::remove(part, ignored);
        refuse(file, "the file cannot be written: " + why);
    };
    {
        std::ofstream out{part, std::ios::binary | std::ios::trunc};
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        out.flush();
        if (!out) cannot_write(std::generic_category().message(errno));
    }
    std::error_code error;
    fs::rename(part, file, error);
    if (error) cannot_write(error.message());
}

}  // namespace kinflow::results
