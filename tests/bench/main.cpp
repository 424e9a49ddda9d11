#include <benchmark/benchmark.h>

#include "sim/core/large_array.h"

int main(int argc, char** argv) {
    kinflow::core::keep_freed_memory();  // as the program does
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
