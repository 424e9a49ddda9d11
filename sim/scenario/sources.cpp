#include "sim/scenario/sources.h"

#include <algorithm>
#include <utility>

#include "sim/model/measures.h"
#include "sim/scenario/bind.h"
#include "sim/scenario/check.h"
#include "sim/scenario/merge.h"
#include "sim/scenario/provenance.h"
#include "sim/scenario/shapes.h"
#include "sim/scenario/size_to_area.h"

namespace kinflow::scenario {
namespace {

const Node nothing{};

bool has_key(const std::vector<Field>& fields, const std::string& key) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const Field& field) { return field.key == key; });
}

void open_overlays(const Node& list, SourceFiles& files, std::vector<Node>& out) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        auto tree = files.open_named(list.items[i], join("overlays", i));
        drop_other_kind(tree, "overlay", files.faults);
        if (tree) out.push_back(std::move(*tree));
    }
}

/// The areas that the area starts from, and those that these start from.
std::vector<Node> open_bases(SourceFiles& files, const Node& area) {
    std::vector<Node> bases;
    Node reference = at(area, "base");
    while (reference.kind != Node::Kind::null) {
        if (files.is_open(reference)) {
            files.faults.add(reference.place, "base",
                             "`" + reference.text + "` starts from this file itself");
            break;
        }
        auto base = files.open_named(reference, "base");
        drop_other_kind(base, "area", files.faults);
        if (!base) break;
        reference = at(*base, "base");
        bases.push_back(std::move(*base));
    }
    return bases;
}

/// The keys of an area that others may start from: all but what names it.
Node inheritable(const Node& base) {
    Node rest;
    rest.kind = Node::Kind::map;
    rest.place = base.place;
    for (std::size_t i = 0; i < base.keys.size(); ++i) {
        if (base.keys[i] == "base" || has_key(header_fields("area"), base.keys[i])) continue;
        rest.keys.push_back(base.keys[i]);
        rest.key_places.push_back(base.key_places[i]);
        rest.items.push_back(base.items[i]);
    }
    return rest;
}

/// Lays the area over its bases, the nearest first, after a look at each file by itself, so that a
/// fault shows even where another file replaces it.
Node over_bases(const Node& area, const std::vector<Node>& bases, FaultList& faults) {
    if (bases.empty() || !area.is_map()) return area;
    Node whole = inheritable(bases.back());
    for (std::size_t left = bases.size(); left > 0; --left) {
        const Node& base = bases[left - 1];
        check(partial(area_shape()), base, "", base.place, {}, faults);
        merge(whole, inheritable(base));
    }
    check(partial(area_shape()), area, "", area.place, {}, faults);
    merge(whole, area);
    whole.place = area.place;
    return whole;
}

KnownNames names_in(const Trees& trees, const Register& evidence) {
    KnownNames names = names_cited(evidence);
    if (trees.pathway) names[Reference::stage] = at(*trees.pathway, "stages").keys;
    names[Reference::team] = at(trees.area, "teams").keys;
    names[Reference::grade] = at(at(trees.area, "workforce"), "grades").keys;
    names[Reference::placement_type] = at(at(trees.area, "placements"), "types").keys;
    return names;
}

}  // namespace

const Node& at(const Node& node, std::string_view key) {
    const Node* found = node.find(key);
    return found == nullptr ? nothing : *found;
}

void drop_other_kind(std::optional<Node>& tree, const std::string& kind, FaultList& faults) {
    const Node* word = tree ? tree->find("kinflow") : nullptr;
    if (word == nullptr || word->text == kind) return;
    faults.add(word->place, "kinflow",
               "found " + what_is(*word) + "; here a file of kind `" + kind + "` is needed");
    tree.reset();
}

KnownNames names_cited(const Register& evidence) {
    KnownNames names;
    names[Reference::register_entry] = evidence.ids();
    auto& measures = names[Reference::measure];
    for (const model::Measure& measure : model::measures()) measures.emplace_back(measure.name);
    return names;
}

void open_registers(const Node& tree, SourceFiles& files, Register& evidence) {
    const Node& list = at(tree, "register");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (files.is_open(list.items[i])) continue;  // the area and the pathway may name the same
        auto entries = files.open_named(list.items[i], join("register", i));
        drop_other_kind(entries, "register", files.faults);
        if (entries) add_entries(*entries, files, evidence);
    }
}

