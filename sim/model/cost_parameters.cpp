#include "sim/model/cost_parameters.h"

#include <cmath>
#include <stdexcept>

namespace kinflow::model {

namespace {

struct HeadingNames {
    std::string_view name;
    std::string_view label;
    std::string_view line;
};

// The lines of the statements of 2013-14 (Department for Education, section 251 outturn, table A1).
HeadingNames names_of(CostHeading heading) {
    switch (heading) {
        case CostHeading::residential_care:
            return {"residential_care", "Residential care", "3.1.1 Residential care"};
        case CostHeading::fostering:
            return {"fostering", "Fostering", "3.1.2 Fostering services"};
        case CostHeading::family_and_friends:
            return {"family_and_friends", "Family and friends care",
                    "3.1.7 Children placed with family and friends"};
        case CostHeading::adoption:
            return {"adoption", "Adoption", "3.1.3 Adoption services"};
        case CostHeading::special_guardianship:
            return {"special_guardianship", "Special guardianship",
                    "3.1.4 Special guardianship support"};
        case CostHeading::leaving_care:
            return {"leaving_care", "Leaving care", "3.1.9 Leaving care support services"};
        case CostHeading::other_looked_after:
            return {"other_looked_after", "Other care of children looked after",
                    "3.1.5 Other children looked after services"};
        case CostHeading::social_work:
            return {"social_work", "Social work",
                    "3.3.1 Social work (including LA functions in relation to child protection)"};
        case CostHeading::commissioning:
            return {"commissioning", "Overheads",
                    "3.3.2 Commissioning and Children's Services Strategy"};
        case CostHeading::targeted_family_support:
            return {"targeted_family_support", "Targeted family support",
                    "3.4.4 Targeted family support"};
        case CostHeading::disabled_children:
            return {"disabled_children", "Support for disabled children",
                    "3.4.3 Other support for disabled children"};
    }
    throw std::invalid_argument("no such heading of costs");
}

}  // namespace

std::string_view name_of(CostHeading heading) { return names_of(heading).name; }
std::string_view label_of(CostHeading heading) { return names_of(heading).label; }
std::string_view section_251_line(CostHeading heading) { return names_of(heading).line; }

std::string_view name_of(CostKind kind) {
    switch (kind) {
        case CostKind::permanent_staff:
            return "permanent_staff";
        case CostKind::agency_staff:
            return "agency_staff";
        case CostKind::overheads:
            return "overheads";
        case CostKind::placement:
            return "placement";
        case CostKind::allowance:
            return "allowance";
        case CostKind::process:
            return "process";
    }
    throw std::invalid_argument("no such kind of costs");
}

std::string_view label_of(CostKind kind) {
    switch (kind) {
        case CostKind::permanent_staff:
            return "Permanent staff";
        case CostKind::agency_staff:
            return "Agency staff";
        case CostKind::overheads:
            return "Overheads on pay";
        case CostKind::placement:
            return "Placements";
        case CostKind::allowance:
            return "Allowances";
        case CostKind::process:
            return "Court, conferences and programmes";
    }
    throw std::invalid_argument("no such kind of costs");
}

double CostParameters::index_of(int year) const {
    if (index.empty() || year < index_from) return 0.0;
    const auto place = static_cast<std::size_t>(year - index_from);
    if (place < index.size()) return index[place];
    const auto beyond = static_cast<double>(place + 1 - index.size());
    return index.back() * std::pow(1.0 + later_growth, beyond);
}

double CostParameters::in_base(const Price& price) const {
    const double then = index_of(price.year);
    return then > 0.0 ? price.pounds * index_of(price_base) / then : 0.0;
}

}  // namespace kinflow::model
