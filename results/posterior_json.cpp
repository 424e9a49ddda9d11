#include "results/posterior_json.h"

namespace kinflow::results {

using Json = nlohmann::ordered_json;

Json posterior_json(const PosteriorInfo& posterior) {
    Json parameters = Json::array();
    for (const PosteriorInfo::Parameter& p : posterior.parameters) {
        parameters.push_back({{"name", p.name},
                              {"parameter", p.parameter},
                              {"by", p.by},
                              {"unit", p.unit},
                              {"mean", p.mean},
                              {"p05", p.p05},
                              {"p95", p.p95}});
    }
    return {{"name", posterior.name},         {"title", posterior.title},
            {"file", posterior.file},         {"hash", posterior.hash},
            {"study", posterior.study},       {"version", posterior.version},
            {"seed", posterior.seed},         {"members", posterior.members},
            {"members_used", posterior.used}, {"warnings", posterior.warnings},
            {"parameters", parameters}};
}

}  // namespace kinflow::results