std::optional<Sources> open_sources(const std::string& area_path,
                                    const std::vector<std::string>& overlays, SourceFiles& files) {
    auto area = files.open(area_path);
    drop_other_kind(area, "area", files.faults);
    if (!area) return std::nullopt;
    Sources sources;
    Trees& trees = sources.trees;
    const std::vector<Node> bases = open_bases(files, *area);
    trees.area = over_bases(*area, bases, files.faults);
    trees.pathway = files.open_named(at(trees.area, "pathway"), "pathway");
    drop_other_kind(trees.pathway, "pathway", files.faults);
    open_overlays(at(trees.area, "overlays"), files, trees.overlays);
    sources.own_overlays = trees.overlays.size();
    for (const std::string& path : overlays) {
        auto tree = files.open(path);
        drop_other_kind(tree, "overlay", files.faults);
        if (tree) trees.overlays.push_back(std::move(*tree));
    }
    open_registers(*area, files, sources.evidence);
    for (const Node& base : bases) open_registers(base, files, sources.evidence);
    if (trees.pathway) open_registers(*trees.pathway, files, sources.evidence);
    for (const Node& overlay : trees.overlays) open_registers(overlay, files, sources.evidence);
    return sources;
}

void check_overlaid(const Trees& trees, FaultList& faults) {
    if (trees.overlays.empty()) return;
    check(partial(area_shape()), trees.area, "", trees.area.place, {}, faults);
    if (trees.pathway) {
        check(partial(pathway_shape()), *trees.pathway, "", trees.pathway->place, {}, faults);
    }
    for (const Node& overlay : trees.overlays) {
        check(overlay_shape(), overlay, "", overlay.place, {}, faults);
    }
}

namespace {

/// Of each overlay what `wanted` says of its keys.
void lay(Trees& trees, std::size_t first, std::size_t last, bool (*wanted)(const std::string&)) {
    for (std::size_t o = first; o < last; ++o) {
        const Node& overlay = trees.overlays[o];
        if (!overlay.is_map()) continue;
        for (std::size_t i = 0; i < overlay.items.size(); ++i) {
            const std::string& key = overlay.keys[i];
            if (!wanted(key)) continue;
            if (key == "pathway") {
                if (trees.pathway) merge(*trees.pathway, overlay.items[i]);
                continue;
            }
            if (key == "register" || has_key(header_fields("overlay"), key)) continue;
            Node change;
            change.kind = Node::Kind::map;
            change.keys = {key};
            change.key_places = {overlay.key_places[i]};
            change.items = {overlay.items[i]};
            merge(trees.area, change);
        }
    }
}

bool any(const std::string&) { return true; }
bool sizes_others(const std::string& key) {
    return key == "population_under_18" || key == "start_stocks";
}

}  // namespace

void lay_overlays(Trees& trees, std::size_t first, std::size_t last) {
    lay(trees, first, last, any);
    size_to_area(trees.area);
}

void lay_own_overlays(Trees& trees, std::size_t own) {
    lay(trees, 0, own, any);
    lay(trees, own, trees.overlays.size(), sizes_others);
    size_to_area(trees.area);
}

void merge_overlays(Trees& trees, FaultList& faults) {
    check_overlaid(trees, faults);
    lay_overlays(trees, 0, trees.overlays.size());
}

std::optional<model::Scenario> make_scenario(const Trees& trees, const Register& evidence,
                                             const SourceFiles& files, FaultList& faults,
                                             From from) {
    const KnownNames names = names_in(trees, evidence);
    const Shape area = area_shape();
    const Shape pathway = pathway_shape();
    model::Scenario scenario;
    std::vector<PlacedProvenance> rows;
    check(area, trees.area, "", trees.area.place, names, faults);
    bind_area({area, trees.area}, evidence, faults, scenario);
    if (from == From::first_day && trees.area.find("start_stocks") != nullptr) {
        check_places(Reader{area, trees.area}["start_stocks"], scenario.start_stocks,
                     scenario.placements, faults);
    }
    gather_provenance(area, trees.area, "", files.names(), rows);
    if (trees.pathway) {
        const Node& tree = *trees.pathway;
        check(pathway, tree, "", tree.place, names, faults);
        bind_pathway({pathway, tree}, Reader{area, trees.area}["teams"], faults, scenario.pathway);
        if (faults.empty()) check_teams_used(Reader{area, trees.area}["teams"], scenario, faults);
        gather_provenance(pathway, tree, "pathway", files.names(), rows);
    }
    if (!faults.empty()) return std::nullopt;
    scenario.provenance = in_file_order(std::move(rows));
    scenario.source_text = files.all_text();
    return scenario;
}

void name_after_overlays(const Sources& sources, model::Scenario& scenario) {
    const auto& overlays = sources.trees.overlays;
    for (std::size_t i = sources.own_overlays; i < overlays.size(); ++i) {
        const bool first = i == sources.own_overlays;
        const Node& overlay = overlays[i];
        scenario.name = (first ? "" : scenario.name + "+") + at(overlay, "name").text;
        scenario.title = (first ? "" : scenario.title + "; ") + at(overlay, "title").text;
        scenario.description = at(overlay, "description").text;
    }
}

}  // namespace kinflow::scenario
