#include "sim/model/measures_catalogue.h"
#include "sim/model/measures_formulas.h"

namespace kinflow::model::catalogue {

using namespace formulas;

namespace {

std::vector<Measure> households_and_homes() {
    return {
        measure(
            stock_kind, at_end, "fostering_households", "Fostering households", "households",
            "Foster households that the authority has approved, family and friends included, by "
            "what they are doing: vacant and usable, with a free place, full, resting, or not "
            "used for children looked after.",
            households, {{"household_state", households_in_state}}),
        measure(stock_kind, at_end, "foster_homes_vacant", "Foster homes vacant", "households",
                "Approved foster households that could be used and have no child.",
                vacant_households),
        measure(share_kind, at_end, "foster_places_filled_share", "Foster places filled", "percent",
                "Approved places of the authority's foster households that have a child, or a "
                "young person staying put, of all approved places.",
                stock_share<&Census::foster_places_filled, &Census::foster_places>),
        measure(flow_kind, over, "foster_enquiries", "Enquiries to foster", "households",
                "Households that enquire about fostering.", number<Flow::foster_enquiries>),
        measure(flow_kind, over, "foster_households_approved", "Foster households approved",
                "households", "Households approved to foster, without family and friends.",
                number<Flow::foster_households_approved>),
        measure(flow_kind, over, "foster_households_deregistered",
                "Foster households de-registered", "households",
                "Households that cease to be approved to foster, without family and friends.",
                number<Flow::foster_households_deregistered>),
        measure(stock_kind, at_end, "staying_put_arrangements", "Staying put", "young people",
                "Young people over 18 who live on with their former foster carers.",
                stock<&Census::staying_put>),
    };
}

std::vector<Measure> matching() {
    return {
        measure(share_kind, at_end, "residential_share", "Share in residential care", "percent",
                "Children looked after in residential care of any kind, of all looked after.",
                residential_share),
        measure(stock_kind, at_end, "looked_after_by_provider", "Looked after by provider",
                "children", "Children looked after, by who provides the placement.", nullptr,
                {{"provider", looked_after_provided}}),
        measure(share_kind, at_end, "poor_match_share", "In a poor match", "percent",
                "Children looked after in a foster household that is not approved for their age, "
                "or that took them without the brothers and sisters who came with them, of all "
                "looked after.",
                stock_share<&Census::looked_after_poor_match, &Census::looked_after>),
        measure(share_kind, at_end, "placed_in_home_district_share", "Placed in the home district",
                "percent",
                "Children looked after by a foster household of the district in which their family "
                "lives, of all looked after.",
                stock_share<&Census::looked_after_in_home_district, &Census::looked_after>),
        measure(share_kind, over, "siblings_placed_together_share", "Siblings placed together",
                "percent",
                "Brothers and sisters who come into care with or after another child of the family "
                "and are placed in the same household, or in the same type of placement where "
                "places are not told apart, of all who do.",
                share<Flow::siblings_placed_together, Flow::siblings_placed>),
    };
}

std::vector<Measure> court_and_adoption() {
    return {
        measure(stock_kind, at_end, "court_waiting", "Waiting for a final hearing", "children",
                "Children whose care proceedings are ready for a final hearing that has not been "
                "held.",
                stock<&Census::court_waiting>),
        measure(mean_kind, over, "court_wait", "Wait for a final hearing", "weeks",
                "Mean number of weeks from ready for the final hearing to the hearing.",
                mean<Sample::court_wait_weeks>),
        measure(stock_kind, at_end, "children_awaiting_adoption_match",
                "Children awaiting an adoption match", "children",
                "Children with a placement order, ready to be matched, for whom there are no "
                "adopters yet.",
                stock<&Census::awaiting_adoption_match>),
        measure(mean_kind, over, "adoption_match_wait", "Wait for an adoption match", "weeks",
                "Mean number of weeks from ready to be matched to the match, of those matched.",
                mean<Sample::adoption_match_weeks>),
        measure(stock_kind, at_end, "adopters_waiting", "Approved adopters unmatched", "families",
                "Families approved to adopt that are not matched with a child.",
                stock<&Census::adopters_waiting>),
        measure(flow_kind, over, "adopters_approved", "Adopters approved", "families",
                "Families approved to adopt.", number<Flow::adopters_approved>),
        measure(flow_kind, over, "adoption_disruptions", "Adoption disruptions", "children",
                "Children placed for adoption who move to another placement before the order.",
                number<Flow::adoption_disruptions>),
    };
}

}  // namespace

std::vector<Measure> places() {
    std::vector<Measure> all = households_and_homes();
    for (const auto& group : {matching(), court_and_adoption()}) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

}  // namespace kinflow::model::catalogue
