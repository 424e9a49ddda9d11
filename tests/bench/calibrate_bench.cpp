#include <benchmark/benchmark.h>

#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include "calibration/fit/parameter_runner.h"
#include "calibration/fit/surfaces.h"
#include "calibration/sampler/tempered_sampler.h"
#include "sim/core/random.h"

// Where the time of a calibration goes: the parts of Essex 2013's, each as large as there.

namespace kinflow {
namespace {

constexpr std::size_t emulated_points = 450;  ///< half of the budget: those nearest the figures
constexpr std::size_t particles = 600;

const scenario::CalibrationStudy& study() {
    static const scenario::CalibrationStudy loaded = [] {
        auto read = scenario::load_calibration(KINFLOW_SOURCE_DIR
                                               "/scenarios/studies/calibrate-essex-2013.yaml");
        if (!read.study) throw std::runtime_error("no study of Essex 2013");
        return std::move(*read.study);
    }();
    return loaded;
}

/// On one thread, so that its time is to be divided by the threads there are.
const calibration::ParameterRunner& runner() {
    static const calibration::ParameterRunner made{study(), 1};
    return made;
}

/// Noisy answers, two parameters to each figure, in place of the simulator's: emulators and samples
/// of them take as long. As many figures and replications as Essex's.
struct Problem {
    calibration::Design points;
    std::vector<calibration::Evaluation> answers;
    std::vector<calibration::FitTarget> figures;
};

Problem problem() {
    Problem made;
    const std::size_t factors = study().parameters.size();
    for (const calibration::FitTarget& t : runner().targets().numbers) {
        if (t.fitted) made.figures.push_back({0.0, 0.1, false, true});
    }
    made.points.assign(emulated_points, calibration::Point(factors));
    for (std::size_t i = 0; i < emulated_points; ++i) {
        core::Stream luck{{i, 0}, 0, 1};
        for (double& x : made.points[i]) x = luck.normal();
        calibration::Evaluation answer;
        answer.values.assign(static_cast<std::size_t>(study().replications), {});
        for (auto& values : answer.values) {
            for (std::size_t t = 0; t < made.figures.size(); ++t) {
                const double x = made.points[i][t % factors];
                const double y = made.points[i][(t + 1) % factors];
                values.push_back(0.3 * x + 0.1 * x * y + 0.05 * luck.normal());
            }
        }
        made.answers.push_back(std::move(answer));
    }
    return made;
}

calibration::Surfaces surfaces_of(const Problem& of) {
    return calibration::Surfaces{of.points, of.answers, of.figures, {}, 1};
}

const calibration::Surfaces& surfaces() {
    static const calibration::Surfaces made = surfaces_of(problem());
    return made;
}

/// The traffic equations' centre of the first wave, with its two simulations.
void calibrate_traffic(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(runner().analytic_centre());
}

/// One parameter set: its scenario, a history of its own and the study's replications.
void calibrate_point(benchmark::State& state) {
    std::size_t number = 0;
    for (auto _ : state) {
        const auto answers =
            runner().run({runner().start()}, number++, study().replications, false, nullptr, {});
        if (!answers.front().sound()) state.SkipWithError(answers.front().fault.c_str());
    }
}

/// Emulators of every fitted figure, as before each step.
void calibrate_emulators(benchmark::State& state) {
    const Problem made = problem();
    for (auto _ : state) benchmark::DoNotOptimize(surfaces_of(made));
    state.counters["figures"] = static_cast<double>(made.figures.size());
}

/// At one point, as the sampler asks some hundred thousand times.
void calibrate_likelihood(benchmark::State& state) {
    constexpr double never = -std::numeric_limits<double>::infinity();
    const calibration::Point at(study().parameters.size(), 0.1);
    for (auto _ : state) benchmark::DoNotOptimize(surfaces().log_likelihood(at, never));
}

/// A whole sample of the posterior, as in each round, on one thread.
void calibrate_sample(benchmark::State& state) {
    calibration::SamplerOptions options;
    options.particles = particles;
    options.threads = 1;
    for (auto _ : state) {
        const auto sample = calibration::sample_tempered(
            study().parameters.size(),
            [](const calibration::Point& p, double least) {
                return surfaces().log_likelihood(p, least);
            },
            options);
        state.counters["temperatures"] = sample.temperatures;
    }
}

BENCHMARK(calibrate_traffic)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(calibrate_point)->Unit(benchmark::kMillisecond)->Iterations(4);
BENCHMARK(calibrate_emulators)->Unit(benchmark::kMillisecond)->Iterations(4);
BENCHMARK(calibrate_likelihood)->Unit(benchmark::kMicrosecond);
BENCHMARK(calibrate_sample)->Unit(benchmark::kMillisecond)->Iterations(2);

}  // namespace
}  // namespace kinflow
