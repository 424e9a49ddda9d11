#include "results/report/backtest_report.h"

#include <fmt/format.h>

#include "results/report/backtest_sections.h"
#include "results/report/html.h"
#include "results/report/plain_page.h"

namespace kinflow::results {
namespace {

using namespace report;

/// So few forecasts by each method that a share of them says little, and each can be shown.
bool few(const Backtest& backtest) {
    constexpr std::size_t enough = 20;
    return backtest.forecasts.size() < enough * backtest.methods.size();
}

}  // namespace

std::string write_backtest(const Backtest& backtest, const std::vector<ForecastScore>& scores,
                           const std::vector<ForecastScore>& by_area) {
    std::string body = "<header><p class=\"kicker\">Kinflow back-test</p>\n<h1>" +
                       escape(backtest.title) + "</h1>\n";
    if (!backtest.description.empty()) {
        body += "<p class=\"lead\">" + escape(backtest.description) + "</p>\n";
    }
    body += fmt::format("<p class=\"meta\">{} forecasts. Made by <code>{}</code></p></header>\n",
                        backtest.forecasts.size(), escape(backtest.command));
    body += "<main id=\"main\">\n" + answer_section(backtest, scores) +
            (few(backtest) ? outcomes_section(backtest) : "") + scores_section(backtest, scores) +
            (few(backtest) ? "" : coverage_section(backtest)) + misses_section(backtest) +
            (few(backtest) ? "" : areas_section(backtest, by_area)) + weights_section(backtest);
    if (!backtest.notes.empty()) {
        std::string notes = "<ul>\n";
        for (const std::string& note : backtest.notes) notes += "<li>" + escape(note) + "</li>\n";
        body += section("notes", "What to know when reading this", notes + "</ul>\n");
    }
    return plain_page(
        backtest.title + " - Kinflow back-test", backtest.info.version, body + "</main>\n",
        fmt::format("Kinflow {} \u00B7 back-test {} \u00B7 seed {} \u00B7 the same input "
                    "gives the same page, to the byte.",
                    backtest.info.version, backtest.name, backtest.info.seed));
}

}  // namespace kinflow::results
