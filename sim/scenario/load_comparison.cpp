#include "sim/scenario/load_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "sim/model/measures.h"
#include "sim/scenario/apply_changes.h"
#include "sim/scenario/check.h"
#include "sim/scenario/member_scenario.h"
#include "sim/scenario/policy.h"
#include "sim/scenario/policy_money.h"
#include "sim/scenario/policy_rows.h"
#include "sim/scenario/shapes.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {
namespace {

std::vector<std::string> split_at_plus(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '+') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::string sum(const std::vector<std::string>& parts, const std::string& sign) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : sign) + part;
    return text;
}

/// The children of the first day are the baseline's: whether they would fit into what a policy
/// leaves later is no matter.
void forget_the_start(Trees& trees) {
    Node* stocks = trees.area.find("start_stocks");
    if (stocks == nullptr || !stocks->is_map()) return;
    for (std::size_t i = stocks->keys.size(); i-- > 0;) {
        if (stocks->keys[i] == "history") continue;
        if (Node* value = stocks->items[i].find("value")) {
            value->text = "0";
            continue;
        }
        const auto at = static_cast<std::ptrdiff_t>(i);
        stocks->keys.erase(stocks->keys.begin() + at);
        stocks->key_places.erase(stocks->key_places.begin() + at);
        stocks->items.erase(stocks->items.begin() + at);
    }
}

/// A policy file and those that it combines.
struct PolicyFile {
    Node tree;
    Policy policy;
    PolicyMoney money;
    std::vector<std::string> parts;  ///< paths of the files under `combine`
};

bool same_file(const std::string& a, const std::string& b) {
    const auto whole = [](const std::string& path) {
        std::error_code error;
        const auto found = std::filesystem::weakly_canonical(path, error);
        return error ? std::filesystem::absolute(path).lexically_normal() : found;
    };
    return whole(a) == whole(b);
}

}  // namespace

/// What was read, and, in a copy for each call of load(), what is made of it.
class ComparisonSource::Loader {
  public:
    Loader(Sources sources, SourceFiles files)
        : sources_{std::move(sources)}, files_{std::move(files)} {
        text_ = files_.all_text();
    }

    [[nodiscard]] const std::optional<Posterior>& posterior() const { return posterior_; }

