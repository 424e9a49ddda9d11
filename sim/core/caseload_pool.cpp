#include "sim/core/caseload_pool.h"

#include <stdexcept>

namespace kinflow::core {

namespace {

void require_units(int units) {
    if (units < 1) throw std::invalid_argument("caseload pool: units must be at least 1");
}

}  // namespace

CaseloadPool::CaseloadPool(int capacity, int priority_classes) : capacity_{capacity} {
    if (capacity < 0 || priority_classes < 1) {
        throw std::invalid_argument(
            "caseload pool: a capacity of at least 0 and a priority class are required");
    }
    lines_.resize(static_cast<std::size_t>(priority_classes));
}

const CaseloadPool::Line& CaseloadPool::line(int priority) const {
    if (priority < 0 || static_cast<std::size_t>(priority) >= lines_.size()) {
        throw std::invalid_argument("caseload pool: no such priority class");
    }
    return lines_[static_cast<std::size_t>(priority)];
}

bool CaseloadPool::someone_before(int priority) const {
    if (waiting_ == 0) return false;
    for (int earlier = 0; earlier <= priority; ++earlier) {
        if (lines_[static_cast<std::size_t>(earlier)].length > 0) return true;
    }
    return false;
}

bool CaseloadPool::try_seize(int units) {
    require_units(units);
    if (waiting_ > 0 || !fits(units)) return false;
    in_use_ += units;
    return true;
}

bool CaseloadPool::seize_or_wait(std::uint32_t customer, int units, int priority, Minute now) {
    require_units(units);
    static_cast<void>(line(priority));
    if (waiting_ > 0 && place_of_.contains(customer)) {
        throw std::logic_error("caseload pool: the customer waits here already");
    }
    if (!someone_before(priority) && fits(units)) {
        in_use_ += units;
        return true;
    }
    std::uint32_t node = unused_;
    if (node == no_node) {
        node = static_cast<std::uint32_t>(nodes_.size());
        nodes_.emplace_back();
    } else {
        unused_ = nodes_[node].next;
    }
    nodes_[node].who = {customer, units, now};
    append(node, priority);
    place_of_.insert(customer, node);
    ++waiting_;
    waiting_units_ += units;
    return false;
}

void CaseloadPool::force_seize(int units) {
    require_units(units);
    in_use_ += units;
}

void CaseloadPool::release(int units) {
    require_units(units);
    if (units > in_use_) throw std::logic_error("caseload pool: more released than in use");
    in_use_ -= units;
}

std::optional<CaseloadPool::Waiting> CaseloadPool::next_to_serve() {
    if (waiting_ == 0) return std::nullopt;
    std::size_t first = 0;
    while (lines_[first].length == 0) ++first;
    const std::uint32_t node = lines_[first].head;
    const Waiting who = nodes_[node].who;
    if (!fits(who.units)) return std::nullopt;
    remove(node);
    in_use_ += who.units;
    return who;
}

bool CaseloadPool::abandon(std::uint32_t customer) {
    const auto node = place_of_.find(customer);
    if (!node) return false;
    remove(*node);
    return true;
}

bool CaseloadPool::reprioritise(std::uint32_t customer, int priority) {
    static_cast<void>(line(priority));
    const auto node = place_of_.find(customer);
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

void CaseloadPool::append(std::uint32_t node, int priority) {
    Line& line = lines_[static_cast<std::size_t>(priority)];
    nodes_[node].priority = priority;
    nodes_[node].previous = line.tail;
    nodes_[node].next = no_node;
    (line.tail == no_node ? line.head : nodes_[line.tail].next) = node;
    line.tail = node;
    ++line.length;
}

void CaseloadPool::unlink(std::uint32_t node) {
    const Node& gone = nodes_[node];
    Line& line = lines_[static_cast<std::size_t>(gone.priority)];
    (gone.previous == no_node ? line.head : nodes_[gone.previous].next) = gone.next;
    (gone.next == no_node ? line.tail : nodes_[gone.next].previous) = gone.previous;
    --line.length;
}

void CaseloadPool::remove(std::uint32_t node) {
    unlink(node);
    place_of_.erase(nodes_[node].who.customer);
    --waiting_;
    waiting_units_ -= nodes_[node].who.units;
    nodes_[node].next = unused_;
    unused_ = node;
}

}  // namespace kinflow::core
