#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace kinflow::test {

/// A JSON Schema (draft 2020-12), evaluated. Knows the keywords that the project's schemas use and
/// throws std::invalid_argument for any other, so that none is silently let pass.
class JsonSchema {
  public:
    explicit JsonSchema(nlohmann::ordered_json schema);

    /// The first reason why the document is not valid; empty when it is.
    std::string fault(const nlohmann::ordered_json& document) const;

  private:
    struct Compiled;
    std::shared_ptr<const Compiled> compiled_;
};

}  // namespace kinflow::test
