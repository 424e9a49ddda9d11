#include "sim/app/command_line.h"
#include "sim/core/large_array.h"

int main(int argc, char** argv) {
    kinflow::core::keep_freed_memory();
    return kinflow::app::run_command_line(argc, argv);
}
