#include "sim/model/cost_parameters.h"
#include "sim/scenario/area_shape.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Shape financial_year() { return number(whole(between(1990.0, 2100.0))); }

/// A price names the year of its prices: without it nothing can be made of it.
Shape price(std::vector<Unit> units) {
    return with_field(
        quantity(std::move(units), at_least(0.0)),
        {"prices", required, "First calendar year of the financial year of the prices",
         financial_year()});
}

Shape weekly_price() {
    constexpr double weeks_a_year = 365.25 / 7.0;
    return price(
        {{"gbp per week", 1.0}, {"gbp per day", 7.0}, {"gbp per year", 1.0 / weeks_a_year}});
}

Shape price_of_a_child() { return price(units::one("gbp per child")); }

Shape index_shape() {
    return with_field(quantities(units::one("index"), above(0.0), 0),
                      {"from", required, "First calendar year of the index's first financial year",
                       financial_year()});
}

Shape placement_cost_shape() {
    return object({
        {"heading", required, "What it is reported under", choice(cost_heading_words())},
        {"price", required, "Of a child in such a placement", weekly_price()},
    });
}

Shape allowance_shape() {
    return object({
        {"week", required, "Of a child or young person who gets it", weekly_price()},
        {"receiving", optional, "Share that gets it; all when left out",
         quantity(units::share(), between(0.0, 1.0))},
    });
}

Shape allowances_shape() {
    return object({
        {"special_guardianship", required,
         "Until 18, of children who leave care by a special guardianship order in the run",
         allowance_shape()},
        {"staying_put", required, "In place of the placement's price, while staying put",
         allowance_shape()},
        {"leaving_care", required, "Of care leavers who are supported, those staying put included",
         allowance_shape()},
    });
}

Shape processes_shape() {
    return object({
        {"early_help", required, "Programmes, beside staff, of a child who starts early help",
         price_of_a_child()},
        {"initial_conference", required, "Beside staff, of a child at an initial conference",
         price_of_a_child()},
        {"court_fee", required, "Of a child for whom care proceedings are issued",
         price_of_a_child()},
        {"legal", required, "Lawyers and experts, of the same", price_of_a_child()},
        {"adoption_fee", required, "Of a child placed with another agency's adopters",
         price_of_a_child()},
        {"adoption_fee_share", required,
         "Share of placements for adoption that are with another agency's adopters",
         quantity(units::share(), between(0.0, 1.0))},
    });
}

Shape budget_shape() {
    return list_of(object({
        {"year", required, "First calendar year of the financial year", financial_year()},
        {"heading", required, "What the money is for", choice(cost_heading_words())},
        {"amount", required, "In that year's prices",
         quantity({{"gbp", 1.0}, {"gbp million", 1e6}}, at_least(0.0))},
    }));
}

}  // namespace

Shape costs_shape() {
    return object({
        {"price_base", required,
         "First calendar year of the financial year in whose prices `cost` is measured",
         financial_year()},
        {"index", required, "Prices by financial year", index_shape()},
        {"later_inflation", required, "Growth of the index after its last year",
         quantity(units::one("per year"), between(-0.2, 1.0))},
        {"discount_rate", required, "By which later costs weigh less, in the price base",
         quantity(units::one("per year"), between(0.0, 1.0))},
        {"overheads", required, "For a pound of pay: premises, management and support",
         quantity(units::one("ratio"), at_least(0.0))},
        {"teams", required, "What each team's pay is reported under",
         map_of(choice(cost_heading_words()), Reference::team)},
        {"placements", required, "What each placement type costs",
         map_of(placement_cost_shape(), Reference::placement_type)},
        {"allowances", required, "Support out of care", allowances_shape()},
        {"processes", required, "What is paid for case by case", processes_shape()},
        {"budget", optional, "Money set aside, which the forecast is held against", budget_shape()},
    });
}

}  // namespace kinflow::scenario
