#pragma once

#include "sim/model/compiled.h"

namespace kinflow::model {

struct ExitDraw {
    double years = 0.0;  ///< from now; infinite when no hazard ends the spell before 18
    CareExit reason = CareExit::eighteenth_birthday;
};

/// Competing hazards of leaving care, constant within a band of age and of time in care, inverted
/// for one unit exponential; a uniform picks the reason in proportion to the rates at that moment.
/// A child who came unaccompanied has no home or relatives here to go to.
[[nodiscard]] ExitDraw draw_exit(const Compiled& tables, LegalStatus status, double age,
                                 double years_in_care, bool unaccompanied, double exponential,
                                 double reason_luck);

/// The hazard, all reasons together, that a spell meets within `span` years from now; none after
/// the 18th birthday.
[[nodiscard]] double exit_hazard(const Compiled& tables, LegalStatus status, double age,
                                 double years_in_care, bool unaccompanied, double span);

/// Whether children of a legal status meet the same hazards in both.
[[nodiscard]] bool same_exits(const Compiled& a, const Compiled& b, LegalStatus status);

}  // namespace kinflow::model
