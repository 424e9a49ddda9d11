#include "calibration/backtest/approaches.h"

namespace kinflow::calibration {

const std::vector<Approach>& approaches() {
    using enum Ingredient;
    static const std::vector<Approach> all{
        {"kinflow",
         "Kinflow",
         Rule::carry_forward,
         {simulated, own_change, own_mean, neighbours, national_change}},
        {"carry_forward", "Carry forward, past errors around it", Rule::carry_forward, {}},
        {"trend", "Linear trend, past errors around it", Rule::linear_trend, {}},
        {"stock_flow_1",
         "Stock-flow of last year, past errors around it",
         Rule::stock_flow_1_year,
         {}},
        {"stock_flow_3",
         "Stock-flow of three years, past errors around it",
         Rule::stock_flow_3_years,
         {}},
        {"markov", "Markov model, past errors around it", Rule::markov, {}},
        {"carry_forward_point", "Carry forward, a point", Rule::carry_forward, {}, false},
        {"trend_point", "Linear trend, a point", Rule::linear_trend, {}, false},
        {"stock_flow_1_point",
         "Stock-flow of last year, a point",
         Rule::stock_flow_1_year,
         {},
         false},
        {"stock_flow_3_point",
         "Stock-flow of three years, a point",
         Rule::stock_flow_3_years,
         {},
         false},
        {"markov_point", "Markov model, a point", Rule::markov, {}, false},
        {"simulator_point", "Simulator alone, a point", Rule::simulator, {}, false},
        {"simulator", "Simulator alone, past errors around it", Rule::simulator, {}},
        {"without_simulated",
         "Kinflow without the simulator",
         Rule::carry_forward,
         {own_change, own_mean, neighbours, national_change}},
        {"stock_flow_instead",
         "Kinflow, a stock-flow in the simulator's place",
         Rule::carry_forward,
         {stock_flow, own_change, own_mean, neighbours, national_change}},
        {"without_own_change",
         "Kinflow without own change",
         Rule::carry_forward,
         {simulated, own_mean, neighbours, national_change}},
        {"without_own_mean",
         "Kinflow without own mean",
         Rule::carry_forward,
         {simulated, own_change, neighbours, national_change}},
        {"without_neighbours",
         "Kinflow without neighbours",
         Rule::carry_forward,
         {simulated, own_change, own_mean, national_change}},
        {"without_national_change",
         "Kinflow without national change",
         Rule::carry_forward,
         {simulated, own_change, own_mean, neighbours}},
    };
    return all;
}

std::size_t kinflow_approach() { return 0; }

}  // namespace kinflow::calibration
