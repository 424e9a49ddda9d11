#include "results/comparison_workbook.h"

#include "results/comparison_sheets.h"

namespace kinflow::results {

void write_comparison_workbook(const std::filesystem::path& file, const Comparison& comparison) {
    if (comparison.policies.empty() || comparison.policies.front().cost.empty()) return;
    const model::Scenario& scenario = comparison.baseline.scenario;
    workbook::write(file, scenario.title + ": what the policies cost", scenario.start,
                    [&](lxw_workbook* book, const workbook::Formats& formats) {
                        workbook::about_sheet(book, formats, comparison);
                        const int last = workbook::costs_sheet(book, formats, comparison);
                        workbook::policies_sheet(book, formats, comparison, last);
                        workbook::payback_sheet(book, formats, comparison);
                    });
}

}  // namespace kinflow::results
