#include "sim/scenario/load_comparison.h"

#include <utility>

#include "sim/scenario/check.h"
#include "sim/scenario/member_scenario.h"
#include "sim/scenario/policy_files.h"
#include "sim/scenario/policy_phases.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {
namespace {

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
        : sources_{std::move(sources)}, files_{std::move(files)}, text_{files_.all_text()} {}

    [[nodiscard]] const std::optional<Posterior>& posterior() const { return posterior_; }

    void open_policies(const std::vector<std::string>& wanted) {
        policies_.open(wanted, files_, sources_.evidence);
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
        policies_.check(sources_, files_);
        if (baseline && files_.faults.empty()) {
            policies_.read({sources_.trees, *baseline, sources_.evidence, perceived}, files_);
            const std::string over = member ? name_of_member(*posterior_, *member) : "";
            for (const std::string& text : policies_.wanted()) {
                loaded.policies.push_back(
                    with_phases(policies_.joined(text), sources_, *baseline, over, files_));
            }
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

    Sources sources_;
    SourceFiles files_;
    std::string text_;  ///< of the scenario and the policies
    PolicyFiles policies_;
    std::optional<Posterior> posterior_;
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
