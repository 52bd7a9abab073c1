#include "main/import_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "app/import_views.h"
#include "app/received_files.h"
#include "base/hash.h"
#include "base/record.h"
#include "base/spelling.h"
#include "base/text.h"
#include "feeds/files.h"
#include "main/api_command.h"
#include "main/import_folder.h"

namespace main_program {
namespace {

using base::Json;

constexpr int bad_request = 400, content_too_large = 413;  // not policy: HTTP
constexpr std::chrono::milliseconds look_every{200};
constexpr std::size_t faults_told = 20;  // not policy: lines of a terminal

// Ends the import with this exit code; what is wrong was told.
struct End {
  int code = all_done;
  FileFate fate = FileFate::not_taken;
};

// Whether the file is refused, or every file would be: the source that the call names is the same for all.
FileFate fate_of(http::HttpReply const& reply) {
  if (reply.status == content_too_large) return FileFate::refused;
  if (reply.status != bad_request) return FileFate::not_taken;
  auto const problem = Json::parse(reply.body);
  Json const* const errors = problem ? problem->find("errors") : nullptr;
  if (errors == nullptr || errors->if_array() == nullptr) return FileFate::refused;
  auto const is_of_source = [](Json const& error) { return error.text_of("pointer") == "/source"; };
  bool const is_of_call = std::any_of(errors->if_array()->begin(), errors->if_array()->end(), is_of_source);
  return is_of_call ? FileFate::not_taken : FileFate::refused;
}

class Import {
 public:
  Import(cli::ImportCall const& call, cli::Ports const& ports, bool fetches_faults)
      : call_(call), ports_(ports), fetches_faults_(fetches_faults || !call.faults.empty()) {}

  ImportOutcome run() {
    try {
      outcome_.code = bring_in();
    } catch (End const& end) {
      leave_nothing();
      outcome_.code = end.code;
      outcome_.fate = end.fate;
    }
    outcome_.batch_id = view_.batch_id;
    return std::move(outcome_);
  }

 private:
  int bring_in() {
    send_file();
    await({"ready"}, say("读取", "reading"));
    map();
    ask("POST", "/check", base::to_json(view_.mapping).to_string());
    await({"checked"}, say("检查", "checking"));
    tell_check();
    if (call_.check_only || !view_.may_commit) {
      if (!call_.check_only) outcome_.fate = view_.rows_faulty > 0 ? FileFate::refused : FileFate::taken;
      ask("POST", "/cancel");
      return view_.rows_faulty > 0 ? with_faults : all_done;
    }
    ask("POST", "/commit");
    await({"shown"}, say("导入", "bringing in"));
    outcome_.fate = FileFate::taken;
    tell(say("已导入：", "brought in: ") + counts());
    return view_.rows_faulty > 0 ? with_faults : all_done;
  }

  std::string say(char const* zh, char const* en) const { return call_.language == "en" ? en : zh; }
  std::string say(park::Label const& label) const { return call_.language == "en" ? label.en : label.zh; }
  void tell(std::string const& text) {
    fmt::print("{}\n", text);
    outcome_.told += text + "\n";
  }
  void warn(std::string const& text) {
    fmt::print(stderr, "{}\n", text);
    outcome_.told += text + "\n";
  }

  [[noreturn]] void fail(base::Error const& error, FileFate fate = FileFate::not_taken) {
    warn("yingzhou import: " + base::to_text(error));
    throw End{call_is_wrong, fate};
  }

  cli::ApiCall call_of(std::string method, std::string target) const {
    cli::ApiCall request;
    request.server = call_.server;
    request.key_file = call_.key_file;
    request.language = call_.language;
    request.method = std::move(method);
    request.target = std::move(target);
    request.is_change = request.method != "GET";
    return request;
  }
  std::string step_of(std::string const& step) const {
    return "/api/v1/imports/" + base::percent_encoded(view_.batch_id) + step;
  }

