#include "sim/model/pathway_graph.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <sstream>

namespace kinflow::model {

namespace {

void join(PathwayGraph& graph, StageId from, StageId to) {
    if (from && to) boost::add_edge(from.value, to.value, graph);
}

/// The stages that a walk from `root` does not meet.
template <class Graph>
std::vector<StageId> not_met(const Graph& graph, StageId root) {
    const auto count = boost::num_vertices(graph);
    std::vector<boost::default_color_type> colour(count, boost::white_color);
    if (root) {
        boost::queue<std::size_t> queue;
        boost::breadth_first_visit(graph, std::size_t{root.value}, queue,
                                   boost::default_bfs_visitor{}, colour.data());
    }
    std::vector<StageId> missed;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (colour[i] == boost::white_color) missed.push_back(StageId{i});
    }
    return missed;
}

}  // namespace

PathwayGraph graph_of(const Pathway& pathway) {
    PathwayGraph graph(pathway.stages.size());
    for (std::uint32_t i = 0; i < pathway.stages.size(); ++i) {
        for (const Route& route : pathway.stages[i].routes) join(graph, StageId{i}, route.to);
        for (const Route& route : pathway.stages[i].escalate) join(graph, StageId{i}, route.to);
    }
    join(graph, pathway.proceedings, pathway.looked_after);
    join(graph, pathway.proceedings, pathway.after_return_home);
    join(graph, pathway.proceedings, pathway.closed);
    join(graph, pathway.looked_after, pathway.after_return_home);
    join(graph, pathway.looked_after, pathway.leaving_care);
    join(graph, pathway.looked_after, pathway.closed);
    join(graph, pathway.leaving_care, pathway.closed);
    return graph;
}

std::vector<StageId> unreachable_stages(const Pathway& pathway) {
    return not_met(graph_of(pathway), pathway.contact);
}

std::vector<StageId> dead_ends(const Pathway& pathway) {
    return not_met(boost::make_reverse_graph(graph_of(pathway)), pathway.closed);
}

std::string to_graphviz(const Pathway& pathway) {
    std::ostringstream out;
    const auto label = [&](std::ostream& os, std::size_t vertex) {
        os << "[label=" << boost::escape_dot_string(pathway.stages[vertex].label) << "]";
    };
    boost::write_graphviz(out, graph_of(pathway), label, boost::default_writer{},
                          [](std::ostream& os) { os << "rankdir=LR\nnode [shape=box]\n"; });
    return out.str();
}

}  // namespace kinflow::model
