#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace kinflow::core {

// One thing wrong with an input. Line and column count from 1; 0 means unknown. `path` names the
// key ("teams[2].posts").
struct Fault {
    std::string file;
    int line = 0;
    int column = 0;
    std::string path;
    std::string message;
};

// "FILE:LINE:COL: error: PATH: message"; a part that is absent is left out with its colon.
std::string to_string(const Fault& fault);

// The user's mistake: every fault of the input at once. what() holds one line for each.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Fault> faults);

    const std::vector<Fault>& faults() const { return faults_; }

  private:
    std::vector<Fault> faults_;
};

// A replication failed; the message names what was simulated, when and where.
class SimulationError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace kinflow::core
