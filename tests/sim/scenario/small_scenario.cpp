#include "tests/sim/scenario/small_scenario.h"

#include <algorithm>
#include <stdexcept>

namespace kinflow::scenario::test {
namespace {

const char* const small_area = R"(kinflow: area
name: small
title: A small area
pathway: ../pathways/small.yaml
register: [../evidence.yaml]
start: 2013-04-01
end: 2014-04-01
population_under_18: {value: 10000, unit: children, source: reports.population}
teams:
  front_door:
    label: Front door
    staff: {value: 3, unit: fte, assumed: a small team}
    caseload_standard: {value: 20, unit: children per fte, assumed: usual}
  workers:
    label: Social workers
    staff: {value: 30, unit: fte, policy: ten more than before}
    caseload_standard: {value: 16, unit: children per fte, assumed: usual}
demand:
  channels:
    police:
      label: Police
      rate: {value: 200, unit: families per 10000 per year, calibrated: by hand}
      trend: {value: 0.02, unit: per year, assumed: slow growth}
      months: {values: [1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1], unit: ratio, assumed: more in summer}
      ages: {values: [1, 2, 3, 2, 1], unit: weights, assumed: a guess}
      shocks:
        - {from: 2013-09-01, to: 2013-12-01, multiplier: {value: 2, unit: ratio, assumed: a campaign}}
families:
  sizes: {values: [5, 3, 2], unit: weights, assumed: a guess}
  sibling_gap: {value: 30, unit: months, assumed: usual spacing}
  disabled_share: {value: 3, unit: percent, assumed: a guess}
  leave_area_rate: {value: 0.05, unit: per year, assumed: a guess}
need:
  level: {mean: -1.0, sd: 0.85, unit: sd, calibrated: by hand}
  shock: {value: 0.9, unit: sd, calibrated: by hand}
  infant: {value: 0.5, unit: sd, assumed: a guess}
  unserved_fall: {value: 0.5, unit: per year, assumed: a guess}
  incidents:
    rate: {value: 0.4, unit: per year, assumed: a guess}
    slope: {value: 1.1, unit: per sd, assumed: a guess}
    limit: {value: 12, unit: per year, assumed: monthly}
care:
  siblings_together: {value: 0.5, unit: share, assumed: a guess}
  proceedings_share: {values: [0.3, 0.3, 0.3, 0.3, 0.3], unit: share, assumed: a guess}
  time_bands: {values: [6, 24], unit: months, assumed: usual bands}
  exits:
    - reason: return_home
      status: section_20
      rates: {values: [[1, 1, 1, 1, 1], [2, 2, 2, 2, 2], [3, 3, 3, 3, 3]], unit: per year, assumed: a guess}
  proceedings: {distribution: gamma, mean: 28, shape: 8, unit: weeks, source: reports.proceedings}
  court:
    placement_order: {values: [0.5, 0.4, 0.1, 0, 0], unit: share, assumed: a guess}
    special_guardianship: {values: [0.2, 0.2, 0.2, 0.1, 0], unit: share, assumed: a guess}
    return_home: {values: [0.2, 0.2, 0.2, 0.2, 0.2], unit: share, assumed: a guess}
  family_finding: {distribution: uniform, low: 5, high: 10, unit: months, assumed: a guess}
  adoption_placement: {distribution: constant, value: 9, unit: months, assumed: a guess}
  leaving_care_until: {value: 21, unit: years of age, assumed: the law}
  support_after_return: {value: 0.7, unit: share, assumed: a guess}
placements:
  time_bands: {values: [0.5], unit: years, assumed: usual bands}
  types:
    foster:
      label: Foster care
      foster: true
      places: {value: 50, unit: places, assumed: a guess}
      out_of_area: {value: 18, unit: percent, assumed: a guess}
      preference: {values: [1, 1, 1, 1, 0.5], unit: weights, assumed: a guess}
      moves: {values: [0.9, 0.3], unit: per year, assumed: a guess}
      fall_back: [home]
    home:
      label: Children's home
      places: unlimited
      out_of_area: {value: 0.5, unit: share, assumed: a guess}
      preference: {values: [0, 0, 0, 0.1, 0.5], unit: weights, assumed: a guess}
      moves: {values: [1, 0.6], unit: per year, assumed: a guess}
start_stocks:
  history: {value: 12, unit: years, assumed: long enough}
  looked_after: {value: 40, unit: children, source: reports.looked-after}
  child_protection_plan: {value: 20, unit: children, assumed: a guess}
  children_in_need: {value: 200, unit: children, assumed: a guess}
  care_leavers: {value: 10, unit: young people, assumed: a guess}
  placement_shares:
    foster: {value: 80, unit: percent, assumed: a guess}
    home: {value: 0.2, unit: share, assumed: a guess}
targets:
  - {measure: looked_after_count, to: 2014-01-31, value: 38, within: 10, source: reports.looked-after}
  - {measure: contacts, from: 2013-11-01, to: 2014-01-31, value: 50, within: 20, source: reports.population, where: elsewhere}
)";

const char* const small_pathway = R"(kinflow: pathway
name: small
title: A small pathway
return_home_to: plan
stages:
  contact:
    kind: contact
    label: Contact
    team: front_door
    priority: 2
    duration: {distribution: exponential, mean: 0.5, unit: working days, assumed: same day}
    effort: {value: 90, unit: minutes, assumed: a guess}
    statutory: {value: 1, unit: working days, from: stage, source: reports.decision}
    noise: {value: 0.5, unit: sd, assumed: a guess}
    routes:
      - {to: closed, outcome: no_further_action}
      - {to: assessment, cut: {value: 0.8, unit: sd, assumed: the threshold}}
      - {to: looked_after, cut: {value: 3.5, unit: sd, assumed: an emergency}}
      - {to: assessment, when: unaccompanied}
  assessment:
    kind: assessment
    label: Assessment
    team: workers
    duration: {distribution: triangular, low: 5, mode: 40, high: 45, unit: working days, assumed: just in time}
    noise: {value: 0.6, unit: sd, assumed: a guess}
    routes:
      - {to: closed, outcome: not_in_need}
      - {to: plan, cut: {value: 1.1, unit: sd, assumed: a guess}}
  plan:
    kind: child_in_need_plan
    label: Plan
    team: workers
    duration: {distribution: lognormal, median: 4, sigma: 0.5, unit: months, assumed: a guess}
    review: {distribution: constant, value: 91, unit: days, assumed: a guess}
    noise: {value: 0.5, unit: sd, assumed: a guess}
    relief:
      fall: {value: 2, unit: per year, assumed: a guess}
      lasting: {value: 0.2, unit: sd per year, assumed: a guess}
    routes:
      - {to: closed, outcome: need_met}
      - {to: plan, cut: {value: 0.9, unit: sd, assumed: still in need}}
      - {to: court, cut: {value: 3, unit: sd, assumed: grave}}
    escalate:
      - {to: looked_after, cut: {value: 3.9, unit: sd, assumed: a crisis}}
  court: {kind: care_proceedings, label: In proceedings}
  looked_after: {kind: looked_after, label: Looked after}
  leaving_care: {kind: leaving_care, label: Leaving care}
  closed: {kind: closed, label: Not open}
)";

