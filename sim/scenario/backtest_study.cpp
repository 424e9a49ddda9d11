#include "sim/scenario/backtest_study.h"

#include <fmt/format.h>

#include "sim/scenario/check.h"
#include "sim/scenario/read.h"
#include "sim/scenario/scalar.h"
#include "sim/scenario/shapes.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {

void check_backtest(const Node& tree, FaultList& faults) {
    check(backtest_shape(), tree, "", tree.place, {}, faults);
    const Node& origins = at(at(tree, "england"), "origins");
    if (origins.is_list() && origins.items.empty()) {
        faults.add(origins.place, "england.origins", "at least one is needed");
    }
    for (std::size_t i = 1; i < origins.items.size(); ++i) {
        const auto before = number_in(origins.items[i - 1]);
        const auto here = number_in(origins.items[i]);
        if (before && here && *here <= *before) {
            faults.add(origins.items[i].place, join("england.origins", i),
                       fmt::format("found {}, which is not after {}", *here, *before));
        }
    }
}

LoadedBacktest load_backtest(const std::filesystem::path& file) {
    SourceFiles files{read_from_disk};
    LoadedBacktest loaded;
    auto tree = files.open(file.generic_string());
    drop_other_kind(tree, "backtest", files.faults);
    if (tree) {
        check_backtest(*tree, files.faults);
        if (files.faults.empty()) {
            const Shape shape = backtest_shape();
            const Reader root{shape, *tree};
            const Reader england = root["england"];
            BacktestStudy study;
            study.file = file.generic_string();
            study.name = root["name"].text();
            study.title = root["title"].text();
            study.description = root["description"].text();
            study.base =
                (file.parent_path() / england["base"].text()).lexically_normal().generic_string();
            for (std::size_t i = 0; i < england["origins"].size(); ++i) {
                study.origins.push_back(england["origins"].item(i).whole());
            }
            for (std::size_t i = 0; i < england["authorities"].size(); ++i) {
                study.authorities.push_back(england["authorities"].item(i).text());
            }
            study.replications = root["replications"].whole(study.replications);
            study.seed = static_cast<std::uint64_t>(root["seed"].number(1.0));
            study.text = files.all_text();
            loaded.study = std::move(study);
        }
    }
    loaded.faults = files.sorted_faults();
    return loaded;
}

}  // namespace kinflow::scenario
