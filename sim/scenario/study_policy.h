#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/scenario/load_comparison.h"
#include "sim/scenario/study.h"

namespace kinflow::scenario {

/// A policy file that sets every factor of the study to a value, as `kinflow compare` takes it.
/// Evidence files are named from `folder`, in which it will lie.
[[nodiscard]] std::string policy_text(const Study& study, const std::vector<double>& values,
                                      const std::string& name, const std::string& title,
                                      const std::filesystem::path& folder);

/// A study's points as policies, each made of the very text that policy_text() gives, read once
/// with the baseline and perhaps a posterior. Faults stand where the study names the factor.
class StudyPoints {
  public:
    /// `points` hold a value for each factor. The study must outlive this.
    StudyPoints(const Study& study, const std::vector<std::vector<double>>& points,
                const std::string& posterior = "");

    [[nodiscard]] const ComparisonSource& source() const { return source_; }

    /// As ComparisonSource::load() and load_member().
    [[nodiscard]] LoadedComparison load(const PerceivedNeed& perceived) const;
    [[nodiscard]] LoadedComparison load_member(std::size_t member,
                                               const PerceivedNeed& perceived) const;

  private:
    struct Texts;
    [[nodiscard]] LoadedComparison brought_home(LoadedComparison loaded) const;

    const Study& study_;
    std::shared_ptr<const Texts> texts_;
    ComparisonSource source_;
};

/// The study with every factor at its low end, and with every factor at its high end: what it takes
/// to find the faults of the factors.
[[nodiscard]] StudyPoints study_ends(const Study& study, const std::string& posterior = "");

}  // namespace kinflow::scenario
