#include <utility>

#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

bool stays_with_the_area(const std::string& key) {
    return key == "kinflow" || key == "name" || key == "title" || key == "description" ||
           key == "base" || key == "pathway" || key == "overlays" || key == "register";
}

/// What an overlay may change of a pathway: all but what the file is called.
Shape pathway_changes() {
    Shape changes = object({});
    for (Field& field : pathway_shape().fields) {
        if (!stays_with_the_area(field.key)) changes.fields.push_back(std::move(field));
    }
    return partial(std::move(changes));
}

}  // namespace

Shape overlay_shape() {
    Shape shape = object(header_fields("overlay"));
    shape.fields.push_back({"register", optional,
                            "Paths of further evidence files, added to the "
                            "area's",
                            list_of(text())});
    shape.fields.push_back({"pathway", optional, "Changes to the pathway", pathway_changes()});
    for (Field& field : partial(area_shape()).fields) {
        if (!stays_with_the_area(field.key)) shape.fields.push_back(std::move(field));
    }
    return shape;
}

}  // namespace kinflow::scenario
