#include "tests/sim/app/program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::app::test {

namespace fs = std::filesystem;

Folder::Folder() {
    for (const auto& [file, text] : scenario::test::small_scenario()) write(file, text);
    // Its pathway has no plans.
    change("areas/small.yaml", "child_protection_plan: {value: 20",
           "child_protection_plan: {value: 0");
}

Outcome Folder::kinflow(const std::string& arguments) const {
    const std::string command = "cd '" + folder_.path().string() + "' && '" KINFLOW_PROGRAM "' " +
                                arguments + " >stdout.txt 2>stderr.txt </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read("stdout.txt"), read("stderr.txt")};
}

std::string Folder::read(const std::string& name) const {
    std::ifstream in{folder_ / name, std::ios::binary};
    return {std::istreambuf_iterator<char>(in), {}};
}

void Folder::write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream{folder_ / name, std::ios::binary} << text;
}

void Folder::change(const std::string& name, const std::string& from, const std::string& to) const {
    std::string text = read(name);
    const std::size_t at = text.find(from);
    if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
        throw std::logic_error("not once in the file: " + from);
    }
    write(name, text.replace(at, from.size(), to));
}

}  // namespace kinflow::app::test
