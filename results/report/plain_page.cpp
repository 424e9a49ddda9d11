#include "results/report/plain_page.h"

#include <fmt/format.h>

#include "results/report/html.h"
#include "results/report/page_assets.h"

namespace kinflow::results::report {

std::string plain_page(std::string_view title, std::string_view version, std::string_view body,
                       std::string_view footer, std::string_view body_class) {
    std::string page = fmt::format(
        R"(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Kinflow {}">
<link rel="icon" href="data:,">
<title>{}</title>
<style>
)",
        escape(version), escape(title));
    page += style_sheet();
    page += "</style>\n</head>\n<body";
    if (!body_class.empty()) page += fmt::format(" class=\"{}\"", body_class);
    page += ">\n<a class=\"skip\" href=\"#main\">Skip to the results</a>\n";
    page += body;
    page += "<footer><p>" + escape(footer) + "</p></footer>\n</body>\n</html>\n";
    return page;
}

}  // namespace kinflow::results::report
