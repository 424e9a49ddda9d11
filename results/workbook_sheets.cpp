#include "results/workbook_sheets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/core/calendar.h"

namespace kinflow::results::workbook {

namespace {

constexpr double pence_per_pound = 100.0;
constexpr std::uint8_t paper_a4 = 9;

double pounds_of(const Amount& amount) {
    return static_cast<double>(amount.pence) / pence_per_pound;
}

const model::Provenance* provenance_of(const model::Scenario& scenario, const std::string& path) {
    const auto found = std::ranges::find(scenario.provenance, path, &model::Provenance::path);
    return found == scenario.provenance.end() ? nullptr : &*found;
}

/// "observed: national.ifa_week_cma", "assumed: nobody is paid".
std::string source_of(const model::Scenario& scenario, const std::string& path) {
    const model::Provenance* found = provenance_of(scenario, path);
    if (found == nullptr) return "";
    return fmt::format("{}: {}", model::name_of(found->standing), found->source);
}

std::string heading_label(model::CostHeading heading) {
    return std::string{model::label_of(heading)};
}

void define(lxw_workbook* book, const char* name, const std::string& cell) {
    workbook_define_name(book, name, ("=Assumptions!" + cell).c_str());
}

void rates(lxw_workbook* book, Sheet& sheet, const Formats& f, const RunResults& results) {
    const model::CostParameters& costs = results.scenario.costs;
    sheet.text(3, 0, "Price base, financial year from April");
    sheet.number(3, 1, costs.price_base, f.year);
    define(book, "Price_base", "$B$4");
    sheet.text(4, 0, "Price index of the price base");
    sheet.number(4, 1, costs.index_of(costs.price_base), f.ratio);
    sheet.text(4, 2, source_of(results.scenario, "costs.index"));
    define(book, "Index_of_base", "$B$5");
    sheet.text(5, 0, "Discount rate, a year");
    sheet.number(5, 1, costs.discount_rate, f.percent);
    sheet.text(5, 2, source_of(results.scenario, "costs.discount_rate"));
    define(book, "Discount_rate", "$B$6");
    sheet.text(6, 0, "Agency worker, to a permanent one");
    sheet.number(6, 1, results.scenario.workforce.agency.premium, f.ratio);
    sheet.text(6, 2, source_of(results.scenario, "workforce.agency.premium"));
    define(book, "Agency_premium", "$B$7");
}

}  // namespace

Formats make_formats(lxw_workbook* book) {
    const auto made = [book](const char* number, bool bold) {
        lxw_format* format = workbook_add_format(book);
        if (number != nullptr) format_set_num_format(format, number);
        if (bold) format_set_bold(format);
        return format;
    };
    Formats f{made(nullptr, true),
              made(nullptr, false),
              made(nullptr, true),
              made(nullptr, false),
              made("[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", false),
              made("[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", true),
              made("#,##0.00", false),
              made("0.0000", false),
              made("0.0%", false),
              made("0", false)};
    constexpr double title_size = 14.0;
    format_set_font_size(f.title, title_size);
    format_set_italic(f.note);
    format_set_text_wrap(f.head);
    format_set_bottom(f.head, LXW_BORDER_THIN);
    format_set_align(f.head, LXW_ALIGN_VERTICAL_TOP);
    format_set_top(f.total, LXW_BORDER_THIN);
    return f;
}

void Sheet::text(lxw_row_t row, lxw_col_t column, const std::string& value, lxw_format* format) {
    worksheet_write_string(sheet_, row, column, value.c_str(),
                           format == nullptr ? formats_.text : format);
}

void Sheet::number(lxw_row_t row, lxw_col_t column, double value, lxw_format* format) {
    worksheet_write_number(sheet_, row, column, value, format);
}

void Sheet::formula(lxw_row_t row, lxw_col_t column, const std::string& formula, double value,
                    lxw_format* format) {
    worksheet_write_formula_num(sheet_, row, column, formula.c_str(), format, value);
}

void Sheet::columns(lxw_row_t row, const std::vector<std::string>& names,
                    const std::vector<double>& widths, lxw_col_t frozen_columns) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        text(row, column, names[i], formats_.head);
        const double width = i < widths.size() ? widths[i] : widths.back();
        worksheet_set_column(sheet_, column, column, width, nullptr);
    }
    // Readers do not make room for a heading that wraps.
    constexpr double line_height = 15.0;
    double lines = 1.0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double width = i < widths.size() ? widths[i] : widths.back();
        lines = std::max(lines, std::ceil(1.15 * static_cast<double>(names[i].size()) / width));
    }
    worksheet_set_row(sheet_, row, line_height * lines, nullptr);
    worksheet_freeze_panes(sheet_, row + 1, frozen_columns);
    // On paper: as wide as a page, with the headings on each.
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, paper_a4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, row, row);
}

