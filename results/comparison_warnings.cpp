#include "results/comparison_warnings.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cmath>
#include <string_view>

namespace kinflow::results {

namespace {

constexpr int year = 12;

/// The index of the last month among the periods; none when there is no whole month.
std::optional<std::size_t> last_month(const Layout& layout) {
    std::optional<std::size_t> last;
    for (std::size_t p = 0; p < layout.periods.size(); ++p) {
        if (layout.periods[p].identifier == TimeIdentifier::month) last = p;
    }
    return last;
}

/// Children who wait at the end, and whether there are more of them than a year before.
void add_waiting(const Layout& layout, std::span<const Record> after, const PolicyResults& results,
                 const model::Scenario& scenario, const Alike& alike, std::size_t last,
                 std::vector<std::string>& out) {
    constexpr double few = 5.0;            // children: below it nobody would act
    constexpr double part_of_work = 0.02;  // of the cases held
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        const Row& row = layout.rows[r];
        if (row.measure->name != "unallocated_cases" || row.breakdown != "team") continue;
        const double waiting = results.summary.values[layout.slot(r, last)].mean;
        const auto held = layout.find_row("cases_held", "team", row.level);
        const double cases = held ? results.summary.values[layout.slot(*held, last)].mean : 0.0;
        if (!(waiting >= std::max(few, part_of_work * cases))) continue;
        std::string text = fmt::format(
            "In {} children wait for a worker at the end, {:.0f} on average. What waiting does to "
            "need is in the result{}.",
            row.level_label, waiting,
            scenario.workforce.grades.empty()
                ? "; staff who leave or slow down under the load are not"
                : ", and so are staff who leave under the load; what managers would do about "
                  "such a list is not");
        if (last >= year) {
            std::vector<double> then;
            std::vector<double> now;
            for (const Record& record : after) {
                then.push_back(record[layout.slot(r, last - year)]);
                now.push_back(record[layout.slot(r, last)]);
            }
            const Difference growth = difference_of(then, now, Better::neither, alike);
            if (growth.low > 0.0 && growth.mean > 0.1 * waiting) {
                text += fmt::format(
                    " The list still grows, by {:.0f} in the last year, so later years would be "
                    "worse.",
                    growth.mean);
            }
        }
        out.push_back(std::move(text));
    }
}

/// "children in need"
std::string in_a_sentence(std::string_view label) {
    std::string text{label};
    if (!text.empty()) {
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    }
    return text;
}

double mean_over(const Layout& layout, const Record& record, std::size_t row, std::size_t last,
                 int months) {
    double sum = 0.0;
    for (int i = 0; i < months; ++i) {
        sum += record[layout.slot(row, last - static_cast<std::size_t>(i))];
    }
    return sum / months;
}

/// The effect over the last half-year against the same half-year a year before.
void add_moving(const Layout& layout, std::span<const Record> before, std::span<const Record> after,
                const PolicyResults& results, const Alike& alike, std::size_t last,
                std::vector<std::string>& out) {
    constexpr int half = 6;
    constexpr double much = 0.15;  // of the effect at the end
    if (last < year + half) return;
    for (const char* name :
         {"looked_after_count", "child_protection_plan_count", "children_in_need_count"}) {
        const auto row = layout.find_row(name);
        if (!row || !results.differences[layout.slot(*row, last)].certain()) continue;
        std::vector<double> then;
        std::vector<double> now;
        for (std::size_t i = 0; i < after.size(); ++i) {
            const auto effect = [&](std::size_t end) {
                return mean_over(layout, after[i], *row, end, half) -
                       mean_over(layout, before[i], *row, end, half);
            };
            then.push_back(effect(last - year));
            now.push_back(effect(last));
        }
        const Difference moved = difference_of(then, now, Better::neither, alike);
        if (!moved.certain() || std::abs(moved.mean) < much * std::abs(moved.with_policy)) continue;
        const bool grows = moved.mean * moved.with_policy > 0.0;
        out.push_back(fmt::format(
            "The effect on {} still {} at the end of the run: {}{:.1f} over the last year. The "
            "number of the last month is not where it will settle.",
            in_a_sentence(layout.rows[*row].measure->label), grows ? "grows" : "fades",
            moved.mean < 0.0 ? "\u2212" : "+", std::abs(moved.mean)));
    }
}

}  // namespace

std::vector<std::string> warnings_of(const Layout& layout, std::span<const Record> before,
                                     std::span<const Record> after, const PolicyResults& results,
                                     const model::Scenario& scenario, const Alike& alike) {
    std::vector<std::string> out;
    const auto last = last_month(layout);
    if (!last) return out;
    add_waiting(layout, after, results, scenario, alike, *last, out);
    add_moving(layout, before, after, results, alike, *last, out);
    return out;
}

}  // namespace kinflow::results
