#include "calibration/backtest/remembered.h"

#include <cmath>
#include <limits>

#include "calibration/backtest/authority_flows.h"

namespace kinflow::calibration {

namespace {

constexpr double unknown = -1e9;
constexpr std::size_t cells = stock_count * static_cast<std::size_t>(horizons);

}  // namespace

Point fingerprint(const std::vector<StockHistory>& known, const std::vector<int>& origins,
                  std::size_t authority) {
    Point point;
    for (std::size_t o = 0; o < origins.size(); ++o) {
        const auto start = start_of(known[o], authority, origins[o]);
        point.push_back(start ? start->population : unknown);
        for (std::size_t s = 0; s < stock_count; ++s) {
            point.push_back(start ? start->children[s] : unknown);
        }
        for (const double flow : flows_of(known[o], authority, origins[o])) {
            point.push_back(std::isnan(flow) ? unknown : flow);
        }
    }
    return point;
}

std::size_t packed_size(int replications) {
    return cells * (static_cast<std::size_t>(replications) + 2);
}

Evaluation packed(const std::vector<SimulatedStocks>& by_origin, int replications) {
    Evaluation evaluation;
    for (const SimulatedStocks& one : by_origin) {
        evaluation.fault += one.why_not + "\n";
        std::vector<double> row;
        for (std::size_t s = 0; s < stock_count; ++s) {
            for (std::size_t h = 0; h < static_cast<std::size_t>(horizons); ++h) {
                std::vector<double> values = one.children[s][h];
                values.resize(static_cast<std::size_t>(replications),
                              std::numeric_limits<double>::quiet_NaN());
                row.insert(row.end(), values.begin(), values.end());
                row.push_back(one.by_own_flows[s][h]);
                row.push_back(one.left_over[s][h]);
            }
        }
        evaluation.values.push_back(std::move(row));
    }
    return evaluation;
}

std::vector<SimulatedStocks> unpacked(const Evaluation& evaluation, int replications) {
    std::vector<SimulatedStocks> by_origin;
    std::size_t from = 0;
    for (const std::vector<double>& row : evaluation.values) {
        SimulatedStocks one;
        const std::size_t to = evaluation.fault.find('\n', from);
        one.why_not = evaluation.fault.substr(from, to - from);
        from = to + 1;
        auto at = row.begin();
        for (std::size_t s = 0; s < stock_count; ++s) {
            for (std::size_t h = 0; h < static_cast<std::size_t>(horizons); ++h) {
                if (!std::isnan(*at)) one.children[s][h].assign(at, at + replications);
                at += replications;
                one.by_own_flows[s][h] = *at++;
                one.left_over[s][h] = *at++;
            }
        }
        by_origin.push_back(std::move(one));
    }
    return by_origin;
}

}  // namespace kinflow::calibration
