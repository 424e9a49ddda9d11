#include "tests/architecture/source_text.h"

#include <cctype>
#include <regex>

namespace kinflow::architecture {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_capital(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Where the lexical element at `at` ends, and whether it is a comment or a literal.
struct Element {
    enum class Kind { code, comment, literal } kind;
    std::size_t end;
};

std::size_t end_of_quoted(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (++at; at < text.size() && text[at] != quote && text[at] != '\n'; ++at) {
        if (text[at] == '\\') ++at;
    }
    return std::min(at + 1, text.size());
}

std::size_t end_of_raw_string(std::string_view text, std::size_t quote) {
    const std::size_t open = text.find('(', quote);
    if (open == std::string_view::npos) return text.size();
    std::string close = ")";
    close.append(text.substr(quote + 1, open - quote - 1)).push_back('"');
    const std::size_t end = text.find(close, open);
    return end == std::string_view::npos ? text.size() : end + close.size();
}

Element element_at(std::string_view text, std::size_t at) {
    const auto end_before = [&](std::string_view mark, std::size_t keep) {
        const std::size_t found = text.find(mark, at + 2);
        return found == std::string_view::npos ? text.size() : found + keep;
    };
    const std::string_view rest = text.substr(at);
    const bool after_name = at > 0 && in_name(text[at - 1]);
    if (rest.starts_with("//")) return {Element::Kind::comment, end_before("\n", 0)};
    if (rest.starts_with("/*")) return {Element::Kind::comment, end_before("*/", 2)};
    if (rest.starts_with("R\"") && !after_name) {
        return {Element::Kind::literal, end_of_raw_string(text, at + 1)};
    }
    if (rest.starts_with('"')) return {Element::Kind::literal, end_of_quoted(text, at)};
    // After a digit or a letter an apostrophe separates digits: 1'000.
    if (rest.starts_with('\'') && !after_name) {
        return {Element::Kind::literal, end_of_quoted(text, at)};
    }
    return {Element::Kind::code, at + 1};
}

std::string blank(std::string_view text, bool literals_too) {
    std::string result(text);
    for (std::size_t at = 0; at < text.size();) {
        const auto [kind, end] = element_at(text, at);
        if (kind == Element::Kind::comment || (kind == Element::Kind::literal && literals_too)) {
            for (std::size_t i = at; i < end; ++i) {
                if (result[i] != '\n') result[i] = ' ';
            }
        }
        at = end;
    }
    return result;
}

}  // namespace

std::string without_comments(std::string_view text) { return blank(text, false); }

std::string code_only(std::string_view text) { return blank(text, true); }

std::vector<Include> includes_of(std::string_view text) {
    static const std::regex directive(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)re");
    std::vector<Include> found;
    const std::string code = without_comments(text);
    int line = 1;
    for (std::size_t begin = 0; begin < code.size(); ++line) {
        const std::size_t end = std::min(code.find('\n', begin), code.size());
        const std::string row = code.substr(begin, end - begin);
        if (std::smatch match; std::regex_match(row, match, directive)) {
            found.push_back({match[2], match[1] == "\"", line});
        }
        begin = end + 1;
    }
    return found;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    int line = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') ++line;
        if (!is_letter(text[at])) continue;
        std::string word;
        const std::size_t begin = at;
        while (at < text.size() && is_letter(text[at])) {
            const bool camel_hump = at > begin && is_capital(text[at]) && !is_capital(text[at - 1]);
            if (camel_hump) break;
            word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(text[at]))));
            ++at;
        }
        words.push_back({word, line});
        --at;
    }
    return words;
}

}  // namespace kinflow::architecture
