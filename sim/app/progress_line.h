#pragma once

#include <chrono>
#include <string>

#include "sim/run/experiment.h"

namespace kinflow::app {

/// One line on standard error that says how far a run is and how long it will take; silent when
/// standard error is not a terminal. Wiped when the object goes.
class ProgressLine {
  public:
    ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine();

    void say(const std::string& text);
    void show(const run::Progress& progress);

  private:
    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_{};
};

/// "12 s", "3 min", "1 h 20 min".
[[nodiscard]] std::string duration_in_words(double seconds);

}  // namespace kinflow::app
