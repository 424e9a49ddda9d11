#include "sim/core/caseload_pool.h"

#include <stdexcept>

namespace kinflow::core {

void CaseloadPool::refuse_units() {
    throw std::invalid_argument("caseload pool: units must be at least 1");
}

void CaseloadPool::refuse_class() {
    throw std::invalid_argument("caseload pool: no such priority class");
}

void CaseloadPool::refuse_twice() {
    throw std::logic_error("caseload pool: the customer waits here already");
}

void CaseloadPool::refuse_release() {
    throw std::logic_error("caseload pool: more released than in use");
}

CaseloadPool::CaseloadPool(int capacity, int priority_classes) : capacity_{capacity} {
    if (capacity < 0 || priority_classes < 1) {
        throw std::invalid_argument(
            "caseload pool: a capacity of at least 0 and a priority class are required");
    }
    lines_.resize(static_cast<std::size_t>(priority_classes));
}

bool CaseloadPool::abandon(std::uint32_t customer) {
    const auto node = node_of(customer);
    if (!node) return false;
    remove(*node);
    return true;
}

bool CaseloadPool::reprioritise(std::uint32_t customer, int priority) {
    require_class(priority);
    const auto node = node_of(customer);
    if (!node) return false;
    if (nodes_[*node].priority != priority) {
        unlink(*node);
        append(*node, priority);
    }
    return true;
}

void CaseloadPool::set_capacity(int capacity) {
    if (capacity < 0) throw std::invalid_argument("caseload pool: capacity must be at least 0");
    capacity_ = capacity;
}

bool CaseloadPool::is_waiting(std::uint32_t customer) { return node_of(customer).has_value(); }

std::size_t CaseloadPool::bytes() const {
    return lines_.capacity() * sizeof(Line) + nodes_.capacity() * sizeof(Node) + place_of_.bytes();
}

std::optional<std::uint32_t> CaseloadPool::node_of(std::uint32_t customer) {
    if (!registered_) {
        registered_ = true;
        for (const Line& line : lines_) {
            for (std::uint32_t node = line.head; node != no_node; node = nodes_[node].next) {
                if (place_of_.contains(nodes_[node].who.customer)) refuse_twice();
                place_of_.insert(nodes_[node].who.customer, node);
            }
        }
    }
    return place_of_.find(customer);
}

}  // namespace kinflow::core
