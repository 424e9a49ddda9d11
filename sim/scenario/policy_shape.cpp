#include "sim/scenario/levers.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape ramp_shape() {
    return object({
        {"until", required,
         "The day from which the change is whole; until then it grows day by day, in monthly steps",
         date()},
    });
}

void add_common(std::vector<Field>& fields) {
    const std::vector<Field> common = change_fields();
    fields.insert(fields.end(), common.begin(), common.end());
}

Shape change_shape() {
    std::vector<Field> fields{
        {"parameter", required, "Key path of the number in the area or the pathway", text()},
        {"set", optional, "The new value; one of `set`, `scale` and `add` is needed", values()},
        {"scale", optional, "What the value is multiplied by", values()},
        {"add", optional, "What is added to the value", values()},
        {"unit", optional, "Unit of `set` and `add`; that of the scenario when left out", text()},
    };
    add_common(fields);
    return object(std::move(fields));
}

Shape lever_shape() {
    std::vector<Field> fields{
        {"lever", required, "Which lever", choice(lever_names())},
        {"of", optional, "The team, stage, channel or placement type that is meant", text()},
        {"set", optional, "The new value", number(any())},
        {"scale", optional, "What the value is multiplied by", number(any())},
        {"add", optional, "What is added to the value", number(any())},
        {"share", optional, "Per cent of cases at the gate that are to go on (lever `threshold`)",
         number(between(0.0, 100.0))},
        {"route", optional, "The stage to which that share goes on (lever `threshold`)",
         name_of_a(Reference::stage)},
        {"reach", optional,
         "Per cent of cases that are offered the service, where a study's effect "
         "is used; all when left out",
         number(between(0.0, 100.0))},
        {"recruitment_months", optional,
         "Months from `from` until the change is felt, such as the time to fill posts; none when "
         "left out",
         number(at_least(0.0))},
    };
    add_common(fields);
    return object(std::move(fields));
}

Shape price_in_pounds() {
    return with_field(
        quantity({{"gbp", 1.0}, {"gbp million", 1e6}}, at_least(0.0)),
        {"prices", required, "First calendar year of the financial year of the prices",
         number(whole(between(1990.0, 2100.0)))});
}

Shape financial_year() { return number(whole(between(1990.0, 2100.0))); }

Shape one_off_shape() {
    return object({
        {"label", required, "What is paid for, for the reader", text()},
        {"heading", required, "What it is reported under", choice(cost_heading_words())},
        {"year", required,
         "First calendar year of the financial year in which it is spent; the whole of it must be "
         "simulated",
         financial_year()},
        {"cost", required, "What it costs", price_in_pounds()},
    });
}

Shape funding_shape() {
    return object({
        {"from", required, "First calendar year of the first financial year", financial_year()},
        {"to", required, "First calendar year of the last", financial_year()},
        {"amount", required, "In all these years together", price_in_pounds()},
    });
}

}  // namespace

std::vector<Field> change_fields() {
    return {
        {"from", required, "The first day of the change, not before the scenario's start", date()},
        {"ramp", optional, "Comes in little by little; at once when left out", ramp_shape()},
        {"to", optional, "The first day on which it has ended; lasts when left out", date()},
        {"source", optional, "The register's entry that the size rests on; or one of the next two",
         name_of_a(Reference::register_entry)},
        {"assumed", optional, "Why this size is assumed", text()},
        {"policy", optional, "Who decides on this size, or that it is a choice", text()},
    };
}

Shape policy_shape() {
    std::vector<Field> fields = header_fields("policy");
    const std::vector<Field> own{
        {"question", optional, "What the reader of the report wants to know, in one sentence",
         text()},
        {"measure", optional,
         "The measure that answers the question; looked_after_count when left out",
         name_of_a(Reference::measure)},
        {"register", optional, "Paths of evidence files, added to the area's", list_of(text())},
        {"combine", optional, "Paths of policies that this one joins", list_of(text())},
        {"levers", optional, "Named changes; the table of levers says what each moves",
         list_of(lever_shape())},
        {"changes", optional, "Changes of single parameters", list_of(change_shape())},
        {"one_off", optional,
         "What the policy costs once, beside the staff and placements that the model pays for",
         list_of(one_off_shape())},
        {"funding", optional,
         "Money that is set aside for the policy, which its cost is held against", funding_shape()},
    };
    fields.insert(fields.end(), own.begin(), own.end());
    return object(std::move(fields));
}

}  // namespace kinflow::scenario
