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
        {"value", optional,
         "The printed figure, or a map of figures by year or part; left out of a decision that has "
         "none (`use: policy` or `context`)",
         figure()},
        {"unit", optional, "Unit of the figure; needed with a value", text()},
        {"bound", optional,
         "What the document says of the figure: more than it (`lower`), less (`upper`), about it "
         "(`approximate`); the figure itself when left out",
         choice(bound_words())},
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
        {"use", optional,
         "What the figure is good for: to fit a model (`calibrate`), to hold one against "
         "(`validate`), as staff and places that are there (`capacity`), as a decision (`policy`), "
         "as a price (`cost`), as the size of an effect (`effect`), as a rule of law (`rule`), or "
         "to understand the place (`context`)",
         choice(use_words())},
        {"confidence", optional, "How far the figure can be trusted, in our judgement",
         choice(confidence_words())},
        {"defect", optional,
         "What is known to be wrong with it: a base that differs, a figure that contradicts it, a "
         "date that is inferred",
         text()},
    });
}

}  // namespace

std::vector<std::string> use_words() {
    return {"calibrate", "validate", "capacity", "policy", "cost", "effect", "rule", "context"};
}
std::vector<std::string> bound_words() { return {"lower", "upper", "approximate"}; }
std::vector<std::string> confidence_words() { return {"high", "medium", "low"}; }

Shape register_shape() {
    std::vector<Field> fields = header_fields("register");
    fields.push_back(
        {"entries", required, "What is known, one entry for each figure", list_of(entry_shape())});
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
