#include "sim/scenario/policy_money.h"

#include <fmt/format.h>

#include "sim/core/calendar.h"
#include "sim/scenario/bind.h"
#include "sim/scenario/check.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

using namespace std::chrono;

core::Date first_of(int financial_year) { return sys_days{year{financial_year} / April / 1}; }

class MoneyReader {
  public:
    MoneyReader(const model::Scenario& baseline, const Register& evidence, FaultList& faults)
        : baseline_{baseline}, evidence_{evidence}, faults_{faults} {}

    model::OneOffCost one_off(const Reader& item, const std::string& path) {
        model::OneOffCost made;
        made.label = item["label"].text();
        made.heading = enum_of(item["heading"].text(), model::CostHeading::disabled_children);
        made.year = year_of(item["year"], path + ".year");
        made.found = price_of(item["cost"], path + ".cost");
        made.pounds = baseline_.costs.in_base(made.found);
        say_source(item["cost"].node(), made.standing, made.source, made.where);
        made.line = item.node().place.line;
        return made;
    }

    model::Funding funding(const Reader& item) {
        model::Funding made;
        made.from = year_of(item["from"], "funding.from");
        made.to = year_of(item["to"], "funding.to");
        if (made.to < made.from) {
            faults_.add(item["to"].node().place, "funding.to",
                        fmt::format("{} is before `from`, {}", made.to, made.from));
        }
        made.found = price_of(item["amount"], "funding.amount");
        made.pounds = baseline_.costs.in_base(made.found);
        say_source(item["amount"].node(), made.standing, made.source, made.where);
        return made;
    }

  private:
    int year_of(const Reader& written, const std::string& path) {
        const int found = written.whole();
        if (first_of(found) >= baseline_.start && first_of(found + 1) <= baseline_.end) {
            return found;
        }
        faults_.add(written.node().place, path,
                    fmt::format("the whole of {} is not simulated: the scenario runs from {} to {}",
                                core::financial_year_label(found), core::to_iso(baseline_.start),
                                core::to_iso(baseline_.end)));
        return found;
    }

    model::Price price_of(const Reader& written, const std::string& path) {
        const model::Price found{written.number(), written["prices"].whole()};
        if (found.year != 0 && baseline_.costs.index_of(found.year) <= 0.0) {
            faults_.add(written["prices"].node().place, path + ".prices",
                        fmt::format("{} is before the price index begins, in {}", found.year,
                                    baseline_.costs.index_from));
        }
        return found;
    }

    void say_source(const Node& node, std::string& standing, std::string& source,
                    std::string& where) {
        for (const std::string& word : standing_words()) {
            const Node* reason = node.find(word);
            if (reason == nullptr) continue;
            standing = word;
            source = reason->text;
        }
        if (standing != "source") return;
        if (const Entry* entry = evidence_.find(source)) where = entry->where();
    }

    const model::Scenario& baseline_;
    const Register& evidence_;
    FaultList& faults_;
};

}  // namespace

PolicyMoney read_policy_money(const Node& tree, const std::string& file,
                              const model::Scenario& baseline, const Register& evidence,
                              FaultList& faults) {
    const Shape shape = policy_shape();
    const Reader policy{shape, tree};
    PolicyMoney money;
    const auto lacks_costs = [&](const char* key) {
        if (!policy.has(key) || baseline.costs.present()) return false;
        faults.add(
            policy[key].node().place, key,
            "the baseline has no `costs`, so that a price cannot be brought to another year");
        return true;
    };
    if (lacks_costs("one_off") || lacks_costs("funding")) return money;
    MoneyReader reader{baseline, evidence, faults};
    const Reader list = policy["one_off"];
    for (std::size_t i = 0; i < list.size(); ++i) {
        money.one_off.push_back(reader.one_off(list.item(i), join("one_off", i)));
        money.one_off.back().policy = policy["name"].text();
        money.one_off.back().file = file;
    }
    if (policy.has("funding")) money.funding.push_back(reader.funding(policy["funding"]));
    return money;
}

}  // namespace kinflow::scenario
