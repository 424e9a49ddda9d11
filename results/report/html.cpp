#include "results/report/html.h"

#include <fmt/format.h>

#include <stdexcept>

namespace kinflow::results::report {
namespace {

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0;;) {
        const std::size_t hit = text.find(from, at);
        out.append(text.substr(at, hit - at));
        if (hit == std::string_view::npos) return out;
        out.append(to);
        at = hit + from.size();
    }
}

}  // namespace

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string escape_json(std::string_view json) {
    return replace_all(replace_all(json, "<", "\\u003c"), ">", "\\u003e");
}

std::string escape_script(std::string_view source) {
    return replace_all(replace_all(source, "</script", "<\\/script"), "<!--", "<\\!--");
}

std::string slug(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out += c;
        } else if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c - 'A' + 'a');
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

std::string to_html(const Table& table) {
    const std::string caption = escape(table.caption);
    const std::string id = table.id.empty() ? "" : fmt::format(" id=\"{}\"", escape(table.id));
    std::string out = fmt::format(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n"
        "<table{} class=\"{}\">\n<caption>{}</caption>\n<thead><tr>",
        caption, id, escape(table.style), caption);
    for (const Column& column : table.columns) {
        out += fmt::format("<th scope=\"col\"{}>{}</th>", column.numeric ? " class=\"n\"" : "",
                           escape(column.heading));
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        if (row.size() != table.columns.size()) {
            throw std::invalid_argument("a row of table \"" + table.caption + "\" has " +
                                        std::to_string(row.size()) + " cells, not " +
                                        std::to_string(table.columns.size()));
        }
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string_view numeric = table.columns[i].numeric ? " class=\"n\"" : "";
            out += i == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", numeric, row[i])
                          : fmt::format("<td{}>{}</td>", numeric, row[i]);
        }
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n</div>\n";
}

std::string section(std::string_view id, std::string_view heading, std::string_view body) {
    return fmt::format(
        "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 "
        "id=\"{0}-heading\">{1}</h2>\n{2}</section>\n",
        id, escape(heading), body);
}

std::string details(std::string_view summary, std::string_view body) {
    return fmt::format("<details>\n<summary>{}</summary>\n{}</details>\n", escape(summary), body);
}

}  // namespace kinflow::results::report
