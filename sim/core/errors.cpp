#include "sim/core/errors.h"

#include <utility>

namespace kinflow::core {

namespace {

std::string join(const std::vector<Fault>& faults) {
    std::string lines;
    for (const Fault& fault : faults) {
        if (!lines.empty()) lines += '\n';
        lines += to_string(fault);
    }
    return lines;
}

}  // namespace

std::string to_string(const Fault& fault) {
    std::string text;
    if (!fault.file.empty()) {
        text = fault.file + ":";
        if (fault.line > 0) {
            text += std::to_string(fault.line) + ":";
            if (fault.column > 0) text += std::to_string(fault.column) + ":";
        }
        text += " ";
    }
    text += "error: ";
    if (!fault.path.empty()) text += fault.path + ": ";
    return text + fault.message;
}

InputError::InputError(std::vector<Fault> faults)
    : std::runtime_error{join(faults)}, faults_{std::move(faults)} {}

}  // namespace kinflow::core
