#include "calibration/fit/calibrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

#include "calibration/fit/choose_members.h"
#include "calibration/fit/held_means.h"
#include "calibration/fit/tilt.h"
#include "calibration/sampler/tempered_sampler.h"
#include "sim/core/errors.h"
#include "sim/core/normal.h"
#include "sim/core/random.h"

namespace kinflow::calibration {

namespace {

enum Purpose : std::uint32_t { cluster = 0, draw = 3 };  // choose_members.cpp has the others

constexpr double ruled_out_beyond = 3.0;
constexpr double cluster_share = 0.4;
constexpr double cluster_sd = 0.5;
/// Of a last sample whose means are to be held, which leaves a part of it: so many more particles.
constexpr std::size_t times_when_held = 4;
constexpr double no_share = std::numeric_limits<double>::quiet_NaN();

/// Adds the seconds of its life to a total, which is of timings only.
class Stopwatch {
  public:
    explicit Stopwatch(double& total) : total_{total} {}
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;
    ~Stopwatch() {
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began_;
        total_ += spent.count();
    }

  private:
    double& total_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

class Calibration {
  public:
    Calibration(const CalibrationPlan& plan, const Simulate& simulate)
        : plan_{plan},
          simulate_{simulate},
          each_{static_cast<std::size_t>(
              std::max(1, (plan.evaluations - plan.members) / (plan.waves + plan.rounds)))} {}

    Calibrated run() {
        first_wave();
        for (int wave = 2; wave <= plan_.waves; ++wave) later_wave(wave);
        for (int round = 1; round <= plan_.rounds; ++round) posterior_round(round);
        draw_members();
        return std::move(made_);
    }

  private:
    /// Draws from the prior come first, so that they can show what the prior gives.
    void first_wave() {
        const auto near = static_cast<std::size_t>(cluster_share * static_cast<double>(each_));
        Design design = latin_hypercube(plan_.parameters, each_ - near, plan_.seed);
        for (Point& point : design) {
            for (double& x : point) x = core::inverse_normal(x);
        }
        const std::size_t drawn = design.size();
        for (std::size_t i = 0; i < near; ++i) {
            core::Stream luck{{plan_.seed, 0}, i, Purpose::cluster};
            Point point = plan_.centre;
            point.resize(plan_.parameters, 0.0);
            for (double& x : point) x += cluster_sd * luck.normal();
            design.push_back(std::move(point));
        }
        add("wave 1", design, 1.0);
        made_.prior.assign(points_.begin(), points_.begin() + static_cast<std::ptrdiff_t>(drawn));
        made_.prior_answers.assign(answers_.begin(),
                                   answers_.begin() + static_cast<std::ptrdiff_t>(drawn));
        if (made_.steps.back().sound < plan_.parameters + 4) {
            throw core::SimulationError(fmt::format(
                "only {} of {} parameter sets of the first wave could be simulated; the first "
                "fault: {}",
                made_.steps.back().sound, each_, first_fault(answers_)));
        }
    }

    void later_wave(int wave) {
        const Surfaces surfaces = all_surfaces();
        // Emulators of a wide space may be wrong somewhere, so a single target rules nothing out
        // before the last wave.
        const std::size_t rank = wave == plan_.waves ? 2 : 3;
        const Sample left = sample(
            [&](const Point& point, double) {
                const Distance distance = surfaces.distance(point, rank);
                if (distance.worst.empty()) return 0.0;
                const double beyond = std::max(0.0, distance.worst.back() - ruled_out_beyond);
                return -2.0 * beyond * beyond;
            },
            static_cast<std::uint64_t>(wave), plan_.particles);
        note_error(surfaces);
        add(fmt::format("wave {}", wave), some_of(left.particles, each_, plan_.seed),
            std::min(1.0, std::exp(left.log_evidence)));
    }

    void posterior_round(int round) {
        const Surfaces surfaces = near_surfaces();
        note_error(surfaces);
        // The first round looks around more widely than the posterior.
        const double power = round == 1 && plan_.rounds > 1 ? 0.5 : 1.0;
        Sample found =
            sample([&](const Point& p,
                       double least) { return power * surfaces.log_likelihood(p, least / power); },
                   100 + static_cast<std::uint64_t>(round), plan_.particles);
        if (round > 1) {
            const std::vector<double> unknown(plan_.targets.size(), 0.0);
            hold_means(found.particles,
                       off_figures(surfaces, plan_.targets, found.particles, unknown));
        }
        add(fmt::format("round {}", round), some_of(found.particles, each_, plan_.seed), no_share);
    }