  http::HttpReply send(std::string method, std::string target, std::string body) {
    cli::ApiCall request = call_of(std::move(method), std::move(target));
    request.body = std::move(body);
    if (!request.body.empty()) request.content_type = "application/json";
    auto const reply = send_call(request, ports_.clock);
    if (!reply) {
      tell_no_server("yingzhou import", reply.error());
      throw End{call_is_wrong};
    }
    if (is_refusal(*reply)) {
      warn(refusal_text(*reply));
      throw End{call_is_wrong, fate_of(*reply)};
    }
    return *reply;
  }

  void take(http::HttpReply const& reply) {
    auto view = base::parse_json<app::ImportView>(reply.body);
    if (!view) fail(view.error());
    view_ = *std::move(view);
  }
  void ask(std::string method, std::string const& step, std::string body = "") {
    take(send(std::move(method), step_of(step), std::move(body)));
  }

  void send_file() {
    if (std::error_code error; std::filesystem::is_directory(call_.file, error)) {
      warn(fmt::format("yingzhou import: {}: {}", call_.file,
                       say("这是文件夹；要导入放进其中的文件，请加 --watch",
                           "this is a folder; --watch brings in the files that are put into it")));
      throw End{call_is_wrong};
    }
    auto const bytes = feeds::read_file(call_.file, static_cast<std::size_t>(app::import_file_bytes_max));
    if (!bytes) fail(bytes.error(), FileFate::refused);
    std::size_t const slash = call_.file.find_last_of('/');
    Json const draft{Json::Object{{"file_name", slash == std::string::npos ? call_.file : call_.file.substr(slash + 1)},
                                  {"bytes", static_cast<std::int64_t>(bytes->size())},
                                  {"sha256", base::sha256_hex(*bytes)}}};
    take(send("POST", fmt::format("/api/v1/portfolios/{}/imports", base::percent_encoded(call_.portfolio)),
              draft.to_string()));
    std::size_t const part_bytes = app::file_part_bytes_max;
    for (std::size_t at = 0; at < bytes->size(); at += part_bytes) {
      stop_when_cancelled();
      Json const part{Json::Object{{"content", base::to_base64(std::string_view{*bytes}.substr(at, part_bytes))}}};
      ask("PUT", fmt::format("/parts/{}", at / part_bytes), part.to_string());
      show(say("上传", "sending"),
           static_cast<double>(std::min(at + part_bytes, bytes->size())) / static_cast<double>(bytes->size()));
    }
  }

  // An import that was begun and comes to nothing is cancelled, so that its file does not stay on the server.
  void leave_nothing() {
    bool const has_ended = view_.state == "shown" || view_.state == "unreadable" || view_.state == "cancelled";
    if (view_.batch_id.empty() || has_ended) return;
    cli::ApiCall request = call_of("POST", step_of("/cancel"));
    static_cast<void>(send_call(request, ports_.clock));  // what went wrong before is what is told
  }

  void stop_when_cancelled() {
    if (!ports_.cancel) return;
    ask("POST", "/cancel");
    fmt::print(stderr, "\n{}\n", say("已取消，未留下任何数据", "cancelled; nothing of the file stays"));
    throw End{cancelled};
  }

  void show(std::string const& what, double fraction) const {
    if (!ports_.terminal) return;
    fmt::print(stderr, "\r\x1b[K{} {:.0f} %", what, fraction * 100);  // not policy: per cent
    if (fraction >= 1) fmt::print(stderr, "\r\x1b[K");
    std::fflush(stderr);
  }

  void await(std::initializer_list<std::string_view> states, std::string const& what) {
    for (;;) {
      stop_when_cancelled();
      ask("GET", "");
      for (std::string_view const state : states)
        if (view_.state == state) return show(what, 1);
      if (view_.state != "reading" && view_.state != "checking" && view_.state != "loading") break;
      show(what, view_.fraction);
      std::this_thread::sleep_for(look_every);
    }
    warn(fmt::format("{}: {}", call_.file, view_.error.en.empty() ? view_.state : say(view_.error)));
    throw End{call_is_wrong, view_.state == "unreadable" ? FileFate::refused : FileFate::not_taken};
  }

