#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/core/customer_map.h"
#include "sim/core/time.h"

namespace kinflow::core {

// Finite capacity that customers seize in units and release, with one waiting line for each
// priority class (0 is served first; first come, first served inside a class). The discipline is
// strict: when the customer at the head of the first non-empty line does not fit, nobody behind is
// served. A newcomer seizes at once when it fits and nobody waits in its own class or an earlier
// one.
//
// A request for more units than the whole capacity is served once nothing is in use, so that it
// cannot wait for ever; a pool of capacity 0 is closed and serves nobody. No operation allocates
// once the longest line has been seen. Unless said otherwise, units are at least 1, priorities
// below the number of classes, and a breach throws std::invalid_argument.
//
// A line is found by its head, so a pool that only ever serves the next needs no register of who
// waits. abandon(), reprioritise() and is_waiting() do: the first of them makes it, and from then
// on it is kept. With a register, a customer that joins twice is a std::logic_error; without one it
// is not noticed before the register is made.
class CaseloadPool {
  public:
    struct Waiting {
        std::uint32_t customer;
        std::int32_t units;
        Minute since;
    };

    explicit CaseloadPool(int capacity, int priority_classes = 8);

    // Seizes when the units fit and nobody waits, in any class.
    bool try_seize(int units) {
        require_units(units);
        if (waiting_ > 0 || !fits(units)) return false;
        in_use_ += units;
        return true;
    }

    // True when seized at once; otherwise the customer waits.
    bool seize_or_wait(std::uint32_t customer, int units, int priority, Minute now) {
        require_units(units);
        require_class(priority);
        if (!someone_before(priority) && fits(units)) {
            if (registered_ && place_of_.contains(customer)) refuse_twice();
            in_use_ += units;
            return true;
        }
        join(customer, units, priority, now);
        return false;
    }

    // Joins the back of a line whether or not the units fit: for customers already in the queue at
    // the start, with the time since when they wait.
    void wait(std::uint32_t customer, int units, int priority, Minute since) {
        require_units(units);
        require_class(priority);
        join(customer, units, priority, since);
    }

    // Puts units in use whatever the capacity: for customers already in service at the start.
    void force_seize(int units) {
        require_units(units);
        in_use_ += units;
    }

    // Throws std::logic_error when more is released than in use. Call next_to_serve() until it
    // gives nothing after every release, departure, change of priority and rise of the capacity.
    void release(int units) {
        require_units(units);
        if (units > in_use_) refuse_release();
        in_use_ -= units;
    }

    // Takes the next customer out of the line and seizes for it; nothing when nobody waits or the
    // head does not fit.
    std::optional<Waiting> next_to_serve() {
        if (!can_serve()) return std::nullopt;
        return serve();
    }

    // The same in two steps, which saves copying an optional: somebody waits and fits, and is
    // served.
    bool can_serve() const {
        return waiting_ > 0 && fits(nodes_[lines_[first_line()].head].who.units);
    }
    Waiting serve() {
        const std::uint32_t node = lines_[first_line()].head;
        const Waiting who = nodes_[node].who;
        remove(node);
        in_use_ += who.units;
        return who;
    }

    // Leaves the line. False when the customer does not wait here.
    bool abandon(std::uint32_t customer);

    // Joins the back of another class and keeps its `since`; in its own class it keeps its place.
    // False when the customer does not wait here.
    bool reprioritise(std::uint32_t customer, int priority);

    // May fall below what is in use: nothing is taken away, nothing more given until it fits. At
    // least 0.
    void set_capacity(int capacity);

    int capacity() const { return capacity_; }
    int in_use() const { return in_use_; }
    int waiting() const { return waiting_; }  // customers
    int waiting_in_class(int priority) const {
        require_class(priority);
        return lines_[static_cast<std::size_t>(priority)].length;
    }
    int waiting_units() const { return waiting_units_; }
    bool is_waiting(std::uint32_t customer);
    std::size_t bytes() const;  // of memory held

  private:
    static constexpr std::uint32_t no_node = 0xFFFFFFFFU;
    struct Node {  // one waiting customer, in a doubly linked line
        Waiting who;
        std::int32_t priority;
        std::uint32_t previous;
        std::uint32_t next;  // or the next unused node
    };
    struct Line {
        std::uint32_t head = no_node;
        std::uint32_t tail = no_node;
        int length = 0;
    };

    [[noreturn]] static void refuse_units();
    [[noreturn]] static void refuse_class();
    [[noreturn]] static void refuse_twice();
    [[noreturn]] static void refuse_release();

    static void require_units(int units) {
        if (units < 1) refuse_units();
    }
    void require_class(int priority) const {
        if (static_cast<std::size_t>(priority) >= lines_.size()) refuse_class();
    }
    bool fits(int units) const {
        return units <= capacity_ - in_use_ || (units > capacity_ && in_use_ == 0 && capacity_ > 0);
    }
    std::size_t first_line() const {  // somebody waits
        std::size_t first = 0;
        while (lines_[first].length == 0) ++first;
        return first;
    }
    bool someone_before(int priority) const {
        if (waiting_ == 0) return false;
        for (std::size_t earlier = 0; earlier <= static_cast<std::size_t>(priority); ++earlier) {
            if (lines_[earlier].length > 0) return true;
        }
        return false;
    }

    void join(std::uint32_t customer, int units, int priority, Minute since) {
        if (registered_ && place_of_.contains(customer)) refuse_twice();
        std::uint32_t node = unused_;
        if (node == no_node) {
            node = static_cast<std::uint32_t>(nodes_.size());
            nodes_.emplace_back();
        } else {
            unused_ = nodes_[node].next;
        }
        nodes_[node].who = {customer, units, since};
        append(node, priority);
        if (registered_) place_of_.insert(customer, node);
        ++waiting_;
        waiting_units_ += units;
    }

    void append(std::uint32_t node, int priority) {
        Line& line = lines_[static_cast<std::size_t>(priority)];
        nodes_[node].priority = priority;
        nodes_[node].previous = line.tail;
        nodes_[node].next = no_node;
        (line.tail == no_node ? line.head : nodes_[line.tail].next) = node;
        line.tail = node;
        ++line.length;
    }

    void unlink(std::uint32_t node) {
        const Node& gone = nodes_[node];
        Line& line = lines_[static_cast<std::size_t>(gone.priority)];
        (gone.previous == no_node ? line.head : nodes_[gone.previous].next) = gone.next;
        (gone.next == no_node ? line.tail : nodes_[gone.next].previous) = gone.previous;
        --line.length;
    }

    void remove(std::uint32_t node) {
        unlink(node);
        if (registered_) place_of_.erase(nodes_[node].who.customer);
        --waiting_;
        waiting_units_ -= nodes_[node].who.units;
        nodes_[node].next = unused_;
        unused_ = node;
    }

    std::optional<std::uint32_t> node_of(std::uint32_t customer);

    int capacity_;
    int in_use_ = 0;
    int waiting_ = 0;
    int waiting_units_ = 0;
    std::uint32_t unused_ = no_node;
    bool registered_ = false;
    std::vector<Line> lines_;
    std::vector<Node> nodes_;
    CustomerMap place_of_;  // customer -> node, once registered_
};

}  // namespace kinflow::core
