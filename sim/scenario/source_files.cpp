#include "sim/scenario/source_files.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

namespace kinflow::scenario {
namespace {

/// Far above any honest file, far below what would fill the memory.
constexpr std::uintmax_t largest_file = 16U << 20U;

}  // namespace

FileText read_from_disk(const std::string& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return {std::nullopt, "there is no such file"};
    if (std::filesystem::is_directory(status)) return {std::nullopt, "it is a folder, not a file"};
    if (std::filesystem::is_regular_file(status) &&
        std::filesystem::file_size(path, error) > largest_file) {
        return {std::nullopt, "it is larger than 16 MB"};
    }
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream text;
    if (!stream) return {std::nullopt, "it cannot be opened; are you allowed to read it?"};
    // Copying an empty stream sets the target's fail bit, so only the source is asked.
    if (stream.peek() != std::ifstream::traits_type::eof()) text << stream.rdbuf();
    if (stream.bad()) return {std::nullopt, "reading it failed"};
    return {text.str(), ""};
}

ReadFile read_from(std::map<std::string, std::string> texts) {
    return [texts = std::move(texts)](const std::string& path) -> FileText {
        const auto found = texts.find(path);
        if (found == texts.end()) return {std::nullopt, "there is no such file"};
        return {found->second, ""};
    };
}

std::optional<Node> SourceFiles::open(const std::string& path) {
    const FileText file = read_(path);
    const auto index = static_cast<int>(names_.size());
    names_.push_back(path);
    if (!file.text) {
        faults.add({index, 0, 0}, "", "cannot be read: " + file.problem);
        return std::nullopt;
    }
    all_text_ += *file.text;
    return parse_tree(*file.text, index, faults);
}

std::string SourceFiles::path_from(const Node& reference) const {
    const std::filesystem::path from{names_[static_cast<std::size_t>(reference.place.file)]};
    return (from.parent_path() / reference.text).lexically_normal().generic_string();
}

bool SourceFiles::is_open(const Node& reference) const {
    return std::find(names_.begin(), names_.end(), path_from(reference)) != names_.end();
}

std::optional<Node> SourceFiles::open_named(const Node& reference, const std::string& key_path) {
    if (!reference.is_scalar() || reference.text.empty()) return std::nullopt;
    const std::string path = path_from(reference);
    const FileText file = read_(path);
    if (!file.text) {
        faults.add(reference.place, key_path,
                   "`" + reference.text + "` cannot be read: " + file.problem);
        return std::nullopt;
    }
    names_.push_back(path);
    all_text_ += *file.text;
    return parse_tree(*file.text, static_cast<int>(names_.size()) - 1, faults);
}

}  // namespace kinflow::scenario
