#include "sim/model/measures_catalogue.h"
#include "sim/model/measures_formulas.h"

namespace kinflow::model::catalogue {

using namespace formulas;

std::vector<Measure> care() {
    return {
        measure(stock_kind, at_end, "looked_after_count", "Children looked after", "children",
                "Children looked after by the authority, under any legal status, without series of "
                "short breaks.",
                stock<&Census::looked_after>,
                {{"age_band", looked_after_of_age},
                 {"placement_type", looked_after_placed},
                 {"legal_status", looked_after_of_status}}),
        measure(rate_kind, at_end, "looked_after_rate", "Looked after rate", "children per 10,000",
                "Children looked after for 10,000 people aged 0 to 17.",
                stock_rate<&Census::looked_after>),
        measure(flow_kind, over, "looked_after_started", "Started to be looked after", "children",
                "Children who start to be looked after, by age at that time.",
                number<Flow::looked_after_started>,
                {{"age_band", number_at<Flow::looked_after_started>}}),
        measure(flow_kind, over, "looked_after_ceased", "Ceased to be looked after", "children",
                "Children who cease to be looked after, by reason.",
                number<Flow::looked_after_ceased>,
                {{"reason", number_at<Flow::looked_after_ceased>}}),
        measure(flow_kind, over, "adoptions", "Adoptions", "children",
                "Children who cease to be looked after because an adoption order is made.",
                number_of<Flow::looked_after_ceased, CareExit::adoption>),
        measure(
            flow_kind, over, "special_guardianship_orders", "Special guardianship orders",
            "children",
            "Children who cease to be looked after because a special guardianship order is made.",
            number_of<Flow::looked_after_ceased, CareExit::special_guardianship>),
        measure(share_kind, over, "special_guardianship_leaver_share",
                "Leavers to special guardianship", "percent",
                "Children who leave care by a special guardianship order, of all who leave.",
                guardianship_share),
        measure(flow_kind, over, "ceased_to_independent_living", "Left care for independent living",
                "children",
                "Children who cease to be looked after at their 18th birthday, or before it to "
                "live on their own.",
                left_to_independence),
        measure(share_kind, over, "looked_after_returned_share", "Returned to care", "percent",
                "Children who start to be looked after within 12 months of having left care, in "
                "the period, for 100 who leave care in it; a report on one year's leavers follows "
                "each for less than a year and prints less.",
                share<Flow::looked_after_returned, Flow::looked_after_ceased>),
        measure(stock_kind, at_end, "unaccompanied_asylum_seeking_count",
                "Unaccompanied asylum-seeking children", "children",
                "Children looked after who came unaccompanied to seek asylum.",
                stock<&Census::looked_after_unaccompanied>),
        measure(stock_kind, at_end, "pre_proceedings_count", "Children in pre-proceedings",
                "children", "Children at a pre-proceedings stage, waiting or served.",
                at_stage<StageKind::pre_proceedings>),
        measure(flow_kind, over, "care_proceedings_issued", "Care proceedings issued", "children",
                "Children for whom care proceedings are issued.",
                number<Flow::care_proceedings_issued>),
        measure(flow_kind, over, "care_proceedings_completed", "Care proceedings completed",
                "children", "Children whose care proceedings end with a final order.",
                number<Flow::care_proceedings_completed>),
        measure(mean_kind, over, "care_proceedings_duration", "Length of care proceedings", "weeks",
                "Mean number of weeks from issue to final order of the proceedings that end.",
                mean<Sample::care_proceedings_weeks>),
        measure(stock_kind, at_end, "care_leavers_count", "Care leavers supported", "young people",
                "Young people who have left care and are still supported by a leaving care team.",
                stock<&Census::care_leavers>),
    };
}

std::vector<Measure> placements() {
    return {
        measure(share_kind, at_end, "placement_share", "Looked after by placement", "percent",
                "Children looked after in each type of placement, of all looked after.", nullptr,
                {{"placement_type", placement_share}}),
        measure(stock_kind, at_end, "looked_after_in_foster_care_count", "In foster care",
                "children",
                "Children looked after in a foster placement of any provider, kin included.",
                in_foster_care),
        measure(share_kind, at_end, "foster_care_share", "Share in foster care", "percent",
                "Children looked after in a foster placement of any provider, kin included, of all "
                "looked after.",
                foster_share),
        measure(flow_kind, over, "placements_started", "Placements started", "placements",
                "Placements of looked-after children that start, first or later.",
                number<Flow::placements_started>,
                {{"placement_type", number_at<Flow::placements_started>}}),
        measure(flow_kind, over, "placement_moves", "Placement moves", "moves",
                "Moves of looked-after children from one placement to another.",
                number<Flow::placement_moves>),
        measure(share_kind, at_end, "placements_3_plus_share", "Three or more placements",
                "percent",
                "Children looked after who had three or more placements in the year to the date, "
                "of all looked after.",
                stock_share<&Census::placements_3_plus, &Census::looked_after>),
        measure(share_kind, at_end, "placement_stability_2y_share", "Same placement for two years",
                "percent",
                "Children under 16 looked after for two and a half years or more who have lived in "
                "the same placement for two years, of all such children.",
                stock_share<&Census::stable_2y, &Census::stable_eligible>),
        measure(share_kind, at_end, "looked_after_out_of_area_share", "Placed out of area",
                "percent",
                "Children looked after who are placed outside the authority's area, of all looked "
                "after.",
                stock_share<&Census::looked_after_out_of_area, &Census::looked_after>,
                {{"placement_type", out_of_area_placed}, {"provider", out_of_area_provided}}),
    };
}

}  // namespace kinflow::model::catalogue
