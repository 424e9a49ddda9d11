#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kinflow::architecture {

// The C++ text with comments blanked out; line breaks stay, so that lines keep their numbers.
std::string without_comments(std::string_view text);

// The C++ text with comments and the contents of string and character literals blanked out.
std::string code_only(std::string_view text);

struct Include {
    std::string path;
    bool quoted;  // "path" rather than <path>
    int line;     // from 1
};

// Every #include directive outside comments, in order.
std::vector<Include> includes_of(std::string_view text);

// The words of a text in lower case. Underscores, hyphens, digits and capitals inside a name divide
// words: "ChildId child_count" is child, id, child, count.
struct Word {
    std::string text;
    int line;  // from 1
};
std::vector<Word> words_of(std::string_view text);

}  // namespace kinflow::architecture
