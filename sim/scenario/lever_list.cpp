#include "sim/scenario/lever_list.h"

#include <fmt/format.h>

#include <algorithm>

namespace kinflow::scenario {

const std::vector<Lever>& levers() {
    static const std::vector<Lever> all = [] {
        std::vector<Lever> list{threshold_lever()};
        for (const auto& subject :
             {workforce_levers(), placement_levers(), care_levers(), demand_levers()}) {
            list.insert(list.end(), subject.begin(), subject.end());
        }
        list.push_back(conferences_lever());
        return list;
    }();
    return all;
}

const Lever* find_lever(const std::string& name) {
    const auto found = std::find_if(levers().begin(), levers().end(),
                                    [&](const Lever& lever) { return lever.name == name; });
    return found == levers().end() ? nullptr : &*found;
}

std::string described(Of of) {
    switch (of) {
        case Of::nothing:
            return "";
        case Of::team:
            return "team";
        case Of::stage:
            return "stage";
        case Of::channel:
            return "channel";
        case Of::placement_type:
            return "placement type";
    }
    return "";
}

std::vector<std::string> lever_names() {
    std::vector<std::string> names;
    for (const Lever& lever : levers()) names.push_back(lever.name);
    return names;
}

std::string lever_table() {
    std::string out =
        "\n| `lever` | `of` | Written with | Moves | Study |\n| --- | --- | --- | --- | --- |\n";
    for (const Lever& lever : levers()) {
        std::string words;
        for (const Operation operation : lever.operations) {
            words += (words.empty() ? "`" : ", `") + name_of(operation) + "`";
        }
        if (lever.name == "threshold") words += ", or `share` with `route`";
        if (!lever.study.empty()) {
            words = fmt::format("`reach`, and {} in place of the study's size", words);
        }
        const std::string of =
            described(lever.of) + (lever.needs_of || lever.of == Of::nothing ? "" : " (optional)");
        out += fmt::format("| `{}` | {} | {} | {} | {} |\n", lever.name, of, words, lever.moves,
                           lever.study.empty() ? "" : "`" + lever.study + "`");
    }
    return out;
}

}  // namespace kinflow::scenario