    void open(const std::string& path, const Node* named_at, const std::string& key_path) {
        if (policies_.count(path) != 0) return;
        auto tree =
            named_at == nullptr ? files_.open(path) : files_.open_named(*named_at, key_path);
        drop_other_kind(tree, "policy", files_.faults);
        if (!tree) return;
        PolicyFile& file = policies_[path];
        order_.push_back(path);
        file.tree = std::move(*tree);
        open_registers(file.tree, files_, sources_.evidence);
        const Node& list = at(file.tree, "combine");
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            if (!list.items[i].is_scalar() || list.items[i].text.empty()) continue;
            const std::filesystem::path from{path};
            const std::string part =
                (from.parent_path() / list.items[i].text).lexically_normal().generic_string();
            policies_[path].parts.push_back(part);
            open(part, &policies_.at(path).tree.find("combine")->items[i], join("combine", i));
        }
    }

    void open_policies(const std::vector<std::string>& wanted) {
        wanted_ = wanted;
        for (const std::string& text : wanted) {
            for (const std::string& path : split_at_plus(text)) open(path, nullptr, "");
        }
        text_ = files_.all_text();
    }

    void open_posterior(const std::string& path) {
        auto tree = files_.open(path);
        drop_other_kind(tree, "posterior", files_.faults);
        if (!tree) return;
        const FaultList before = files_.faults;
        check_posterior(*tree, files_.faults);
        if (files_.faults.size() > before.size()) return;
        Posterior made = read_posterior(*tree, path);
        made.text = files_.all_text().substr(text_.size());
        if (is_of_this_area(*tree, path)) posterior_ = std::move(made);
    }

    /// `member`: none for the area's own values.
    LoadedComparison load(std::optional<std::size_t> member, const PerceivedNeed& perceived) {
        perceived_ = &perceived;
        member_ = member;
        LoadedComparison loaded;
        check_overlaid(sources_.trees, files_.faults);
        const Sources as_read = sources_;
        if (member) {
            sources_.trees =
                member_trees(sources_, posterior_->parameters, posterior_->members.at(*member),
                             posterior_->places[*member], name_of_member(*posterior_, *member),
                             files_, files_.faults);
        } else {
            lay_overlays(sources_.trees, 0, sources_.trees.overlays.size());
        }
        auto baseline = make_scenario(sources_.trees, sources_.evidence, files_, files_.faults);
        if (baseline) name_after_overlays(sources_, *baseline);
        check_policies();
        if (baseline && files_.faults.empty()) {
            for (const std::string& path : order_) read(path, *baseline);
            for (const std::string& text : wanted_) loaded.policies.push_back(arm(text, *baseline));
            if (!member && posterior_) check_members(*posterior_, as_read, files_);
            if (files_.faults.empty()) loaded.baseline = std::move(baseline);
        }
        loaded.source_text = text_;
        loaded.faults = files_.sorted_faults();
        return loaded;
    }

  private:
    /// A copy of the area under another path will do, as long as it has its name.
    bool is_of_this_area(const Node& tree, const std::string& path) {
        const Node& reference = at(tree, "area");
        const std::string area = (std::filesystem::path{path}.parent_path() / reference.text)
                                     .lexically_normal()
                                     .generic_string();
        if (same_file(area, files_.names().front())) return true;
        const std::string& name = at(sources_.trees.area, "name").text;
        const auto other = files_.open_named(reference, "area");
        if (!other) return false;
        if (at(*other, "name").text == name) return true;
        files_.faults.add(reference.place, "area",
                          "the posterior is of the area `" + at(*other, "name").text +
                              "`, and the scenario is of `" + name + "`, " +
                              files_.names().front());
        return false;
    }

    void check_policies() {
        KnownNames names;
        names[Reference::register_entry] = sources_.evidence.ids();
        auto& measures = names[Reference::measure];
        for (const model::Measure& m : model::measures()) measures.emplace_back(m.name);
        if (sources_.trees.pathway) {
            names[Reference::stage] = at(*sources_.trees.pathway, "stages").keys;
        }
        for (const std::string& path : order_) {
            const Node& tree = policies_.at(path).tree;
            check(policy_shape(), tree, "", tree.place, names, files_.faults);
        }
    }

    void read(const std::string& path, const model::Scenario& baseline) {
        PolicyFile& file = policies_.at(path);
        file.policy = read_policy(file.tree, path, files_.faults);
        const LeverContext context{sources_.trees, baseline, sources_.evidence, *perceived_};
        expand_levers(file.tree, context, files_.faults, file.policy);
        file.money = read_policy_money(file.tree, path, baseline, sources_.evidence, files_.faults);
    }

    /// The policy's own changes after those of the files that it combines, each file once.
    void gather(const std::string& path, std::set<std::string>& met,
                std::vector<const PolicyFile*>& out, std::vector<std::string>& leaves) {
        const auto found = policies_.find(path);
        if (found == policies_.end() || !met.insert(path).second) return;
        const PolicyFile& file = found->second;
        for (const std::string& part : file.parts) gather(part, met, out, leaves);
        const bool does_something = !file.policy.changes.empty() || !file.money.one_off.empty();
        if (does_something || file.parts.empty()) leaves.push_back(path);
        out.push_back(&file);
    }

    model::Policy arm(const std::string& text, const model::Scenario& baseline) {
        model::Policy made;
        std::set<std::string> met;
        std::vector<const PolicyFile*> files;
        std::vector<std::string> names;
        std::vector<std::string> titles;
        for (const std::string& path : split_at_plus(text)) {
            gather(path, met, files, made.files);
            const auto found = policies_.find(path);
            if (found == policies_.end()) continue;
            const Policy& policy = found->second.policy;
            names.push_back(policy.name);
            titles.push_back(policy.title);
            made.description += (made.description.empty() ? "" : " ") + policy.description;
            if (made.question.empty()) made.question = policy.question;
            if (made.measure.empty()) made.measure = policy.measure;
        }
        made.name = sum(names, "+");
        made.title = sum(titles, "; ");
        std::vector<const Change*> changes;
        for (const PolicyFile* file : files) {
            for (const Change& change : file->policy.changes) changes.push_back(&change);
            const PolicyMoney& money = file->money;
            made.one_off.insert(made.one_off.end(), money.one_off.begin(), money.one_off.end());
            made.funding.insert(made.funding.end(), money.funding.begin(), money.funding.end());
        }
        add_phases(changes, baseline, made);
        return made;
    }

    void add_phases(const std::vector<const Change*>& changes, const model::Scenario& baseline,
                    model::Policy& made) {
        const auto leaves = follow_changes(changes, sources_.trees, baseline.start, baseline.end,
                                           files_.names(), files_.faults);
        // A change with a fault of its own would cause others in the scenario that it makes.
        if (!files_.faults.empty()) return;
        add_rows(leaves, sources_, files_.names(), made);
        std::string state = state_on(sources_.trees, leaves);
        for (const core::Date date : dates_of(leaves, baseline.end)) {
            Trees trees = trees_on(sources_.trees, leaves, date);
            forget_the_start(trees);
            std::string next = state_on(trees, leaves);
            if (next == state) continue;
            state = std::move(next);
            FaultList faults;
            auto scenario = make_scenario(trees, sources_.evidence, files_, faults, From::later);
            if (!scenario) {
                report(faults, made.name, date);
                return;  // later steps of a ramp would say the same again
            }
            scenario->name = baseline.name;
            made.phases.push_back({date, std::move(*scenario)});
        }
    }

    void report(const FaultList& faults, const std::string& arm, core::Date date) {
        for (const auto& row : faults.rows()) {
            files_.faults.add(
                row.place, row.path,
                row.message + "; so policy `" + arm + "` makes it from " + core::to_iso(date) +
                    (member_ ? " over " + name_of_member(*posterior_, *member_) : ""));
        }
    }

    Sources sources_;
    SourceFiles files_;
    std::string text_;  ///< of the scenario and the policies
    std::map<std::string, PolicyFile> policies_;
    std::vector<std::string> order_;
    std::vector<std::string> wanted_;
    std::optional<Posterior> posterior_;
    const PerceivedNeed* perceived_ = nullptr;
    std::optional<std::size_t> member_;
};

