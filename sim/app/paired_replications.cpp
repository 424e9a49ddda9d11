#include "sim/app/paired_replications.h"

#include <utility>

namespace kinflow::app {

PairedReplications::PairedReplications(const scenario::LoadedComparison& loaded,
                                       const results::Layout& layout, results::Store& store)
    : scenario_{*loaded.baseline}, layout_{layout}, store_{store} {
    names_.emplace_back();
    for (const model::Policy& policy : loaded.policies) names_.push_back(policy.name);
    records_.resize(names_.size());
}

std::set<int> PairedReplications::finished() {
    std::set<int> all = store_.finished(names_.front());
    for (const std::string& name : names_) {
        const std::set<int> here = store_.finished(name);
        std::erase_if(all, [&](int number) { return !here.contains(number); });
    }
    return all;
}

run::PairedHooks PairedReplications::hooks(ProgressLine& progress, const std::string& measure) {
    const auto row = layout_.find_row(measure);
    return {.listen =
                [this](int, std::size_t) {
                    return std::make_unique<results::Recorder>(scenario_, layout_);
                },
            .keep =
                [this](int number, const std::vector<std::unique_ptr<model::Observer>>& arms) {
                    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
                        keep(number, arm, static_cast<results::Recorder&>(*arms[arm]));
                    }
                },
            .value = [this, row](int number) { return value(number, *row); },
            .progress = [&progress](const run::Progress& p) { progress.show(p); }};
}

std::vector<std::vector<results::Record>> PairedReplications::first(int count) {
    std::vector<std::vector<results::Record>> all(names_.size());
    for (std::size_t arm = 0; arm < names_.size(); ++arm) {
        for (int i = 0; i < count; ++i) all[arm].push_back(record(i, arm));
    }
    return all;
}

void PairedReplications::keep(int number, std::size_t arm, const results::Recorder& recorder) {
    results::Record record = recorder.finish();
    store_.add(number, record, names_[arm]);
    records_[arm].insert_or_assign(number, std::move(record));
}

double PairedReplications::value(int number, std::size_t row) {
    const std::size_t slot = layout_.slot(row, layout_.periods.size() - 1);
    return record(0, 0)[slot] + record(number, 1)[slot] - record(number, 0)[slot];
}

const results::Record& PairedReplications::record(int number, std::size_t arm) {
    const auto found = records_[arm].find(number);
    if (found != records_[arm].end()) return found->second;
    return records_[arm].emplace(number, store_.load(number, names_[arm])).first->second;
}

}  // namespace kinflow::app