std::vector<int> assumptions(lxw_workbook* book, const Formats& f, const RunResults& results) {
    const model::Scenario& scenario = results.scenario;
    Sheet sheet{book, "Assumptions", f};
    sheet.text(0, 0, scenario.title + ": costs", f.title);
    sheet.text(1, 0,
               fmt::format("Kinflow {}, scenario {}, seed {}, {} replications. Change a price or a "
                           "rate here and every sheet but Intervals and Budget follows.",
                           results.info.version, scenario.name, results.info.seed,
                           results.info.replications),
               f.note);
    rates(book, sheet, f, results);
    constexpr lxw_row_t head = 8;
    sheet.columns(
        head,
        {"Line", "Heading", "Unit", "Price as found", "Financial year of its prices, from",
         "Index of that year", "Price in the price base", "Source"},
        {52, 30, 18, 16, 14, 12, 18, 90}, 1);
    std::vector<int> rows(scenario.costs.lines.size(), 0);
    lxw_row_t row = head;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!results.money.is_used(i)) continue;
        const model::CostLine& line = scenario.costs.lines[i];
        rows[i] = static_cast<int>(++row) + 1;
        sheet.text(row, 0, line.label);
        sheet.text(row, 1, heading_label(line.heading));
        sheet.text(row, 2, line.unit);
        if (line.kind == model::CostKind::agency_staff) {
            const double premium = scenario.workforce.agency.premium;
            sheet.formula(row, 3, fmt::format("={}*Agency_premium", line.found.pounds / premium),
                          line.found.pounds, f.pounds);
        } else {
            sheet.number(row, 3, line.found.pounds, f.pounds);
        }
        sheet.number(row, 4, line.found.year, f.year);
        sheet.number(row, 5, scenario.costs.index_of(line.found.year), f.ratio);
        sheet.formula(row, 6, fmt::format("=D{0}*Index_of_base/F{0}", rows[i]), line.price,
                      f.pounds);
        sheet.text(row, 7, source_of(scenario, line.path));
    }
    return rows;
}

std::vector<int> index_sheet(lxw_workbook* book, const Formats& f, const RunResults& results) {
    const Money& money = results.money;
    Sheet sheet{book, "Index", f};
    sheet.columns(0,
                  {"Financial year", "Prices, index", "Prices, to the price base",
                   "Years since the first", "Discount factor"},
                  {16, 14, 22, 20, 18}, 1);
    std::vector<int> rows;
    for (std::size_t y = 0; y < money.years.size(); ++y) {
        const MoneyYear& year = money.years[y];
        const auto row = static_cast<lxw_row_t>(y + 1);
        rows.push_back(static_cast<int>(row) + 1);
        sheet.text(row, 0, year.label);
        sheet.number(row, 1, results.scenario.costs.index_of(year.year), f.ratio);
        sheet.formula(row, 2, fmt::format("=B{}/Index_of_base", rows.back()), year.inflation,
                      f.ratio);
        sheet.number(row, 3, year.year - money.years.front().year, f.year);
        sheet.formula(row, 4, fmt::format("=1/(1+Discount_rate)^D{}", rows.back()), year.discount,
                      f.ratio);
    }
    return rows;
}

int costs_sheet(lxw_workbook* book, const Formats& f, const RunResults& results,
                const std::vector<int>& prices, const std::vector<int>& years) {
    const auto& lines = results.scenario.costs.lines;
    Sheet sheet{book, "Costs", f};
    sheet.columns(0,
                  {"Financial year", "Heading", "Section 251 line", "Kind", "Line", "Unit",
                   "Quantity, mean of replications", "Price in the price base", "Cost, price base",
                   "Cost, prices of the year", "Cost, discounted"},
                  {14, 30, 42, 20, 52, 18, 18, 18, 20, 20, 20}, 5);
    int row = 1;
    for (std::size_t y = 0; y < results.money.years.size(); ++y) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (prices[i] == 0) continue;
            const MoneyCell& cell = results.money.lines[y][i];
            const auto at = static_cast<lxw_row_t>(row++);
            sheet.text(at, 0, results.money.years[y].label);
            sheet.text(at, 1, heading_label(lines[i].heading));
            sheet.text(at, 2, std::string{model::section_251_line(lines[i].heading)});
            sheet.text(at, 3, std::string{model::label_of(lines[i].kind)});
            sheet.text(at, 4, lines[i].label);
            sheet.text(at, 5, lines[i].unit);
            sheet.number(at, 6, cell.quantity, f.number);
            sheet.formula(at, 7, fmt::format("=Assumptions!$G${}", prices[i]), lines[i].price,
                          f.pounds);
            sheet.formula(at, 8, fmt::format("=ROUND(G{0}*H{0},2)", row),
                          pounds_of(cell.in(Prices::base)), f.pounds);
            sheet.formula(at, 9, fmt::format("=ROUND(G{0}*H{0}*Index!$C${1},2)", row, years[y]),
                          pounds_of(cell.in(Prices::nominal)), f.pounds);
            sheet.formula(at, 10, fmt::format("=ROUND(G{0}*H{0}*Index!$E${1},2)", row, years[y]),
                          pounds_of(cell.in(Prices::discounted)), f.pounds);
        }
    }
    worksheet_autofilter(sheet.get(), 0, 0, static_cast<lxw_row_t>(row - 1), 10);
    return row;
}

}  // namespace kinflow::results::workbook
