#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/caseload_pool.h"
#include "sim/core/large_array.h"
#include "sim/core/least_of.h"
#include "sim/core/time.h"
#include "sim/model/ids.h"

namespace kinflow::model {

/// No place in a team's book.
inline constexpr std::uint32_t not_held = 0xFFFFFFFFU;

/// A case in a team's book.
struct HeldCase {
    std::uint32_t customer = 0;  ///< as in the team's line
    PostId worker;               ///< none: the whole team's, or nobody's at present
    double clock_at = 0.0;       ///< the team's clock when the family's need was last brought up to
    double work_end = 0.0;       ///< reading at which a paced stay is done; what is left, when idle
    std::uint32_t next = not_held;      ///< of the worker's cases
    std::uint32_t previous = not_held;  ///< of the worker's cases
    float hours_a_week = 0.0F;          ///< wanted of the team, unless idle
    std::uint8_t children = 0;          ///< 0: an unused place
    bool idle = false;                  ///< the worker left, and nobody has taken over yet
};

/// A team at work: its line, its book of cases, and its work clock.
///
/// The clock shows how much work, in minutes, each case has got at its planned speed. It keeps time
/// while the team has the hours that its cases want; when they want more, everybody's work goes
/// slower alike (processor sharing), and the clock with it. A change of load changes the clock's
/// pace and no case's plans: a stay is over when the clock has reached the stay's reading, and
/// whoever finds that it has not comes back later.
class TeamState {
  public:
    explicit TeamState(int capacity) : line{capacity} {}

    core::CaseloadPool line;    ///< capacity and use in children
    std::vector<PostId> posts;  ///< of the team, abolished ones too
    core::LeastOf loads;        ///< of each: cases for its capacity; none when it can take no case
    double caseload = 0.0;      ///< children at the standard caseload, of those at work
    double fte = 0.0;           ///< of those at work
    double hours_at_census = 0.0;  ///< worked until the last census
    int also_held = 0;             ///< children that the team holds beside another team

    [[nodiscard]] double reading(core::Minute now) const {
        return reading_ + pace_ * static_cast<double>(now - read_at_);
    }
    /// 1, or less when the team is short of hours.
    [[nodiscard]] double pace() const { return pace_; }
    /// Hours worked on cases since the team began.
    [[nodiscard]] double hours_worked(core::Minute now) const;
    [[nodiscard]] double hours_wanted() const { return wanted_; }        ///< a week
    [[nodiscard]] double hours_available() const { return available_; }  ///< a week

    /// So many more hours a week are wanted of the team; fewer when negative.
    void want(core::Minute now, double hours_a_week);
    /// The team has so many hours a week.
    void have(core::Minute now, double hours_a_week);

    std::uint32_t enter(const HeldCase& held);
    void strike(std::uint32_t place);
    [[nodiscard]] HeldCase& at(std::uint32_t place) { return book_[place]; }
    [[nodiscard]] const HeldCase& at(std::uint32_t place) const { return book_[place]; }
    [[nodiscard]] std::span<const HeldCase> book() const { return book_; }

  private:
    void set_clock(core::Minute now);

    core::LargeArray<HeldCase> book_;
    std::vector<std::uint32_t> unused_;
    double wanted_ = 0.0;
    double available_ = 0.0;
    double pace_ = 1.0;
    double reading_ = 0.0;
    double worked_ = 0.0;
    core::Minute read_at_ = 0;
};

}  // namespace kinflow::model
