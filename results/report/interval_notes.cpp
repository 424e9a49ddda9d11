#include "results/report/interval_notes.h"

#include <fmt/format.h>

#include "results/report/html.h"

namespace kinflow::results::report {

std::string posterior_warnings(const PosteriorInfo& posterior) {
    if (posterior.warnings.empty()) return {};
    std::string items;
    for (const std::string& warning : posterior.warnings) {
        items += "<li>" + escape(warning) + "</li>\n";
    }
    return "<div class=\"note\"><p><strong>Read with care</strong></p>\n<ul>\n" + items +
           "</ul></div>\n";
}

std::string posterior_note(const RunInfo& info) {
    if (!info.posterior) return {};
    return fmt::format(
               "<p class=\"meta\">Replication by replication, the parameters are those of another "
               "of the {} members of the posterior <em>{}</em> (<code>{}</code>): what is not "
               "known "
               "of the parameters is in every interval and chance.</p>\n",
               info.posterior->members, escape(info.posterior->title),
               escape(info.posterior->file)) +
           posterior_warnings(*info.posterior);
}

std::string histories_note(const RunInfo& info) {
    if (info.members() > 1 || info.histories < 2) return {};
    if (info.replications <= info.histories) {
        return " Each replication starts from a history of its own, and so from other children.";
    }
    return fmt::format(
        " The {} replications start from {} histories in turn, and those of one history share the "
        "children known before the first day. They are alike, so standard errors and intervals of "
        "means rest on the means of the {} histories.",
        info.replications, info.histories, info.histories);
}

std::string_view interval_note(const RunInfo& info) {
    return info.members() > 1 ? " It holds what is not known of the area's parameters." : "";
}

}  // namespace kinflow::results::report