ComparisonSource::ComparisonSource(ReadFile read, const std::string& area,
                                   const std::vector<std::string>& overlays,
                                   const std::vector<std::string>& policies,
                                   const std::string& posterior) {
    SourceFiles files{read};
    auto sources = open_sources(area, overlays, files);
    if (!sources) {
        faults_ = files.sorted_faults();
        return;
    }
    area_text_ = files.all_text();
    if (!overlays.empty()) {
        SourceFiles alone{std::move(read)};
        static_cast<void>(open_sources(area, {}, alone));
        area_text_ = alone.all_text();
    }
    auto loader = std::make_shared<Loader>(std::move(*sources), std::move(files));
    loader->open_policies(policies);
    if (!posterior.empty()) loader->open_posterior(posterior);
    loader_ = std::move(loader);
}

const Posterior* ComparisonSource::posterior() const {
    return loader_ && loader_->posterior() ? &*loader_->posterior() : nullptr;
}

LoadedComparison ComparisonSource::load(const PerceivedNeed& perceived) const {
    if (!loader_) return {std::nullopt, {}, {}, faults_};
    return Loader{*loader_}.load(std::nullopt, perceived);
}

LoadedComparison ComparisonSource::load_member(std::size_t member,
                                               const PerceivedNeed& perceived) const {
    LoadedComparison loaded = Loader{*loader_}.load(member, perceived);
    // What a member shares with the area takes no place again.
    loaded.source_text = {};
    if (loaded.baseline) {
        loaded.baseline->source_text = {};
        loaded.baseline->provenance = {};
    }
    for (model::Policy& policy : loaded.policies) {
        for (model::DatedScenario& phase : policy.phases) {
            phase.scenario.source_text = {};
            phase.scenario.provenance = {};
        }
    }
    return loaded;
}

ReadFile read_from_disk_but(const std::map<std::string, std::string>& texts) {
    return [texts](const std::string& path) -> FileText {
        const auto found = texts.find(path);
        if (found == texts.end()) return read_from_disk(path);
        return {found->second, ""};
    };
}

LoadedComparison load_comparison(const std::filesystem::path& area,
                                 const std::vector<std::filesystem::path>& overlays,
                                 const std::vector<std::string>& policies,
                                 const PerceivedNeed& perceived) {
    std::vector<std::string> paths;
    paths.reserve(overlays.size());
    for (const auto& path : overlays) paths.push_back(path.string());
    return ComparisonSource{read_from_disk, area.string(), paths, policies}.load(perceived);
}

LoadedComparison load_comparison_with(const std::map<std::string, std::string>& texts,
                                      const std::string& area,
                                      const std::vector<std::string>& overlays,
                                      const std::vector<std::string>& policies,
                                      const PerceivedNeed& perceived) {
    return ComparisonSource{read_from_disk_but(texts), area, overlays, policies}.load(perceived);
}

LoadedComparison load_comparison_text(const std::map<std::string, std::string>& texts,
                                      const std::string& area,
                                      const std::vector<std::string>& policies,
                                      const PerceivedNeed& perceived) {
    return ComparisonSource{read_from(texts), area, {}, policies}.load(perceived);
}

}  // namespace kinflow::scenario
