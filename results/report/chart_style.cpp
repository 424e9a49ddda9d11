#include "results/report/chart_style.h"

#include <cmath>

namespace kinflow::results::report {

using json = nlohmann::ordered_json;

json chart_frame(int height) {
    const json axis{{"labelColor", muted},         {"titleColor", muted},
                    {"titleFontWeight", "normal"}, {"labelFontSize", 12},
                    {"titleFontSize", 12},         {"gridColor", grid},
                    {"domainColor", "#8a949d"},    {"tickColor", "#8a949d"}};
    return json{
        {"width", "container"},
        {"height", height},
        {"autosize", json{{"type", "fit"}, {"contains", "padding"}}},
        {"background", nullptr},
        {"padding", 2},
        {"config", json{{"aria", false},
                        {"font", "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"},
                        {"view", json{{"stroke", nullptr}}},
                        {"axis", axis}}}};
}

json value_title(std::string_view title, int ticks) {
    return json{{"title", title},
                {"titleAngle", 0},
                {"titleAlign", "left"},
                {"titleAnchor", "start"},
                {"titleX", -44},
                {"titleY", -12},
                {"titleBaseline", "bottom"},
                {"minExtent", 44},
                {"tickCount", ticks},
                {"domain", false},
                {"ticks", false},
                {"labelPadding", 6}};
}

std::int64_t milliseconds(core::Date date) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(date.time_since_epoch()).count();
}

json short_number(double value) {
    if (!std::isfinite(value)) return nullptr;
    if (value == 0.0) return 0.0;
    const double scale = std::pow(10.0, 4 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

}  // namespace kinflow::results::report
