#include "calibration/published/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "sim/core/errors.h"
#include "sim/scenario/nearest.h"

namespace kinflow::calibration {

namespace {

/// "Bristol, City of" and "bristol city of" are the same to a reader.
std::string folded(std::string_view name) {
    std::string text;
    for (const char c : name) {
        const auto u = static_cast<unsigned char>(c);
        if (std::isalnum(u) != 0) text += static_cast<char>(std::tolower(u));
    }
    return text;
}

}  // namespace

std::size_t PublishedFigures::place(std::size_t authority, FigureId figure, int year) const {
    return (authority * figure_count + static_cast<std::size_t>(figure)) *
               static_cast<std::size_t>(years_) +
           static_cast<std::size_t>(year - first_year_);
}

const PublishedFigure& PublishedFigures::at(std::size_t authority, FigureId figure,
                                            int year) const {
    static const PublishedFigure none;
    if (year < first_year_ || year > last_year()) return none;
    return figures_[place(authority, figure, year)];
}

std::optional<std::size_t> PublishedFigures::by_code(std::string_view code) const {
    for (std::size_t i = 0; i < authorities_.size(); ++i) {
        if (authorities_[i].code == code) return i;
    }
    return std::nullopt;
}

std::size_t PublishedFigures::find(std::string_view name, const std::string& option) const {
    if (const auto found = by_code(name)) return *found;
    std::vector<std::string> folded_names;
    for (std::size_t i = 0; i < authorities_.size(); ++i) {
        folded_names.push_back(folded(authorities_[i].name));
        if (folded_names.back() == folded(name)) return i;
    }
    std::vector<std::string> near;
    for (std::size_t i = 0; i < authorities_.size(); ++i) {
        const std::string wanted = folded(name);
        const bool within = wanted.size() >= 4 && folded_names[i].find(wanted) != std::string::npos;
        if (within) near.push_back("`" + authorities_[i].name + "`");
    }
    if (const auto nearest = scenario::nearest(folded(name), folded_names)) {
        const auto at = std::find(folded_names.begin(), folded_names.end(), *nearest);
        const std::string text =
            "`" + authorities_[static_cast<std::size_t>(at - folded_names.begin())].name + "`";
        if (std::find(near.begin(), near.end(), text) == near.end()) near.push_back(text);
    }
    core::Fault fault;
    fault.path = option;
    fault.message = fmt::format("the files hold no authority `{}`; {}", name,
                                near.empty() ? "names are as the department writes them, such as "
                                               "`Essex`, or its numbers, such as 881"
                                             : "did you mean " + scenario::listed(near) + "?");
    throw core::InputError({fault});
}

PublishedFigures PublishedFigures::until(int year) const {
    PublishedFigures view = *this;
    for (std::size_t a = 0; a < authorities_.size(); ++a) {
        for (const FigureSpec& spec : figure_specs()) {
            for (int y = std::max(first_year_, year - spec.lag + 1); y <= last_year(); ++y) {
                view.figures_[place(a, spec.id, y)] = {};
            }
        }
    }
    return view;
}

PublishedFigures PublishedFigures::with(std::size_t authority, FigureId figure, int year,
                                        std::optional<double> value) const {
    PublishedFigures changed = *this;
    changed.figures_.at(place(authority, figure, year)).value = value;
    return changed;
}

}  // namespace kinflow::calibration
