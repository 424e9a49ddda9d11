#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace kinflow::scenario::test {

/// One change of one file of the small scenario, and the only fault that it may cause.
struct Mistake {
    std::string name;
    std::string file;
    std::string from;
    std::string to;
    std::string mark;  ///< where the fault stands: text that the changed file holds once
    std::string path;
    std::string message;
};

inline void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.name; }

inline std::string name_of_test(const ::testing::TestParamInfo<Mistake>& info) {
    return info.param.name;
}

}  // namespace kinflow::scenario::test
