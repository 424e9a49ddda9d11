#include <fmt/format.h>

#include "results/comparison_sheets.h"

namespace kinflow::results::workbook {

void about_sheet(lxw_workbook* book, const Formats& f, const Comparison& comparison) {
    Sheet sheet{book, "About", f};
    const RunInfo& info = comparison.baseline.info;
    sheet.text(0, 0, comparison.baseline.scenario.title + ": what the policies cost", f.title);
    sheet.text(
        1, 0,
        fmt::format("Kinflow {}, baseline {}, seed {}, {} pairs of runs. Means of the runs; "
                    "intervals {}. Differences and sums are formulas; the rest is as run.",
                    info.version, comparison.baseline.scenario.name, info.seed, info.replications,
                    info.members() > 1 ? "hold what is not known of the parameters"
                                       : "are those of chance alone"),
        f.note);
    sheet.columns(3, {"Policy", "One-off cost or funding", "Pounds in the price base", "Source"},
                  {40, 60, 24, 90});
    lxw_row_t row = 3;
    const auto add = [&](const std::string& policy, const std::string& what, double pounds,
                         const std::string& source) {
        sheet.text(++row, 0, policy);
        sheet.text(row, 1, what);
        sheet.number(row, 2, pounds, f.pounds);
        sheet.text(row, 3, source);
    };
    for (const PolicyResults& policy : comparison.policies) {
        if (policy.policy->one_off.empty() && policy.policy->funding.empty()) {
            sheet.text(++row, 0, policy.policy->name);
            sheet.text(row, 1, "none");
        }
        for (const model::OneOffCost& cost : policy.policy->one_off) {
            add(policy.policy->name, cost.label, cost.pounds, cost.standing + ": " + cost.source);
        }
        for (const model::Funding& money : policy.policy->funding) {
            add(policy.policy->name, "Money set aside", money.pounds,
                money.standing + ": " + money.source);
        }
    }
}

}  // namespace kinflow::results::workbook