const char* const small_register = R"(kinflow: register
name: reports
title: What reports print
entries:
  - {id: reports.population, measure: population_under_18, value: 10000, unit: children, date: 2013-06-30, document: A report, place: page 3, publisher: A council, says: Ten thousand children live here.}
  - {id: reports.looked-after, measure: looked_after_count, value: 40, unit: children, date: 2013-03-31, document: A report, place: page 4, publisher: A council, says: Forty children are looked after.}
  - {id: reports.proceedings, measure: care_proceedings_duration, value: 28, unit: weeks, period: [2012-04-01, 2013-03-31], document: A report, place: page 5, publisher: A council, says: Proceedings take 28 weeks.}
  - {id: reports.decision, measure: time_to_decision, value: {usual: 1, latest: 2}, unit: working days, date: 2013-04-15, document: Guidance, place: chapter 1, publisher: A government, says: A day.}
)";

std::size_t only_place(const std::string& text, const std::string& part) {
    const std::size_t found = text.find(part);
    if (found == std::string::npos) throw std::logic_error("not in the text: " + part);
    if (text.find(part, found + 1) != std::string::npos) {
        throw std::logic_error("twice in the text: " + part);
    }
    return found;
}

}  // namespace

Texts small_scenario() {
    return {
        {area_file, small_area}, {pathway_file, small_pathway}, {register_file, small_register}};
}

Texts with_change(Texts texts, const std::string& file, const std::string& from,
                  const std::string& to) {
    std::string& text = texts.at(file);
    text.replace(only_place(text, from), from.size(), to);
    return texts;
}

std::string fault_at(const Texts& texts, const std::string& file, const std::string& mark,
                     const std::string& path, const std::string& message) {
    const std::string before = texts.at(file).substr(0, only_place(texts.at(file), mark));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto newline = before.rfind('\n');
    const auto column = newline == std::string::npos ? before.size() + 1 : before.size() - newline;
    return file + ":" + std::to_string(line) + ":" + std::to_string(column) +
           ": error: " + (path.empty() ? "" : path + ": ") + message;
}

std::vector<std::string> faults_of(const Texts& texts, const std::vector<std::string>& overlays) {
    std::vector<std::string> lines;
    for (const core::Fault& fault : load_scenario_text(texts, area_file, overlays).faults) {
        lines.push_back(core::to_string(fault));
    }
    return lines;
}

}  // namespace kinflow::scenario::test
