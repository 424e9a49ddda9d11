#include "sim/model/measures_catalogue.h"
#include "sim/model/measures_formulas.h"

namespace kinflow::model::catalogue {

using namespace formulas;

std::vector<Measure> front_door() {
    return {
        measure(
            flow_kind, over, "contacts", "Contacts", "contacts",
            "Contacts with the front door about a child, first or repeated, one for each child.",
            number<Flow::contacts>, {{"channel", number_at<Flow::contacts>}}),
        measure(
            share_kind, over, "repeat_contacts_share", "Repeat contacts", "percent",
            "Contacts about a child who had a contact in the 12 months before, of all contacts.",
            share<Flow::repeat_contacts, Flow::contacts>),
        measure(flow_kind, over, "contacts_to_assessment", "Contacts that go to assessment",
                "contacts", "Contacts that the front door passes on to referral and assessment.",
                number<Flow::contacts_to_assessment>),
        measure(
            share_kind, over, "contacts_to_assessment_share",
            "Share of contacts that go to assessment", "percent",
            "Contacts that the front door passes on to referral and assessment, of all contacts.",
            share<Flow::contacts_to_assessment, Flow::contacts>),
        measure(flow_kind, over, "contacts_early_help", "Contacts that go to early help",
                "contacts", "Contacts that the front door passes on to early help.",
                number<Flow::contacts_early_help>),
        measure(share_kind, over, "contacts_early_help_share",
                "Share of contacts that go to early help", "percent",
                "Contacts that the front door passes on to early help, of all contacts.",
                share<Flow::contacts_early_help, Flow::contacts>),
        measure(flow_kind, over, "contacts_advice", "Contacts that end with advice", "contacts",
                "Contacts that end with advice, information or guidance.",
                number<Flow::contacts_advice>),
        measure(share_kind, over, "contacts_advice_share", "Share of contacts that end with advice",
                "percent",
                "Contacts that end with advice, information or guidance, of all contacts.",
                share<Flow::contacts_advice, Flow::contacts>),
        measure(flow_kind, over, "contacts_no_further_action", "Contacts with no further action",
                "contacts", "Contacts that end with no further action.",
                number<Flow::contacts_no_further_action>),
        measure(share_kind, over, "contacts_no_further_action_share",
                "Share of contacts with no further action", "percent",
                "Contacts that end with no further action, of all contacts.",
                share<Flow::contacts_no_further_action, Flow::contacts>),
        measure(stock_kind, at_end, "contact_backlog", "Contacts waiting for the front door",
                "contacts", "Contacts that nobody has looked at yet, in children.",
                stock<&Census::contact_backlog>),
        measure(stock_kind, at_end, "domestic_abuse_notification_backlog",
                "Notifications of domestic abuse not looked at", "contacts",
                "Contacts by channels of domestic-abuse notifications that nobody has looked at "
                "yet, in children.",
                stock<&Census::notifications_waiting>),
        measure(
            stock_kind, at_end, "early_help_count", "Children in early help", "children",
            "Children at an early help stage, waiting or served; they are not children in need.",
            at_stage<StageKind::early_help>),
        measure(flow_kind, over, "early_help_started", "Early help started", "children",
                "Children who enter an early help stage.", number<Flow::early_help_started>),
    };
}

std::vector<Measure> assessment() {
    return {
        measure(
            flow_kind, over, "referrals", "Referrals", "referrals",
            "Referrals to children's social care, one for each child, whatever is decided on them.",
            number<Flow::referrals>),
        measure(
            rate_kind, over, "referral_rate", "Referral rate", "referrals per 10,000",
            "Referrals in a year for 10,000 people aged 0 to 17; a month's are multiplied by 12.",
            referral_rate),
        measure(share_kind, over, "re_referral_share", "Re-referrals", "percent",
                "Referrals within 12 months of the child's previous referral, of all referrals.",
                share<Flow::re_referrals, Flow::referrals>),
        measure(
            share_kind, over, "referrals_no_further_action_share",
            "Referrals with no further action", "percent",
            "Referrals that end with no further action before any assessment, of all referrals.",
            share<Flow::referrals_no_further_action, Flow::referrals>),
        measure(share_kind, over, "assessments_not_in_need_share",
                "Referrals assessed as not in need", "percent",
                "Referrals that are assessed and end with no further action because the child is "
                "not in need, of all referrals.",
                share<Flow::assessments_not_in_need, Flow::referrals>),
        measure(flow_kind, over, "assessments_started", "Assessments started", "assessments",
                "Assessments that start, one for each child.", number<Flow::assessments_started>),
        measure(flow_kind, over, "assessments_completed", "Assessments completed", "assessments",
                "Assessments that are completed, one for each child.",
                number<Flow::assessments_completed>),
        measure(share_kind, over, "assessment_timeliness", "Assessments on time", "percent",
                "Assessments completed within the pathway's statutory clock (45 working days from "
                "referral since April 2013), of those completed.",
                share<Flow::assessments_in_time, Flow::assessments_completed>),
        measure(share_kind, over, "assessment_length_share", "Assessments by length", "percent",
                "Assessments by working days from referral to completion, of those completed.",
                nullptr, {{"assessment_length", assessments_of_length}}),
        measure(mean_kind, over, "assessment_working_days", "Length of assessments", "working days",
                "Mean number of working days from referral to the assessment's completion.",
                mean<Sample::assessment_working_days>),
        measure(mean_kind, over, "need_at_assessment", "Need at assessment", "standard deviations",
                "Mean latent need of the children assessed; seen by the model only, never by its "
                "workers.",
                mean<Sample::need_at_assessment>),
        measure(stock_kind, at_end, "children_being_assessed", "Children being assessed",
                "children", "Children at an assessment stage, waiting or served.",
                at_stage<StageKind::assessment>),
    };
}

std::vector<Measure> need_and_protection() {
    return {
        measure(flow_kind, over, "need_episodes_started", "Episodes of need started", "children",
                "Children whose episode of need starts: their referral is accepted.",
                number<Flow::need_episodes_started>),
        measure(flow_kind, over, "need_episodes_ended", "Episodes of need ended", "children",
                "Children whose episode of need ends: their case is closed to social care.",
                number<Flow::need_episodes_ended>),
        measure(stock_kind, at_end, "children_in_need_count", "Children in need", "children",
                "Children with an open episode of need, from accepted referral to closure: being "
                "assessed, on a child in need plan, on a child protection plan, looked after, or "
                "supported care leavers.",
                stock<&Census::children_in_need>),
        measure(rate_kind, at_end, "children_in_need_rate", "Children in need rate",
                "children per 10,000", "Children in need for 10,000 people aged 0 to 17.",
                stock_rate<&Census::children_in_need>),
        measure(stock_kind, at_end, "child_in_need_plan_count", "Child in need plans", "children",
                "Children at a child in need plan stage, waiting or served.",
                at_stage<StageKind::child_in_need_plan>),
        measure(flow_kind, over, "section_47_enquiries", "Section 47 enquiries", "children",
                "Children who are the subject of a section 47 enquiry that starts.",
                number<Flow::section_47_enquiries>),
        measure(flow_kind, over, "initial_conferences", "Initial child protection conferences",
                "children",
                "Children who are the subject of an initial child protection conference.",
                number<Flow::initial_conferences>),
        measure(share_kind, over, "initial_conference_timeliness", "Initial conferences on time",
                "percent",
                "Initial conferences held within 15 working days of the strategy discussion that "
                "started the section 47 enquiry, of those held.",
                share<Flow::initial_conferences_in_time, Flow::initial_conferences>),
        measure(stock_kind, at_end, "child_protection_plan_count", "Child protection plans",
                "children", "Children who are the subject of a child protection plan.",
                at_stage<StageKind::child_protection_plan>),
        measure(rate_kind, at_end, "child_protection_plan_rate", "Child protection plan rate",
                "children per 10,000", "Child protection plans for 10,000 people aged 0 to 17.",
                plan_rate),
        measure(flow_kind, over, "child_protection_plans_started", "Child protection plans started",
                "children", "Children who become the subject of a child protection plan.",
                number<Flow::child_protection_plans_started>),
        measure(flow_kind, over, "child_protection_plans_ended", "Child protection plans ended",
                "children", "Children who cease to be the subject of a child protection plan.",
                number<Flow::child_protection_plans_ended>),
        measure(share_kind, over, "child_protection_second_plan_share",
                "Second or subsequent plans", "percent",
                "Plans of children who had a plan before, ever, in this authority, of the plans "
                "started.",
                share<Flow::child_protection_second_plans, Flow::child_protection_plans_started>),
        measure(share_kind, at_end, "child_protection_plan_duration_share", "Plans by time so far",
                "percent",
                "Plans open at the date by the time since they started, of all plans open.",
                nullptr, {{"duration_band", plan_duration_share}}),
        measure(mean_kind, over, "child_protection_plan_days", "Length of child protection plans",
                "days", "Mean number of days from start to end of the plans that end.",
                mean<Sample::child_protection_plan_days>),
        measure(stock_kind, at_end, "edge_of_care_count", "Children at the edge of care",
                "children", "Children at an edge-of-care stage, waiting or served.",
                at_stage<StageKind::edge_of_care>),
    };
}

}  // namespace kinflow::model::catalogue
