#include "sim/run/openings.h"

#include <algorithm>
#include <atomic>
#include <exception>

#include "sim/run/parallel.h"

namespace kinflow::run {

std::uint64_t history_seed(std::uint64_t seed, std::size_t history) {
    return seed + 1'000'003 * history;
}

Histories Histories::of(int replications, int most) {
    return {0, 1, std::clamp(replications, 1, most)};
}

Histories Histories::of_member(int member, int members) {
    return {member, members, (most + members - 1) / members};
}

Openings::Openings(const model::Compiled& compiled, std::uint64_t seed, const Histories& histories,
                   int threads)
    : every_{histories.every}, openings_(static_cast<std::size_t>(histories.count)) {
    std::vector<std::exception_ptr> errors(openings_.size());
    std::atomic<int> next{0};
    in_parallel(threads, histories.count, [&] {
        const int i = next++;
        const auto place = static_cast<std::size_t>(i);
        try {
            const auto history = static_cast<std::size_t>(histories.first) +
                                 static_cast<std::size_t>(histories.every) * place;
            openings_[place] =
                std::make_unique<const model::Opening>(compiled, history_seed(seed, history));
        } catch (...) {
            errors[place] = std::current_exception();
        }
    });
    for (const std::exception_ptr& error : errors) {
        if (error) std::rethrow_exception(error);
    }
}

}  // namespace kinflow::run
