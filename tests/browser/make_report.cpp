#include <fstream>
#include <iostream>

#include "results/report/report.h"
#include "tests/results/report/synthetic_run.h"

// Writes the report of a synthetic run to the file named by the first argument, for the browser
// tests.
int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: make_report FILE\n";
        return 2;
    }
    const auto scenario = kinflow::results::county_scenario();
    std::ofstream file(argv[1], std::ios::binary);
    file << kinflow::results::write_report(kinflow::results::county_results(scenario));
    return file.flush() ? 0 : 1;
}
