#pragma once

namespace kinflow::app {

/// Exit codes, the same for every command.
enum ExitCode : int { done = 0, run_failed = 1, input_wrong = 2 };

/// The program: parses the arguments, runs the command, prints messages on standard error. Returns
/// the exit code.
int run_command_line(int argc, char** argv);

}  // namespace kinflow::app
