#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kinflow::results::report {

/// Text for an element or a quoted attribute: & < > " ' become character references.
[[nodiscard]] std::string escape(std::string_view text);

/// JSON for a <script type="application/json"> element: `<` and `>` become \u003c and \u003e, so
/// that no label can close the element. The JSON's meaning does not change.
[[nodiscard]] std::string escape_json(std::string_view json);

/// JavaScript for a <script> element: `</script` becomes `<\/script` and `<!--` becomes `<\!--`,
/// which mean the same inside the string and regular expression literals where minified sources
/// have them.
[[nodiscard]] std::string escape_script(std::string_view source);

/// Lower-case letters, digits and hyphens: an `id` for an element.
[[nodiscard]] std::string slug(std::string_view text);

/// One column of a table: its heading (plain text) and whether its cells are numbers.
struct Column {
    std::string heading;
    bool numeric = false;
};

/// A data table. Cells hold finished HTML; the first cell of a row is the row's heading.
struct Table {
    std::string caption;  ///< plain text
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::string style;  ///< class attribute
    std::string id;
};

/// The table in a box of its own that scrolls sideways and takes the keyboard's focus, so that a
/// wide table never widens the page. Throws std::invalid_argument when a row has not one cell for
/// each column.
[[nodiscard]] std::string to_html(const Table& table);

/// <section> with an <h2> that names it.
[[nodiscard]] std::string section(std::string_view id, std::string_view heading,
                                  std::string_view body);

/// Closed <details> with a plain-text summary.
[[nodiscard]] std::string details(std::string_view summary, std::string_view body);

}  // namespace kinflow::results::report
