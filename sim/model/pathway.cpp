#include "sim/model/pathway.h"

namespace kinflow::model {

StageId Pathway::find(std::string_view stage_name) const {
    for (std::uint32_t i = 0; i < stages.size(); ++i) {
        if (stages[i].name == stage_name) return StageId{i};
    }
    return StageId::none();
}

}  // namespace kinflow::model
