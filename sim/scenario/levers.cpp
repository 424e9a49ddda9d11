#include "sim/scenario/levers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/scenario/gate_cut.h"
#include "sim/scenario/lever_list.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalar.h"

namespace kinflow::scenario {
namespace {

std::vector<std::string> names_for(Of of, const LeverContext& context) {
    switch (of) {
        case Of::nothing:
            return {};
        case Of::team:
            return at(context.trees.area, "teams").keys;
        case Of::stage:
            return at(*context.trees.pathway, "stages").keys;
        case Of::channel:
            return at(at(context.trees.area, "demand"), "channels").keys;
        case Of::placement_type:
            return at(at(context.trees.area, "placements"), "types").keys;
    }
    return {};
}

Node number_node(double value, Place place) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.plain = true;
    node.text = fmt::format("{:.12g}", value);
    node.place = place;
    return node;
}

/// One lever of a policy on its way to changes.
class Expansion {
  public:
    Expansion(const Node& item, std::string path, const LeverContext& context, FaultList& faults)
        : item_{item}, path_{std::move(path)}, context_{context}, faults_{faults} {}

    void run(Policy& policy) {
        const Lever* lever = find_lever(at(item_, "lever").text);
        if (lever == nullptr || !read_of(*lever)) return;
        change_.policy = policy.name;
        change_.lever = lever->name;
        change_.place = item_.place;
        read_common(item_, path_, faults_, change_);
        wait_for_recruitment();
        const bool by_share = lever->name == "threshold" && item_.has("share");
        const bool by_study = !lever->study.empty();
        const Node* value =
            read_operation(item_, path_, by_share || by_study, faults_, change_.operation);
        if (by_share) {
            if (value != nullptr) fault(*value, "share", "is written, so nothing else can be");
            const Node* share = item_.find("share");
            change_.operation = Operation::add;
            if (!shift_to_share(*share)) return;
        } else if (by_study) {
            if (!shift_by_study(*lever, value)) return;
        } else if (value != nullptr) {
            if (!allowed(*lever, *value)) return;
            change_.value = *value;
            change_.place = value->place;
        } else {
            return;
        }
        need_standing();
        need_end(*lever);
        const Paths paths = lever->paths(context_, of_);
        if (paths.empty()) {
            faults_.add(item_.place, path_,
                        "the scenario has nothing that this lever moves: " + lever->moves);
        }
        for (const std::string& parameter : paths) {
            change_.parameter = parameter;
            policy.changes.push_back(change_);
        }
    }

  private:
    void fault(const Node& node, const std::string& key, const std::string& message) {
        faults_.add(node.place, join(path_, key), message);
    }

    bool read_of(const Lever& lever) {
        const Node* of = item_.find("of");
        if (of == nullptr) {
            if (!lever.needs_of) return true;
            faults_.add(item_.place, join(path_, "of"),
                        "missing: which " + described(lever.of) + " is meant");
            return false;
        }
        of_ = of->text;
        const auto names = names_for(lever.of, context_);
        if (lever.of == Of::nothing) {
            fault(*of, "of", "the lever `" + lever.name + "` moves one thing; leave `of` out");
            return false;
        }
        if (std::find(names.begin(), names.end(), of_) != names.end()) return true;
        fault(*of, "of",
              "there is no " + described(lever.of) + " `" + of_ + "`; " + suggestion(of_, names));
        return false;
    }

    void wait_for_recruitment() {
        const Node* months = item_.find("recruitment_months");
        if (months == nullptr) return;
        const double wait = number_in(*months).value_or(0.0);
        const std::chrono::days days{std::lround(wait * core::days_per_year / 12.0)};
        change_.from += days;
        if (change_.until) *change_.until += days;
    }

    bool allowed(const Lever& lever, const Node& value) {
        const auto& known = lever.operations;
        if (std::find(known.begin(), known.end(), change_.operation) != known.end()) return true;
        std::vector<std::string> words;
        words.reserve(known.size() + 1);
        for (const Operation operation : known) words.push_back(name_of(operation));
        if (lever.name == "threshold") words.emplace_back("share");
        fault(value, name_of(change_.operation),
              "the lever `" + lever.name + "` is written with: " + listed(words));
        return false;
    }

