#pragma once

#include <string>
#include <string_view>

namespace kinflow::results::report {

/// A page without script and without the network: `body` between the style and the footer.
/// `body_class`: by which the style knows the page.
[[nodiscard]] std::string plain_page(std::string_view title, std::string_view version,
                                     std::string_view body, std::string_view footer,
                                     std::string_view body_class = {});

}  // namespace kinflow::results::report