    void draw_members() {
        const Surfaces surfaces = near_surfaces();
        note_error(surfaces);
        Sample found = sample(
            [&](const Point& p, double least) { return surfaces.log_likelihood(p, least); }, 1000,
            means_are_held(plan_.targets) ? times_when_held * plan_.particles : plan_.particles);
        const auto last = static_cast<std::ptrdiff_t>(last_from_);
        const auto off =
            off_figures(surfaces, plan_.targets, found.particles,
                        biases(surfaces, plan_.targets, {points_.begin() + last, points_.end()},
                               {answers_.begin() + last, answers_.end()}));
        const std::vector<std::size_t> held = hold_means(found.particles, off);
        made_.posterior = std::move(found.particles);
        const auto count = static_cast<std::size_t>(plan_.members);
        const Design drawn = off.empty() || off.front().empty()
                                 ? some_of(made_.posterior, count, plan_.seed)
                                 : nearest_set(made_.posterior, count, held, off, plan_.seed);
        const std::vector<Evaluation> answers = simulate_("members", drawn);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            if (!answers[i].sound()) continue;
            made_.members.push_back(drawn[i]);
            made_.answers.push_back(answers[i]);
        }
        made_.steps.push_back({"members", drawn.size(), made_.members.size(), no_share, 0.0,
                               std::exchange(spent_, {})});
        if (2 * made_.members.size() < drawn.size()) {
            throw core::SimulationError(
                fmt::format("only {} of {} members of the posterior could be simulated; the first "
                            "fault: {}",
                            made_.members.size(), drawn.size(), first_fault(answers)));
        }
    }

    static std::string first_fault(const std::vector<Evaluation>& answers) {
        const auto bad = std::find_if(answers.begin(), answers.end(),
                                      [](const Evaluation& e) { return !e.sound(); });
        return bad == answers.end() ? "none" : bad->fault;
    }

    /// Draws the particles anew so that the means are held; which ones they are.
    std::vector<std::size_t> hold_means(Design& particles,
                                        const std::vector<std::vector<double>>& off) {
        std::vector<std::size_t> kept(particles.size());
        std::iota(kept.begin(), kept.end(), std::size_t{0});
        if (off.empty() || off.front().empty()) return kept;
        const Tilt tilt = tilted(off);
        made_.means_share = tilt.effective;
        core::Stream luck{{plan_.seed, 0}, 0, Purpose::draw};
        kept = systematic(tilt.weights, luck.uniform());
        Design drawn;
        for (const std::size_t i : kept) drawn.push_back(particles[i]);
        particles = std::move(drawn);
        return kept;
    }

    void add(const std::string& name, const Design& design, double share) {
        std::vector<Evaluation> answers = simulate_(name, design);
        CalibrationStep step{name, design.size(), 0, share, 0.0, std::exchange(spent_, {})};
        for (const Evaluation& answer : answers) step.sound += answer.sound() ? 1 : 0;
        last_from_ = points_.size();
        points_.insert(points_.end(), design.begin(), design.end());
        std::move(answers.begin(), answers.end(), std::back_inserter(answers_));
        made_.steps.push_back(std::move(step));
    }

    /// Of the step before: its points are those that the surfaces learnt last.
    void note_error(const Surfaces& surfaces) {
        std::vector<double> errors = surfaces.leave_one_out();
        if (errors.empty()) return;
        std::sort(errors.begin(), errors.end());
        made_.steps.back().emulator_error = errors[errors.size() / 2];
    }

    Surfaces all_surfaces() {
        const Stopwatch watch{spent_.emulating};
        return Surfaces{points_, answers_, plan_.targets, {}, plan_.threads};
    }

    /// Fitted to the points that emulators of all points foretell to lie nearest the figures, so
    /// that the luck of an answer does not choose it.
    Surfaces near_surfaces() {
        const Surfaces all = all_surfaces();
        const Stopwatch watch{spent_.emulating};
        std::vector<std::size_t> order;
        std::vector<double> squares;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            squares.push_back(all.distance(points_[i]).squares);
            if (answers_[i].sound()) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return squares[a] < squares[b]; });
        const std::size_t least = std::max(order.size() / 2, 8 * plan_.parameters + 40);
        order.resize(std::min(order.size(), least));
        return Surfaces{points_, answers_, plan_.targets, order, plan_.threads};
    }

    Sample sample(const LogLikelihood& log_likelihood, std::uint64_t number,
                  std::size_t particles) {
        const Stopwatch watch{spent_.sampling};
        SamplerOptions options;
        options.particles = particles;
        options.seed = plan_.seed + 7919 * number;
        options.threads = plan_.threads;
        return sample_tempered(plan_.parameters, log_likelihood, options);
    }

    const CalibrationPlan& plan_;
    const Simulate& simulate_;
    std::size_t each_;
    Design points_;
    std::vector<Evaluation> answers_;
    std::size_t last_from_ = 0;  ///< the first point of the last wave or round
    Calibrated made_;
    TimeSpent spent_;  ///< since the step before
};

}  // namespace

Calibrated calibrate(const CalibrationPlan& plan, const Simulate& simulate) {
    return Calibration{plan, simulate}.run();
}

}  // namespace kinflow::calibration
