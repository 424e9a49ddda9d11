#include "sim/model/team.h"

namespace kinflow::model {

namespace {

constexpr double minutes_per_week = 7.0 * core::minutes_per_day;

}  // namespace

double TeamState::hours_worked(core::Minute now) const {
    return worked_ + pace_ * wanted_ * static_cast<double>(now - read_at_) / minutes_per_week;
}

void TeamState::set_clock(core::Minute now) {
    worked_ = hours_worked(now);
    reading_ = reading(now);
    read_at_ = now;
}

void TeamState::want(core::Minute now, double hours_a_week) {
    if (hours_a_week == 0.0) return;
    set_clock(now);
    wanted_ += hours_a_week;
    pace_ = wanted_ <= available_ ? 1.0 : available_ / wanted_;
}

void TeamState::have(core::Minute now, double hours_a_week) {
    set_clock(now);
    available_ = hours_a_week;
    pace_ = wanted_ <= available_ ? 1.0 : available_ / wanted_;
}

std::uint32_t TeamState::enter(const HeldCase& held) {
    if (unused_.empty()) {
        book_.push_back(held);
        return static_cast<std::uint32_t>(book_.size() - 1);
    }
    const std::uint32_t place = unused_.back();
    unused_.pop_back();
    book_[place] = held;
    return place;
}

void TeamState::strike(std::uint32_t place) {
    book_[place] = HeldCase{};
    unused_.push_back(place);
}

}  // namespace kinflow::model
