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
class CaseloadPool {
  public:
    struct Waiting {
        std::uint32_t customer;
        std::int32_t units;
        Minute since;
    };

    explicit CaseloadPool(int capacity, int priority_classes = 8);

    // Seizes when the units fit and nobody waits, in any class.
    bool try_seize(int units);

    // True when seized at once; otherwise the customer waits. Throws std::logic_error when it waits
    // here already.
    bool seize_or_wait(std::uint32_t customer, int units, int priority, Minute now);

    // Puts units in use whatever the capacity: for customers already in service at the start.
    void force_seize(int units);

    // Throws std::logic_error when more is released than in use. Call next_to_serve() until it
    // gives nothing after every release, departure, change of priority and rise of the capacity.
    void release(int units);

    // Takes the next customer out of the line and seizes for it; nothing when nobody waits or the
    // head does not fit.
    std::optional<Waiting> next_to_serve();

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
    int waiting_in_class(int priority) const { return line(priority).length; }
    int waiting_units() const { return waiting_units_; }
    bool is_waiting(std::uint32_t customer) const { return place_of_.contains(customer); }

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

    bool fits(int units) const {
        return units <= capacity_ - in_use_ || (units > capacity_ && in_use_ == 0 && capacity_ > 0);
    }
    const Line& line(int priority) const;
    bool someone_before(int priority) const;
    void append(std::uint32_t node, int priority);
    void unlink(std::uint32_t node);
    void remove(std::uint32_t node);

    int capacity_;
    int in_use_ = 0;
    int waiting_ = 0;
    int waiting_units_ = 0;
    std::uint32_t unused_ = no_node;
    std::vector<Line> lines_;
    std::vector<Node> nodes_;
    CustomerMap place_of_;  // customer -> node
};

}  // namespace kinflow::core
