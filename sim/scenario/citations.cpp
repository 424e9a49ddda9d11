#include "sim/scenario/citations.h"

#include <set>

#include "sim/scenario/source_files.h"

namespace kinflow::scenario {
namespace {

/// The words of a reason that may be ids: letters, digits and -_. without a full stop at the end.
std::set<std::string> words_of(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    const auto finish = [&] {
        while (!word.empty() && word.back() == '.') word.pop_back();
        if (word.find('.') != std::string::npos) words.insert(word);
        word.clear();
    };
    for (const char c : text) {
        const bool part =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (part) {
            word += c;
        } else {
            finish();
        }
    }
    finish();
    return words;
}

class Finder {
  public:
    Finder(std::string file, const std::set<std::string>& ids, std::vector<Citation>& out)
        : file_{std::move(file)}, ids_{ids}, out_{out} {}

    void look(const Node& node, const std::string& path) {
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const Node& item = node.items[i];
            if (node.is_map() && item.is_scalar()) {
                const std::string& key = node.keys[i];
                if (key == "source") add(node, item, path, item.text, false);
                if (key == "assumed" || key == "calibrated") {
                    for (const std::string& word : words_of(item.text)) {
                        add(node, item, path, word, true);
                    }
                }
            } else {
                look(item, node.is_map() ? join(path, node.keys[i]) : join(path, i));
            }
        }
    }

  private:
    void add(const Node& owner, const Node& at, const std::string& path, const std::string& id,
             bool reason) {
        if (ids_.count(id) == 0) return;
        const Node* measure = owner.find("measure");
        out_.push_back(
            {id, file_, at.place.line, path, measure == nullptr ? "" : measure->text, reason});
    }

    std::string file_;
    const std::set<std::string>& ids_;
    std::vector<Citation>& out_;
};

}  // namespace

std::vector<Citation> find_citations(const std::vector<std::filesystem::path>& files,
                                     const std::vector<std::string>& ids) {
    const std::set<std::string> known{ids.begin(), ids.end()};
    std::vector<Citation> found;
    for (const auto& file : files) {
        SourceFiles source{read_from_disk};
        const auto tree = source.open(file.string());
        if (tree) Finder{file.string(), known, found}.look(*tree, "");
    }
    return found;
}

}  // namespace kinflow::scenario
