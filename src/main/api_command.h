// `yingzhou api …`: one operation of a running server, on the terminal.
#pragma once

#include <string>
#include <string_view>

#include "cli/cli.h"
#include "http/message.h"

namespace main_program {

// An answer of any status, or that there is none.
base::Result<http::HttpReply> send_call(cli::ApiCall const& call, base::Clock const& clock);
bool is_refusal(http::HttpReply const& reply);
// What the server refused, in words; whatever else came, as it came.
std::string refusal_text(http::HttpReply const& reply);
// On standard error: that there is no server, and how to name one.
void tell_no_server(std::string_view command, base::Error const& error);

int api_command(cli::ApiCall const& call, cli::Ports const& ports);

}  // namespace main_program
