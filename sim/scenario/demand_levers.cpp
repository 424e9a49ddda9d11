#include "sim/scenario/lever_list.h"

namespace kinflow::scenario {

namespace {

constexpr Operation scale = Operation::scale;
constexpr Operation add = Operation::add;

Paths channels(const LeverContext& context, const std::string& of, bool unaccompanied, bool all) {
    Paths paths;
    for (const model::Channel& channel : context.baseline.channels) {
        const bool meant =
            of.empty() ? (all || channel.unaccompanied == unaccompanied) : of == channel.name;
        if (meant) paths.push_back("demand.channels." + channel.name + ".rate");
    }
    return paths;
}

}  // namespace

std::vector<Lever> demand_levers() {
    using C = const LeverContext&;
    using S = const std::string&;
    return {
        {"demand",
         Of::channel,
         false,
         {scale, add},
         "the rate of first contacts by the channel `of`, or by every channel",
         [](C c, S of) { return channels(c, of, false, true); },
         ""},
        {"unaccompanied_arrivals",
         Of::nothing,
         false,
         {scale, add},
         "the rate of unaccompanied asylum-seeking children",
         [](C c, S) { return channels(c, "", true, false); },
         ""},
        {"high_profile_case",
         Of::nothing,
         false,
         {scale},
         "the rate of first contacts by every channel but that of unaccompanied children; it must "
         "end (`to`)",
         [](C c, S) { return channels(c, "", false, false); },
         ""},
        {"notification_triage",
         Of::channel,
         true,
         {scale},
         "the rate of first contacts by the channel `of`, such as the police: the rest is screened "
         "out before it reaches the front door",
         [](C c, S of) { return channels(c, of, false, false); },
         ""},
    };
}

}  // namespace kinflow::scenario
