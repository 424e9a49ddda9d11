#include "sim/scenario/duration_forms.h"

#include <algorithm>

#include "sim/core/time.h"

namespace kinflow::scenario {

const std::vector<DurationForm>& duration_forms() {
    static const std::vector<DurationForm> forms{
        {"constant", {{"value", true, at_least(0.0)}}},
        {"uniform", {{"low", true, at_least(0.0)}, {"high", true, at_least(0.0)}}},
        {"exponential", {{"mean", true, above(0.0)}}},
        {"weibull", {{"shape", false, above(0.0)}, {"scale", true, above(0.0)}}},
        {"lognormal", {{"median", true, above(0.0)}, {"sigma", false, at_least(0.0)}}},
        {"lognormal", {{"mean", true, above(0.0)}, {"cv", false, at_least(0.0)}}},
        {"gamma", {{"mean", true, above(0.0)}, {"shape", false, above(0.0)}}},
        {"triangular",
         {{"low", true, at_least(0.0)},
          {"mode", true, at_least(0.0)},
          {"high", true, at_least(0.0)}}},
        {"empirical", {{"points", true, at_least(0.0)}}},
    };
    return forms;
}

std::vector<std::string> distribution_words() {
    std::vector<std::string> words;
    for (const DurationForm& form : duration_forms()) {
        if (words.empty() || words.back() != form.distribution) words.push_back(form.distribution);
    }
    return words;
}

const DurationForm* form_of(const Node& duration) {
    const Node* word = duration.find("distribution");
    if (word == nullptr || !word->is_scalar()) return nullptr;
    const DurationForm* best = nullptr;
    std::ptrdiff_t most = -1;
    for (const DurationForm& form : duration_forms()) {
        if (form.distribution != word->text) continue;
        const std::ptrdiff_t given =
            std::count_if(form.parameters.begin(), form.parameters.end(),
                          [&](const Parameter& parameter) { return duration.has(parameter.key); });
        if (given > most) {
            most = given;
            best = &form;
        }
    }
    return best;
}

const std::vector<Unit>& duration_units() {
    static const std::vector<Unit> units{
        {"minutes", 1.0 / 1440.0},
        {"hours", 1.0 / 24.0},
        {"days", 1.0},
        {working_days_unit, 1.0},
        {"weeks", 7.0},
        {"months", core::days_per_year / 12.0},
        {"years", core::days_per_year},
    };
    return units;
}

}  // namespace kinflow::scenario
