#include "sim/model/workforce_parameters.h"

namespace kinflow::model {

double WorkingTime::casework() const {
    constexpr double days_a_year = 5.0 * 52.0;
    return week * direct_share * (days_a_year - leave - training) / days_a_year;
}

}  // namespace kinflow::model
