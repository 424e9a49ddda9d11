#include <array>

#include "sim/model/observer.h"
#include "sim/model/pathway.h"
#include "sim/model/scenario.h"

namespace kinflow::model {

namespace {

template <std::size_t Size, class Enum>
std::string_view at(const std::array<std::string_view, Size>& names, Enum value) {
    return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name_of(StageKind kind) {
    static constexpr std::array<std::string_view, stage_kind_count> names{"contact",
                                                                          "early_help",
                                                                          "referral",
                                                                          "assessment",
                                                                          "section_47_enquiry",
                                                                          "initial_conference",
                                                                          "child_in_need_plan",
                                                                          "child_protection_plan",
                                                                          "edge_of_care",
                                                                          "pre_proceedings",
                                                                          "care_proceedings",
                                                                          "looked_after",
                                                                          "leaving_care",
                                                                          "closed"};
    return at(names, kind);
}

std::string_view name_of(Outcome outcome) {
    static constexpr std::array<std::string_view, 5> names{"none", "no_further_action", "advice",
                                                           "not_in_need", "need_met"};
    return at(names, outcome);
}

std::string_view name_of(Condition condition) {
    static constexpr std::array<std::string_view, 3> names{"any", "disabled", "unaccompanied"};
    return at(names, condition);
}

std::string_view name_of(ClockFrom from) {
    static constexpr std::array<std::string_view, 3> names{"stage", "referral", "enquiry"};
    return at(names, from);
}

std::string_view name_of(Rule rule) {
    static constexpr std::array<std::string_view, 2> names{"hold", "stretch"};
    return at(names, rule);
}

std::string_view name_of(LegalStatus status) {
    static constexpr std::array<std::string_view, legal_status_count> names{
        "section_20", "interim_care_order", "care_order", "placement_order"};
    return at(names, status);
}

std::string_view name_of(CareExit reason) {
    static constexpr std::array<std::string_view, care_exit_count> names{
        "return_home", "relatives",    "special_guardianship",
        "adoption",    "independence", "eighteenth_birthday"};
    return at(names, reason);
}

std::string_view name_of(Provider provider) {
    static constexpr std::array<std::string_view, provider_count> names{
        "own_provision", "private_or_voluntary", "other_public", "parents"};
    return at(names, provider);
}

std::string_view name_of(HouseholdState state) {
    static constexpr std::array<std::string_view, household_state_count> names{
        "vacant", "part_used", "full", "resting", "unused"};
    return at(names, state);
}

std::string_view name_of(Standing standing) {
    static constexpr std::array<std::string_view, 4> names{"observed", "calibrated", "assumed",
                                                           "policy"};
    return at(names, standing);
}

}  // namespace kinflow::model
