#pragma once

#include "sim/core/index.h"

namespace kinflow::model {

using StageId = core::Index<struct StageTag>;
using TeamId = core::Index<struct TeamTag>;
using ChannelId = core::Index<struct ChannelTag>;
using PlacementTypeId = core::Index<struct PlacementTypeTag>;
using FamilyId = core::Index<struct FamilyTag>;
using ChildId = core::Index<struct ChildTag>;
using PostId = core::Index<struct PostTag>;
using CareId = core::Index<struct CareTag>;

}  // namespace kinflow::model
