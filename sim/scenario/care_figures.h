#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/core/errors.h"
#include "sim/scenario/fault_list.h"
#include "sim/scenario/register.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// Published figures of an age band of a country's looked-after children. Children, or children in
/// a year.
struct CareAge {
    std::string name;
    double mix = 0.0;           ///< children on a 31 March: how a stock is spread where not known
    double entries = 0.0;       ///< started in a year: how starts are spread
    double before = 0.0;        ///< of the year whose balance gives rates: children as it began,
    double after = 0.0;         ///< as it ended,
    double started = 0.0;       ///< who started in it,
    double left = 0.0;          ///< and who left in it before 18
    double for_adoption = 0.0;  ///< share of this age among children placed for adoption
};

struct CarePlacement {
    std::string name;
    double children = 0.0;       ///< on the same 31 March as CareAge::mix
    std::vector<double> by_age;  ///< weight by age band before it is fitted to the figures
};

/// A file of kind `flows`: what the Markov model works its rates out from. Children placed for
/// adoption are a placement of their own beside `placements`.
struct CareFigures {
    std::vector<CareAge> ages;              ///< from the youngest
    std::vector<CarePlacement> placements;  ///< without those for adoption
    double left_at_18 = 0.0;                ///< in the year of the balance
    double for_adoption = 0.0;              ///< children placed, on the day of CareAge::mix
    double for_adoption_before = 0.0;       ///< and as the year of the balance began,
    double for_adoption_after = 0.0;        ///< and ended
    double adopted = 0.0;                   ///< in the year of the balance
    double moves = 0.0;                     ///< placement changes for each child in a year
};

/// The faults of a tree of kind `flows`. Sources are not looked up where `evidence` is null.
void check_flows(const Node& tree, const Register* evidence, FaultList& faults);

/// Opens the file, and its registers into `evidence`, and checks it; nothing when `files` has any
/// fault after.
[[nodiscard]] std::optional<CareFigures> open_flows(const std::string& file, SourceFiles& files,
                                                    Register& evidence);

}  // namespace kinflow::scenario
