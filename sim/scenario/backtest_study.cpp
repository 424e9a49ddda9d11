#include "sim/scenario/backtest_study.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/model/measures.h"
#include "sim/scenario/check.h"
#include "sim/scenario/read.h"
#include "sim/scenario/register.h"
#include "sim/scenario/scalar.h"
#include "sim/scenario/shapes.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {

namespace {

void check_order(const Node& list, const std::string& path, FaultList& faults) {
    if (list.is_list() && list.items.empty())
        faults.add(list.place, path, "at least one is needed");
}

/// Known figures are of the forecast's day or before it, outcomes of later ones.
void check_dates(const Node& area, FaultList& faults) {
    const auto until = core::parse_date(at(area, "known_until").text);
    for (const char* key : {"known", "outcomes"}) {
        const Node& list = at(area, key);
        check_order(list, join(std::string{"area"}, key), faults);
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const Node& figure = list.items[i];
            const bool stated = figure.has("source") != figure.has("assumed");
            if (!stated || (std::string{key} == "outcomes" && figure.has("assumed"))) {
                faults.add(figure.place, join(join(std::string{"area"}, key), i),
                           std::string{key} == "known" ? "one of `source` and `assumed` is needed"
                                                       : "a `source` is needed: it is scored by");
            }
            const auto day = core::parse_date(at(figure, "to").text);
            const bool known = std::string{key} == "known";
            if (!until || !day || known == (*day <= *until)) continue;
            faults.add(list.items[i].place, join(join(std::string{"area"}, key), i) + ".to",
                       fmt::format("{} is {} `known_until`, {}", core::to_iso(*day),
                                   known ? "after" : "not after", core::to_iso(*until)));
        }
    }
}

std::vector<model::Target> figures_in(const Reader& list, const Register& evidence) {
    std::vector<model::Target> figures;
    for (std::size_t i = 0; i < list.size(); ++i) {
        model::Target figure;
        figure.measure = list.item(i)["measure"].text();
        figure.to = figure.from = list.item(i)["to"].date();
        figure.value = list.item(i)["value"].number();
        figure.source = list.item(i)["source"].text("");
        if (const Entry* entry = evidence.find(figure.source)) figure.where = entry->where();
        figures.push_back(std::move(figure));
    }
    return figures;
}

/// The known ages, bands by their place; a band that the figures do not have is a fault.
std::vector<KnownAges> ages_in(const Node& list, const CareFigures* figures, FaultList& faults) {
    std::vector<KnownAges> made;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const auto place_of = [&](const char* key) {
            const Node& written = at(list.items[i], key);
            std::string known;
            for (std::size_t a = 0; figures != nullptr && a < figures->ages.size(); ++a) {
                if (figures->ages[a].name == written.text) return a;
                known += (known.empty() ? "" : ", ") + figures->ages[a].name;
            }
            faults.add(written.place, join(join(std::string{"area.ages"}, i), key),
                       fmt::format("found {}; allowed: {}", written.text, known));
            return std::size_t{0};
        };
        const std::size_t first = place_of("first");
        const std::size_t last = place_of("last");
        const double children = number_in(at(list.items[i], "value")).value_or(0.0);
        made.push_back({std::min(first, last), std::max(first, last), children});
    }
    return made;
}

AreaBacktest area_in(const Reader& area, const Register& evidence,
                     const std::filesystem::path& folder) {
    const auto from_here = [&](const std::string& path) {
        return (folder / path).lexically_normal().generic_string();
    };
    AreaBacktest made;
    made.calibration = from_here(area["calibration"].text());
    made.label = area["label"].text();
    made.known_until = area["known_until"].date();
    for (std::size_t i = 0; i < area["policies"].size(); ++i) {
        made.policies.push_back(from_here(area["policies"].item(i).text()));
    }
    made.known = figures_in(area["known"], evidence);
    made.outcomes = figures_in(area["outcomes"], evidence);
    for (std::size_t i = 0; i < area["leaving"].size(); ++i) {
        const Reader one = area["leaving"].item(i);
        made.leaving.emplace_back(one["measure"].text(), one["rate"].number());
    }
    constexpr double per_cent = 100.0;
    made.drift = area["drift"].number(made.drift * per_cent) / per_cent;
    made.wander = area["wander"].number(made.wander * per_cent) / per_cent;
    return made;
}

}  // namespace

void check_backtest(const Node& tree, const Register& evidence, FaultList& faults) {
    check(backtest_shape(), tree, "", tree.place, names_cited(evidence), faults);
    const Node& origins = at(at(tree, "england"), "origins");
    check_order(origins, "england.origins", faults);
    if (tree.has("england") == tree.has("area")) {
        faults.add(tree.place, "", "one of `england` and `area` is needed, and not both");
    }
    if (tree.has("england") && !tree.has("markov")) {
        faults.add(tree.place, "markov", "missing: the path of the Markov model's figures");
    }
    check_dates(at(tree, "area"), faults);
    if (at(tree, "area").has("ages") && !tree.has("markov")) {
        faults.add(at(at(tree, "area"), "ages").place, "area.ages",
                   "needs `markov`, a file of flows that names age bands");
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
        Register evidence;
        open_registers(*tree, files, evidence);
        check_backtest(*tree, evidence, files.faults);
        const Node& markov = at(*tree, "markov");
        std::optional<CareFigures> flows;
        if (markov.is_scalar()) {
            flows =
                open_flows((file.parent_path() / markov.text).lexically_normal().generic_string(),
                           files, evidence);
        }
        std::vector<KnownAges> ages;
        if (files.faults.empty()) {
            ages = ages_in(at(at(*tree, "area"), "ages"), flows ? &*flows : nullptr, files.faults);
        }
        if (files.faults.empty()) {
            const Shape shape = backtest_shape();
            const Reader root{shape, *tree};
            const Reader england = root["england"];
            BacktestStudy study;
            study.file = file.generic_string();
            study.name = root["name"].text();
            study.title = root["title"].text();
            study.description = root["description"].text();
            if (root.has("area")) {
                study.area = area_in(root["area"], evidence, file.parent_path());
                study.area->ages = std::move(ages);
            } else {
                study.base = (file.parent_path() / england["base"].text())
                                 .lexically_normal()
                                 .generic_string();
            }
            for (std::size_t i = 0; i < england["origins"].size(); ++i) {
                study.origins.push_back(england["origins"].item(i).whole());
                study.origins_at.push_back(england["origins"].item(i).node().place);
            }
            for (std::size_t i = 0; i < england["authorities"].size(); ++i) {
                study.authorities.push_back(england["authorities"].item(i).text());
                study.authorities_at.push_back(england["authorities"].item(i).node().place);
            }
            study.markov = std::move(flows);
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
