#include "results/report/parameters_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "results/report/format.h"
#include "results/report/html.h"
#include "results/report/series.h"

namespace kinflow::results::report {
namespace {

using model::Standing;

struct Meaning {
    Standing standing;
    std::string_view text;
};

constexpr std::array<Meaning, 4> meanings{
    {{Standing::observed, "taken from a published document or statistic, or from statute"},
     {Standing::calibrated, "set so that the run meets printed figures"},
     {Standing::assumed, "no figure was found; the reason is given"},
     {Standing::policy, "a choice of the policy that is tried"}}};

std::string counts(const std::vector<model::Provenance>& parameters) {
    std::string items;
    for (const Meaning& meaning : meanings) {
        const auto n =
            std::ranges::count(parameters, meaning.standing, &model::Provenance::standing);
        if (n == 0) continue;
        items +=
            fmt::format("<li><strong>{} {}</strong>: {}</li>\n", number(static_cast<double>(n), 0),
                        model::name_of(meaning.standing), meaning.text);
    }
    return fmt::format("<p>The run rests on {}:</p>\n<ul>\n{}</ul>\n",
                       counted(parameters.size(), "parameter", "parameters"), items);
}

Table parameter_table(const std::vector<model::Provenance>& parameters) {
    Table table;
    table.caption = "Parameters with their sources";
    table.style = "parameters";
    table.id = "parameter-table";
    table.columns = {
        {"Parameter", false},        {"Value", false},        {"Unit", false}, {"Standing", false},
        {"Source or reason", false}, {"File and line", false}};
    for (const model::Provenance& p : parameters) {
        table.rows.push_back(
            {fmt::format("<code>{}</code>", escape(p.path)), escape(p.value),
             escape(unit_text(p.unit)), std::string(model::name_of(p.standing)), escape(p.source),
             p.file.empty() ? std::string("\u2013")
                            : fmt::format("<code>{}:{}</code>", escape(p.file), p.line)});
    }
    return table;
}

}  // namespace

std::string parameters_section(const RunResults& results) {
    const std::vector<model::Provenance>& parameters = results.scenario.provenance;
    if (parameters.empty()) {
        return section("parameters", "Parameters and their sources",
                       "<p>The scenario records no provenance.</p>\n");
    }
    // The page's script shows the filter: without it the field would do nothing.
    constexpr std::string_view filter =
        "<p class=\"filter\" id=\"parameter-filter\" hidden><label for=\"parameter-query\">Show "
        "only rows that "
        "hold</label> <input type=\"search\" id=\"parameter-query\" autocomplete=\"off\" "
        "spellcheck=\"false\"> <output for=\"parameter-query\" "
        "id=\"parameter-count\"></output></p>\n";
    return section("parameters", "Parameters and their sources",
                   counts(parameters) + std::string(filter) + to_html(parameter_table(parameters)));
}

}  // namespace kinflow::results::report
