#include "results/workbook.h"

#include <chrono>
#include <string>
#include <system_error>

#include "results/workbook_sheets.h"
#include "sim/core/errors.h"

namespace kinflow::results {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
    throw core::InputError({{file.string(), 0, 0, "", "the workbook cannot be written: " + why}});
}

/// The library stamps the time of writing unless it is told one: here, the scenario's first day.
void set_properties(lxw_workbook* book, std::string title, core::Date start) {
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created =
        std::chrono::duration_cast<std::chrono::seconds>(start.time_since_epoch()).count();
    workbook_set_properties(book, &properties);
}

}  // namespace

void workbook::write(const std::filesystem::path& file, const std::string& title, core::Date start,
                     const std::function<void(lxw_workbook*, const Formats&)>& sheets) {
    std::filesystem::path part = file;
    part += ".part";
    lxw_workbook* book = workbook_new(part.c_str());
    if (book == nullptr) refuse(file, "out of memory");
    set_properties(book, title, start);
    sheets(book, make_formats(book));
    const lxw_error error = workbook_close(book);  // writes the file, and frees the book
    if (error != LXW_NO_ERROR) refuse(file, lxw_strerror(error));
    std::error_code failed;
    std::filesystem::rename(part, file, failed);
    if (failed) refuse(file, failed.message());
}

void write_costs_workbook(const std::filesystem::path& file, const RunResults& results) {
    if (results.money.empty()) return;
    workbook::write(file, results.scenario.title + ": costs", results.scenario.start,
                    [&](lxw_workbook* book, const workbook::Formats& formats) {
                        const auto prices = workbook::assumptions(book, formats, results);
                        const auto years = workbook::index_sheet(book, formats, results);
                        const int last =
                            workbook::costs_sheet(book, formats, results, prices, years);
                        workbook::headings_sheet(book, formats, results, last);
                        workbook::intervals_sheet(book, formats, results);
                        workbook::budget_sheet(book, formats, results);
                    });
}

}  // namespace kinflow::results
