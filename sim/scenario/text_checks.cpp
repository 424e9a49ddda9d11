#include "sim/scenario/text_checks.h"

#include <cstddef>
#include <cstdint>

namespace kinflow::scenario {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

/// Bytes of the UTF-8 sequence that starts at `i`; 0 when it is not one (RFC 3629: no overlong
/// form, no surrogate, nothing above U+10FFFF).
std::size_t sequence_length(std::string_view text, std::size_t i) {
    const unsigned char lead = byte_at(text, i);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return 0;
    std::uint32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
        const unsigned char next = byte_at(text, i + k);
        if ((next & 0xC0U) != 0x80U) return 0;
        code = (code << 6U) | (next & 0x3FU);
    }
    const std::uint32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < least || code > 0x10FFFF || surrogate ? 0 : length;
}

}  // namespace

bool check_text(std::string_view text, int file, FaultList& faults) {
    bool sound = true;
    int line = 1;
    int column = 1;
    bool indentation = true;
    const auto fault = [&](const char* message) {
        faults.add({file, line, column}, "", message);
        sound = false;
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequence_length(text, i);
        if (length == 0) {
            fault("a byte that is not UTF-8; save the file as UTF-8");
            return false;  // everything after it would be guesswork
        }
        const char c = text[i];
        const bool control = length == 1 && (byte_at(text, i) < 0x20 || c == 0x7F);
        if (c == '\t' && indentation) {
            fault("a tab in the indentation; only spaces are allowed");
            indentation = false;
        } else if (control && c != '\n' && c != '\r' && c != '\t') {
            fault("a control character; only printable text is allowed");
        }
        if (c != ' ') indentation = false;
        ++column;
        if (c == '\n') {
            ++line;
            column = 1;
            indentation = true;
        }
        i += length;
    }
    return sound;
}

}  // namespace kinflow::scenario