    void need_standing() {
        if (!change_.standing.empty()) return;
        faults_.add(item_.place, path_,
                    "nothing says where the size of the change comes from, and no study gives it; "
                    "one is needed of: source (an id of the register), assumed, policy");
    }

    void need_end(const Lever& lever) {
        if (lever.name != "high_profile_case" || change_.to) return;
        faults_.add(item_.place, join(path_, "to"), "missing: the day on which the surge is over");
    }

    void move_cut_by(double shift) { change_.value = number_node(shift, change_.place); }

    bool shift_to_share(const Node& share) {
        const model::Stage& stage = context_.baseline.pathway[context_.baseline.pathway.find(of_)];
        const Node* to = item_.find("route");
        const model::Route* route = nullptr;
        for (const model::Route& candidate : stage.routes) {
            const bool meant =
                to != nullptr && context_.baseline.pathway[candidate.to].name == to->text;
            if (meant && std::isfinite(candidate.cut)) {
                route = &candidate;
                break;
            }
        }
        change_.place = share.place;
        if (route == nullptr) {
            faults_.add(to == nullptr ? item_.place : to->place, join(path_, "route"),
                        to == nullptr
                            ? "missing: the stage to which that share goes on"
                            : "no route with a cut leads from `" + of_ + "` to `" + to->text + "`");
            return false;
        }
        const double wanted = number_in(share).value_or(0.0) / 100.0;
        return move_cut(stage, *route, wanted);
    }

    bool move_cut(const model::Stage& stage, const model::Route& route, double share) {
        const auto cut = cut_with_share(context_, stage, share);
        if (!cut) {
            faults_.add(item_.place, path_,
                        "nobody comes to the gate of `" + stage.name +
                            "` in the baseline, so the cut cannot be worked out; write `add`");
            return false;
        }
        move_cut_by(*cut - route.cut);
        return true;
    }

    /// The study's relative risk, or the one that the user writes instead of it.
    std::optional<double> risk_of(const Lever& lever, const Node* value) {
        if (value != nullptr) {
            if (!allowed(lever, *value)) return std::nullopt;
            change_.place = value->place;
            return number_in(*value);
        }
        const Entry* entry = context_.evidence.find(lever.study);
        if (entry == nullptr) {
            faults_.add(item_.place, path_,
                        "the study's entry `" + lever.study +
                            "` is not in the evidence read; name its file under `register`");
            return std::nullopt;
        }
        if (change_.standing.empty()) {
            change_.standing = "source";
            change_.reason = lever.study;
        }
        for (const auto& [part, number] : entry->values) {
            if (part == "relative_risk") return number;
        }
        return std::nullopt;
    }

    /// The effect among those who are reached. At a gate, its cut moves until the share who go on
    /// falls by it; elsewhere it multiplies the rate.
    bool shift_by_study(const Lever& lever, const Node* value) {
        const auto full = risk_of(lever, value);
        if (!full) return false;
        const Node* reach = item_.find("reach");
        const double reached = reach == nullptr ? 1.0 : number_in(*reach).value_or(100.0) / 100.0;
        const double risk = 1.0 - reached * (1.0 - *full);
        if (lever.name != "family_group_conferences") {
            change_.operation = Operation::scale;
            change_.value = number_node(risk, change_.place);
            return true;
        }
        change_.operation = Operation::add;
        const model::Stage* stage = stage_of_kind(context_, model::StageKind::pre_proceedings);
        if (stage == nullptr) return true;  // the caller says so
        for (const model::Route& route : stage->routes) {
            const bool onward =
                context_.baseline.pathway[route.to].kind != model::StageKind::closed;
            const model::StageKind kind = context_.baseline.pathway[route.to].kind;
            const bool into_care = kind == model::StageKind::looked_after ||
                                   kind == model::StageKind::care_proceedings;
            if (!onward || !into_care || !std::isfinite(route.cut)) continue;
            return move_cut(*stage, route, risk * share_above(context_, *stage, route.cut));
        }
        return true;
    }

    const Node& item_;
    std::string path_;
    const LeverContext& context_;
    FaultList& faults_;
    std::string of_;
    Change change_;
};

}  // namespace

void expand_levers(const Node& tree, const LeverContext& context, FaultList& faults,
                   Policy& policy) {
    const Node& list = at(tree, "levers");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        Expansion{list.items[i], join("levers", i), context, faults}.run(policy);
    }
}

}  // namespace kinflow::scenario
