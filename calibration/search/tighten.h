#pragma once

#include "calibration/search/seek.h"
#include "calibration/search/surrogate.h"

namespace kinflow::calibration {

/// The numbers of the next replications that no step has used yet.
struct FreshReplications {
    int verify = 0;
    int check = 0;
};

/// What a search finds lies inside the limits: it was cautious where its emulators were unsure, and
/// the plan was chosen among few. Steps from the plan found towards the boundary: the point of
/// least objective near it, by emulators that go through what verified and checked points gave;
/// verified by fresh replications, then checked by others; the next step learns from both. Ends
/// when a step would save next to nothing, or after four. The plan of `result` is the last
/// that was checked, and never dearer than the one it came with.
void tighten(const SeekProblem& problem, const SeekOptions& options, Surrogate& surrogate,
             FreshReplications& next, SeekResult& result);

}  // namespace kinflow::calibration
