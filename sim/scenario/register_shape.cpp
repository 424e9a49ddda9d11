#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape entry_shape() {
    return object({
        {"id", required,
         "The name under which a scenario cites the entry, e.g. "
         "essex-2014.looked-after-children",
         text()},
        {"measure", required, "What was counted or measured, in words of the field", text()},
        {"value", required, "The printed figure, or a map of figures by year or part", figure()},
        {"unit", required, "Unit of the figure", text()},
        {"date", optional,
         "The day of a stock, or the day from which a rule holds; this or "
         "`period`",
         date()},
        {"period", optional, "First and last day of a flow; this or `date`", list_of(date())},
        {"geography", optional, "The area that the figure is about", text()},
        {"document", required, "Title of the document", text()},
        {"place", required, "Paragraph, section or table in it", text()},
        {"publisher", required, "Who published it", text()},
        {"says", required, "What the document says, in one sentence of our own", text()},
    });
}

}  // namespace

Shape register_shape() {
    std::vector<Field> fields = header_fields("register");
    fields.push_back(
        {"entries", required, "What is known, one entry for each figure", list_of(entry_shape())});
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
