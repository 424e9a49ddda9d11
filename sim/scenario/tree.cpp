#include "sim/scenario/tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "sim/scenario/scalar.h"
#include "sim/scenario/text_checks.h"

namespace kinflow::scenario {
namespace {

struct Extent {
    std::size_t nodes = 1;
    std::size_t depth = 1;
};

Extent extent_of(const Node& node) {
    Extent total;
    for (const Node& item : node.items) {
        const Extent inner = extent_of(item);
        total.nodes += inner.nodes;
        total.depth = std::max(total.depth, inner.depth + 1);
    }
    return total;
}

struct GrownTooLarge {
    Place place;
    std::string message;
};

/// Builds the tree from yaml-cpp's events rather than from its Node, which keeps both of two equal
/// keys silently and lets an alias make a cycle.
class TreeBuilder final : public YAML::EventHandler {
  public:
    TreeBuilder(int file, FaultList& faults) : file_{file}, faults_{faults} {}

    std::optional<Node> root;

    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        finish(leaf(mark, Node::Kind::null), anchor);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        Node node = leaf(mark, Node::Kind::scalar);
        node.plain = tag == "?";  // yaml-cpp's own mark of an unquoted scalar; "!" is a quoted one
        node.text = value;
        finish(std::move(node), anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end()) {
            faults_.add(place(mark), path(), "an alias inside the content of its own anchor");
            finish(leaf(mark, Node::Kind::null), 0);
            return;
        }
        const Extent extent = extent_of(found->second);
        grow(extent.nodes, open_.size() + extent.depth, place(mark));
        attach(found->second);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        open(leaf(mark, Node::Kind::list), anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        open(leaf(mark, Node::Kind::map), anchor);
    }
    void OnMapEnd() override { close(); }

  private:
    struct Frame {
        Node node;
        YAML::anchor_t anchor = 0;
        bool has_key = false;
        bool repeated = false;  ///< the pending key was already given
        std::string key;
        Place key_place;
        std::set<std::string> known;
    };

    [[nodiscard]] Place place(const YAML::Mark& mark) const {
        return {file_, mark.line + 1, mark.column + 1};
    }

    Node leaf(const YAML::Mark& mark, Node::Kind kind) {
        grow(1, open_.size() + 1, place(mark));
        Node node;
        node.kind = kind;
        node.place = place(mark);
        return node;
    }

    void grow(std::size_t nodes, std::size_t depth, Place at) {
        nodes_ += nodes;
        if (nodes_ > max_nodes) {
            throw GrownTooLarge{at, "the file grows beyond " + std::to_string(max_nodes) +
                                        " values here; use fewer aliases"};
        }
        if (depth > max_depth) {
            throw GrownTooLarge{at, "nested deeper than " + std::to_string(max_depth) + " levels"};
        }
    }

    [[nodiscard]] std::string path() const {
        std::string text;
        for (const Frame& frame : open_) {
            if (frame.node.is_list()) text = join(text, frame.node.items.size());
            if (frame.has_key) text = join(text, frame.key);
        }
        return text;
    }

    void open(Node node, YAML::anchor_t anchor) {
        Frame frame;
        frame.node = std::move(node);
        frame.anchor = anchor;
        open_.push_back(std::move(frame));
    }

    void close() {
        Frame frame = std::move(open_.back());
        open_.pop_back();
        finish(std::move(frame.node), frame.anchor);
    }

    void finish(Node node, YAML::anchor_t anchor) {
        if (anchor != 0) anchors_.insert_or_assign(anchor, node);
        attach(std::move(node));
    }

    void attach(Node node) {
        if (open_.empty()) {
            root = std::move(node);
            return;
        }
        Frame& frame = open_.back();
        if (frame.node.is_list()) {
            frame.node.items.push_back(std::move(node));
        } else if (!frame.has_key) {
            take_key(frame, node);
        } else {
            frame.has_key = false;
            if (frame.repeated) return;
            frame.node.keys.push_back(std::move(frame.key));
            frame.node.key_places.push_back(frame.key_place);
            frame.node.items.push_back(std::move(node));
        }
    }

    void take_key(Frame& frame, const Node& node) {
        if (!node.is_scalar()) {
            faults_.add(node.place, path(), "a key is " + what_is(node) + "; a key must be text");
        }
        frame.key = node.text;
        frame.key_place = node.place;
        frame.repeated = !frame.known.insert(node.text).second;
        frame.has_key = true;
        if (frame.repeated) {
            faults_.add(node.place, path(), "the key `" + node.text + "` is given twice");
        }
    }

    int file_;
    FaultList& faults_;
    std::size_t nodes_ = 0;
    std::vector<Frame> open_;
    std::map<YAML::anchor_t, Node> anchors_;
};

}  // namespace

const Node* Node::find(std::string_view key) const {
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end()) return nullptr;
    return &items[static_cast<std::size_t>(found - keys.begin())];
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

std::string what_is(const Node& node) {
    switch (node.kind) {
        case Node::Kind::null:
            return "nothing";
        case Node::Kind::list:
            return "a list";
        case Node::Kind::map:
            return "a map";
        case Node::Kind::scalar:
            break;
    }
    if (is_plain_number(node)) return "the number " + node.text;
    if (is_plain_bool(node)) return "`" + node.text + "`";
    if (node.text.empty()) return "an empty text";
    return "the text `" + node.text + "`";
}

std::optional<Node> parse_tree(const std::string& text, int file, FaultList& faults) {
    if (!check_text(text, file, faults)) return std::nullopt;
    TreeBuilder builder{file, faults};
    try {
        std::istringstream stream{text};
        YAML::Parser parser{stream};
        parser.HandleNextDocument(builder);
        std::optional<Node> first = builder.root;
        if (!first || first->kind == Node::Kind::null) {
            faults.add({file, 1, 1}, "", "the file is empty; a map of keys is needed");
            return std::nullopt;
        }
        builder.root.reset();
        if (parser.HandleNextDocument(builder) && builder.root) {
            faults.add(builder.root->place, "", "a second document in the file; one is allowed");
        }
        return first;
    } catch (const YAML::Exception& error) {
        faults.add({file, error.mark.line + 1, error.mark.column + 1}, "",
                   "not valid YAML: " + error.msg);
    } catch (const GrownTooLarge& limit) {
        faults.add(limit.place, "", limit.message);
    }
    return std::nullopt;
}

}  // namespace kinflow::scenario