  void map() {
    view_.mapping.source = call_.source;
    view_.mapping.period = call_.period;
    view_.mapping.leave_out_faulty = call_.leave_out_faulty;
    for (std::string const& text : call_.maps) map(text);
    for (app::ImportColumn const& column : view_.mapping.columns)
      tell(fmt::format("  {} → {}{}", column.header,
                       column.target.empty() ? say("（不导入）", "(left out)") : column.target,
                       column.unit.empty() ? "" : " × " + column.unit));
  }

  void map(std::string const& text) {
    std::size_t const equals = text.rfind('=');
    std::string const header = base::trimmed(text.substr(0, equals));
    for (app::ImportColumn& column : view_.mapping.columns) {
      if (equals == std::string::npos || column.header != header) continue;
      std::string const target = text.substr(equals + 1);
      std::size_t const colon = target.find(':');
      column.target = base::trimmed(target.substr(0, colon));
      column.unit = colon == std::string::npos ? "" : base::trimmed(target.substr(colon + 1));
      return;
    }
    std::vector<std::string> headers;
    for (app::ImportColumn const& column : view_.mapping.columns) headers.push_back(column.header);
    warn(fmt::format("--map {}: {} {}", text, say("文件的列有", "the columns of the file are"),
                     fmt::join(headers, ", ")));
    throw End{call_is_wrong, FileFate::refused};
  }

  std::string counts() const {
    return fmt::format(
        fmt::runtime(
            say("{} 行；新增企业 {} 家，已有企业 {} 家；新数据 {} 项，变化 {} 项，相同 {} 项，与其他来源不一致 {} 项",
                "{} rows; {} new and {} known enterprises; {} new values, {} changed, {} the "
                "same, {} that another source says otherwise")),
        view_.rows, view_.parties_new, view_.parties_known, view_.facts_new, view_.facts_changed, view_.facts_same,
        view_.facts_disagreeing);
  }

  void tell_check() {
    tell(counts());
    if (view_.rows_faulty == 0) return;
    warn(fmt::format(fmt::runtime(say("{} 行有错误（其中 {} 行无法导入），共 {} 处：",
                                      "{} rows are faulty, of {} nothing can come in; {} faults:")),
                     view_.rows_faulty, view_.rows_lost, view_.fault_count));
    for (std::size_t i = 0; i < view_.faults.size() && i < faults_told; ++i) {
      app::ImportFaultView const& one = view_.faults[i];
      warn(fmt::format("  {}:{}{}{}: {}", call_.file, one.fault.row, one.fault.column.empty() ? "" : ": ",
                       one.fault.column + (one.fault.value.empty() ? "" : " `" + one.fault.value + "`"),
                       say(one.text)));
    }
    if (view_.fault_count > static_cast<std::int64_t>(faults_told))
      warn(fetches_faults_ ? "  …" : "  … " + say("其余见 --faults 文件", "the others: --faults FILE.xlsx"));
    if (!fetches_faults_) return;
    outcome_.faults =
        send("GET", fmt::format("/api/v1/imports/{}/faults.xlsx?locale={}", view_.batch_id, call_.language), "").body;
    if (call_.faults.empty()) return;
    if (auto const written = ports_.write_file(call_.faults, outcome_.faults); !written) fail(written.error());
  }

  cli::ImportCall const& call_;
  cli::Ports const& ports_;
  bool fetches_faults_;
  app::ImportView view_;
  ImportOutcome outcome_;
};

}  // namespace

ImportOutcome bring_in(cli::ImportCall const& call, cli::Ports const& ports, bool fetches_faults) {
  return Import{call, ports, fetches_faults}.run();
}

int import_command(cli::ImportCall const& call, cli::Ports const& ports) {
  return call.is_folder ? import_folder(call, ports) : bring_in(call, ports, false).code;
}

}  // namespace main_program
