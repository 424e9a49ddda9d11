#pragma once

#include <string>
#include <vector>

#include "sim/model/cost_parameters.h"
#include "sim/model/timeline.h"

namespace kinflow::model {

/// One dated change of a policy for the reader, with where its size comes from.
struct PolicyChange {
    std::string policy;
    std::string lever;      ///< empty: written as a change of a parameter
    std::string parameter;  ///< key path, as in the provenance
    std::string operation;  ///< set, scale or add
    std::string value;      ///< as written
    std::string baseline;   ///< the value in the baseline
    std::string unit;
    std::string from;   ///< first day
    std::string until;  ///< end of the ramp, or empty
    std::string to;     ///< first day on which it has ended, or empty
    std::string standing;
    std::string source;  ///< id of the register, or the reason
    std::string where;   ///< document and place of the register's entry, or empty
    std::string file;
    int line = 0;
};

/// What a policy costs once, beside the staff and placements that the model pays for.
struct OneOffCost {
    std::string policy;
    std::string label;
    CostHeading heading = CostHeading::targeted_family_support;
    int year = 0;         ///< financial year in which it is spent, by its first calendar year
    Price found;          ///< as in the source
    double pounds = 0.0;  ///< in the price base
    std::string standing;
    std::string source;
    std::string where;  ///< document and place of the register's entry, or empty
    std::string file;
    int line = 0;
};

/// Money that is set aside for a policy over some financial years.
struct Funding {
    int from = 0;  ///< first financial year, by its first calendar year
    int to = 0;    ///< last
    Price found;
    double pounds = 0.0;  ///< of all these years together, in the price base
    std::string standing;
    std::string source;
    std::string where;
};

/// A policy, or several joined: what it is called, and what it changes by when.
struct Policy {
    std::string name;  ///< names of the policies joined by +
    std::string title;
    std::string description;
    std::string question;            ///< what a reader wants to know of it; may be empty
    std::string measure;             ///< that answers the question; may be empty
    std::vector<std::string> files;  ///< that change something, in order
    std::vector<DatedScenario> phases;
    std::vector<PolicyChange> changes;
    std::vector<OneOffCost> one_off;
    std::vector<Funding> funding;
};

}  // namespace kinflow::model
