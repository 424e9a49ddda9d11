#include "sim/model/returns.h"

#include <algorithm>
#include <cmath>

namespace kinflow::model {

namespace {

bool is_in_time(const World& world, const Family& family, const Stage& stage) {
    return world.tables().calendar().working_days_between(clock_start(family, stage), world.now) <=
           stage.clock.working_days;
}

void count_contact_outcome(World& world, const Stage& to, Outcome outcome, int children) {
    if (to.kind == StageKind::early_help) {
        world.count(Flow::contacts_early_help, children);
    } else if (to.kind != StageKind::closed) {
        world.count(Flow::contacts_to_assessment, children);
    } else {
        world.count(
            outcome == Outcome::advice ? Flow::contacts_advice : Flow::contacts_no_further_action,
            children);
    }
}

void count_assessment(World& world, const Family& family, const Stage& stage, const Stage& to,
                      Outcome outcome, int children) {
    world.count(Flow::assessments_completed, children);
    if (is_in_time(world, family, stage)) world.count(Flow::assessments_in_time, children);
    if (to.kind == StageKind::closed && outcome == Outcome::not_in_need) {
        world.count(Flow::assessments_not_in_need, children);
    }
    const int days = world.tables().calendar().working_days_between(family.referred, world.now);
    std::size_t band = 0;
    while (band < assessment_day_breaks.size() && days > assessment_day_breaks[band]) ++band;
    world.count(Flow::assessments_by_length, children, band);
    for (int i = 0; i < children; ++i) {
        world.observer.sampled(Sample::assessment_working_days, 0, world.now, days);
        world.observer.sampled(Sample::need_at_assessment, 0, world.now,
                               family.level + family.lift);
    }
}

}  // namespace

core::Minute clock_start(const Family& family, const Stage& stage) {
    switch (stage.clock.from) {
        case ClockFrom::referral:
            return family.referred;
        case ClockFrom::enquiry:
            return family.enquiry;
        case ClockFrom::stage:
            return family.entered;
    }
    return family.entered;
}

void count_leaving(World& world, const Family& family, const Stage& from, const Stage& to,
                   Outcome outcome, int children) {
    if (from.kind == StageKind::contact) count_contact_outcome(world, to, outcome, children);
    if (from.kind == StageKind::referral && to.kind == StageKind::closed) {
        world.count(Flow::referrals_no_further_action, children);
    }
    if (from.kind == StageKind::assessment) {
        count_assessment(world, family, from, to, outcome, children);
    }
    if (from.kind == StageKind::initial_conference) {
        world.count(Flow::initial_conferences, children);
        if (is_in_time(world, family, from))
            world.count(Flow::initial_conferences_in_time, children);
    }
    if (from.kind == StageKind::child_protection_plan) {
        for (int i = 0; i < children; ++i) {
            world.observer.sampled(Sample::child_protection_plan_days, 0, world.now,
                                   core::days_from_minutes(world.now - family.entered));
        }
    }
}

void count_entering(World& world, Family& family, const Stage& from, const Stage& to,
                    int children) {
    const bool from_front_door =
        from.kind == StageKind::contact || from.kind == StageKind::early_help;
    if (from_front_door && to.kind >= StageKind::referral && to.kind != StageKind::closed) {
        world.count(Flow::referrals, children);
        if (within_a_year(family.referred, world.now)) world.count(Flow::re_referrals, children);
        family.referred = world.now;
    }
    if (to.kind == StageKind::early_help) world.count(Flow::early_help_started, children);
    if (to.kind == StageKind::assessment) world.count(Flow::assessments_started, children);
    if (to.kind == StageKind::section_47_enquiry) {
        world.count(Flow::section_47_enquiries, children);
        family.enquiry = world.now;
    }
    if (to.kind == StageKind::child_protection_plan) {
        world.on_plan.push_back({world.child(family.first_child).family, world.now});
    }
}

core::Minute end_of(const core::Calendar& calendar, core::Minute now, const Duration& duration,
                    double u) {
    const double days = duration.distribution.quantile(u);
    if (!duration.working_days) return core::later(now, core::minutes_from_days(days));
    // Whole working days, then the fraction of what is left of the last day.
    const double whole = std::floor(days);
    const core::Minute day =
        calendar.add_working_days(calendar.next_working_minute(now), static_cast<int>(whole));
    const core::Minute minute_of_day =
        ((day % core::minutes_per_day) + core::minutes_per_day) % core::minutes_per_day;
    return day +
           static_cast<core::Minute>((days - whole) * (core::minutes_per_day - 1 - minute_of_day));
}

}  // namespace kinflow::model
