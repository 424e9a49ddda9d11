#include <map>
#include <stdexcept>
#include <utility>

#include "sim/scenario/duration_forms.h"
#include "sim/scenario/read.h"
#include "sim/scenario/scalar.h"

namespace kinflow::scenario {
namespace {

using core::Distribution;
using Parameters = std::map<std::string, double>;

double days_of(const std::string& unit_name) {
    for (const Unit& unit : duration_units()) {
        if (unit.name == unit_name) return unit.factor;
    }
    return 1.0;
}

Distribution empirical_in(const Node& node, double days) {
    std::vector<std::pair<double, double>> knots;
    if (const Node* points = node.find("points")) {
        for (const Node& point : points->items) {
            if (point.items.size() != 2) continue;
            knots.emplace_back(number_in(point.items[0]).value_or(0.0),
                               number_in(point.items[1]).value_or(0.0) * days);
        }
    }
    return Distribution::empirical(knots);
}

Distribution made_of(const std::string& kind, const Parameters& p) {
    if (kind == "constant") return Distribution::constant(p.at("value"));
    if (kind == "uniform") return Distribution::uniform(p.at("low"), p.at("high"));
    if (kind == "exponential") return Distribution::exponential(p.at("mean"));
    if (kind == "weibull") return Distribution::weibull(p.at("shape"), p.at("scale"));
    if (kind == "gamma") return Distribution::gamma(p.at("shape"), p.at("mean"));
    if (kind == "triangular") {
        return Distribution::triangular(p.at("low"), p.at("mode"), p.at("high"));
    }
    if (p.contains("median")) return Distribution::lognormal_median(p.at("median"), p.at("sigma"));
    return Distribution::lognormal_mean(p.at("mean"), p.at("cv"));
}

}  // namespace

model::Duration duration_in(const Node& node) {
    model::Duration duration;
    const DurationForm* form = form_of(node);
    const Node* unit = node.find("unit");
    if (form == nullptr || unit == nullptr) return duration;
    duration.working_days = unit->text == working_days_unit;
    const double days = days_of(unit->text);
    try {
        if (form->distribution == "empirical") {
            duration.distribution = empirical_in(node, days);
            return duration;
        }
        Parameters parameters;
        for (const Parameter& parameter : form->parameters) {
            const Node* value = node.find(parameter.key);
            const auto number = value == nullptr ? std::nullopt : number_in(*value);
            if (number) parameters[parameter.key] = *number * (parameter.is_time ? days : 1.0);
        }
        duration.distribution = made_of(form->distribution, parameters);
    } catch (const std::logic_error&) {  // a parameter that is missing, or that no such law has
        duration.distribution = Distribution::constant(0.0);
    }
    return duration;
}

}  // namespace kinflow::scenario
