#include "sim/model/pathway_graph.h"
#include "sim/scenario/bind.h"

namespace kinflow::scenario {
namespace {

using model::StageId;
using model::StageKind;

/// The stage of a kind that must be there once; none, with a fault, when it is not.
StageId the_only(StageKind kind, const Reader& stages, FaultList& faults) {
    StageId found;
    const std::string word{name_of(kind)};
    for (std::uint32_t i = 0; i < stages.size(); ++i) {
        const Reader written = stages.item(i)["kind"];
        if (written.text() != word) continue;
        if (!found) {
            found = StageId{i};
        } else {
            faults.add(written.node().place, "stages." + stages.name(i) + ".kind",
                       "a second stage of kind " + word + "; `" + stages.name(found.value) +
                           "` is one already, and exactly one is allowed");
        }
    }
    if (!found) {
        faults.add(stages.node().place, "stages",
                   "there is no stage of kind " + word + "; exactly one is needed");
    }
    return found;
}

void add_all(const std::vector<StageId>& ids, const std::string& message, const Reader& stages,
             FaultList& faults) {
    for (const StageId id : ids) {
        faults.add(stages.node().key_places[id.value], "stages." + stages.name(id.value), message);
    }
}

}  // namespace

void join_pathway(const Reader& stages, bool sound, FaultList& faults, model::Pathway& pathway) {
    pathway.contact = the_only(StageKind::contact, stages, faults);
    pathway.looked_after = the_only(StageKind::looked_after, stages, faults);
    pathway.proceedings = the_only(StageKind::care_proceedings, stages, faults);
    pathway.leaving_care = the_only(StageKind::leaving_care, stages, faults);
    pathway.closed = the_only(StageKind::closed, stages, faults);
    if (!sound || !pathway.contact || !pathway.closed || !pathway.looked_after ||
        !pathway.proceedings || !pathway.leaving_care) {
        return;
    }
    add_all(unreachable_stages(pathway), "no route leads here from the first contact", stages,
            faults);
    add_all(dead_ends(pathway), "no route leads from here to the closed stage", stages, faults);
}

}  // namespace kinflow::scenario
