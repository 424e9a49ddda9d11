#include "calibration/study/remembered_need.h"

#include <map>
#include <memory>
#include <vector>

#include "sim/model/compiled.h"
#include "sim/run/gate_census.h"

namespace kinflow::calibration {

scenario::PerceivedNeed remembered_need(std::uint64_t seed) {
    auto gates = std::make_shared<std::map<std::uint32_t, std::vector<double>>>();
    return [gates, seed](const model::Scenario& baseline, model::StageId stage) {
        auto found = gates->find(stage.value);
        if (found == gates->end()) {
            const model::Compiled compiled{baseline};
            found = gates->emplace(stage.value, run::perceived_need(compiled, stage, seed)).first;
        }
        return found->second;
    };
}

}  // namespace kinflow::calibration
