#include "calibration/area/authority_meant.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "calibration/backtest/discrepancy.h"
#include "sim/core/errors.h"

namespace kinflow::calibration {

namespace {

bool holds(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string named(const PublishedFigures& figures, const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) {
        const auto found = figures.by_code(code);
        if (!text.empty()) text += code == codes.back() ? " and " : ", ";
        text += found ? fmt::format("{} ({})", figures.authorities()[*found].name, code) : code;
    }
    return text;
}

/// Why an authority was not there on 31 March of the year; empty when it was.
std::string why_not_there(const PublishedFigures& figures, const std::string& code, int year) {
    const std::string self = named(figures, {code});
    for (const Reorganisation& change : reorganisations()) {
        if (holds(change.before, code) && year > change.year) {
            return fmt::format(
                "{} ended on 1 April {}, when {} took its place: give one of them, "
                "or a year to {}",
                self, change.year, named(figures, change.after), change.year);
        }
        if (holds(change.after, code) && year < change.year) {
            return fmt::format(
                "{} began on 1 April {}, in place of {}: give one of them, or a "
                "year from {}",
                self, change.year, named(figures, change.before), change.year);
        }
    }
    return {};
}

[[noreturn]] void refuse(const std::string& option, const std::string& message) {
    core::Fault fault;
    fault.path = option;
    fault.message = message;
    throw core::InputError({fault});
}

void check_year(const PublishedFigures& figures, int year) {
    std::optional<int> first;
    int last = 0;
    for (int y = figures.first_year(); y <= figures.last_year(); ++y) {
        for (std::size_t a = 0; a < figures.authorities().size(); ++a) {
            if (!figures.value(a, FigureId::children_in_need, y)) continue;
            if (!first) first = y;
            last = y;
            break;
        }
    }
    if (first && year >= *first && year <= last) return;
    refuse("--year", fmt::format("found {}; the files hold the census of 31 March {} to {}", year,
                                 first.value_or(0), last));
}

}  // namespace

std::size_t authority_meant(const PublishedFigures& figures, std::string_view la, int year,
                            std::vector<std::string>& notes) {
    const std::size_t found = figures.find(la, "--la");
    check_year(figures, year);
    const std::string& name = figures.authorities()[found].name;
    if (too_small(figures.authorities()[found])) {
        refuse("--la", name +
                           " has too few children for a model of its own: most of its figures "
                           "are suppressed, and its teams are a worker or two");
    }
    const bool by_number = figures.authorities()[found].code == la;
    std::vector<std::size_t> there;
    std::string why;
    for (std::size_t a = 0; a < figures.authorities().size(); ++a) {
        if (by_number ? a != found : figures.authorities()[a].name != name) continue;
        const std::string not_there = why_not_there(figures, figures.authorities()[a].code, year);
        if (not_there.empty()) {
            there.push_back(a);
        } else {
            why += (why.empty() ? "" : "; ") + not_there;
        }
    }
    if (there.empty()) refuse("--la", why);
    const auto counted = std::find_if(there.begin(), there.end(), [&](std::size_t a) {
        return figures.value(a, FigureId::children_in_need, year).has_value();
    });
    const std::size_t meant = counted == there.end() ? there.front() : *counted;
    if (there.size() > 1 || !why.empty()) {
        notes.push_back(fmt::format("{} is taken to be {}, as it was on 31 March {}", name,
                                    named(figures, {figures.authorities()[meant].code}), year));
    }
    return meant;
}

std::vector<std::size_t> neighbours_of(const PublishedFigures& figures, std::size_t authority) {
    std::vector<std::string> codes = figures.authorities()[authority].neighbours;
    for (const Reorganisation& change : reorganisations()) {
        if (!codes.empty() || !holds(change.before, figures.authorities()[authority].code))
            continue;
        if (const auto successor = figures.by_code(change.after.front())) {
            codes = figures.authorities()[*successor].neighbours;
        }
    }
    std::vector<std::size_t> found;
    for (const std::string& code : codes) {
        const auto neighbour = figures.by_code(code);
        if (neighbour && *neighbour != authority) found.push_back(*neighbour);
    }
    return found;
}

std::string successors_of(const PublishedFigures& figures, std::size_t authority) {
    for (const Reorganisation& change : reorganisations()) {
        if (!holds(change.before, figures.authorities()[authority].code)) continue;
        return fmt::format("; {} took its place on 1 April {}", named(figures, change.after),
                           change.year);
    }
    return {};
}

std::string names_of(const PublishedFigures& figures, const std::vector<std::size_t>& authorities) {
    std::string text;
    for (const std::size_t a : authorities) {
        text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", figures.authorities()[a].name,
                            figures.authorities()[a].code);
    }
    return text;
}

}  // namespace kinflow::calibration
