// The terminal: what can be done in batch. Everything outside comes through Ports, wired in main; every command has
// --help with an example. Exit codes: 0 done · 1 done, but some rows or cases failed · 2 the input or the call is wrong
// · 130 cancelled.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "base/date.h"
#include "dmn/sheet.h"
#include "park/common/pack.h"

namespace cli {

struct ServeOptions {
  std::string address = "127.0.0.1";
  int port = 8640;
  std::string data = "yingzhou-data";  // folder of the embedded store and the key file
  std::string store;                   // postgresql://… in place of the embedded store
  bool demo = false;
  std::string password_profile = "nist";      // of policies/access/password_profiles.csv
  std::vector<std::string> packs;             // folders of packs, beside the built-in ones
  std::string log_profile = "international";  // of a log that begins: or national
  std::vector<std::string> witnesses;         // URL,VERIFIER_KEY
  bool webhooks_to_this_machine = false;
  bool connectors_to_this_machine = false;
  std::string oidc;  // issuer=…,client_id=…,redirect_uri=… of the organisation's identity provider; "" for none
};

// `yingzhou log …`. Empty texts: not given.
struct LogOptions {
  std::string data = "yingzhou-data";  // folder of the embedded store and the key
  std::string store;                   // postgresql://… in place of the embedded store
  std::string key;                     // verifier key of the log
  std::vector<std::string> witnesses;  // verifier keys
  std::string proof;                   // file of one record's proof
  std::string out;                     // folder to write the log to
  std::string name, state;             // of a witness: name of its key, folder of its state
  int port = 8641;                     // of a witness; not policy
  bool json = false;
};
enum class LogCommand { key, verify, exports, witness };

// `yingzhou api …`: one operation of a running server.
struct ApiCall {
  std::string server = "http://127.0.0.1:8640";
  std::string key_file;            // of an API key; without it the key is in YINGZHOU_API_KEY, or there is none
  std::string method, target;      // /api/v1/parties/demo-rat-16?…
  std::string body, content_type;  // "" for none
  std::string language = "zh-CN";  // of the messages
  std::string repeat_key;          // Idempotency-Key; "" takes a new one for a change
  std::string if_match;            // version that a change rests on; "" for none
  std::string out;                 // file for the answer; "" for standard output
  bool is_change = false;
};

// `yingzhou import`: a file brought into a running server.
struct ImportCall {
  std::string server = "http://127.0.0.1:8640", key_file, language = "zh-CN";  // as ApiCall
  std::string file, portfolio, source, period;
  std::vector<std::string> maps;  // COLUMN=TARGET[:UNIT]
  std::string faults;             // XLSX file for the faults, "" for none
  bool leave_out_faulty = false, check_only = false;
  // `file` is a folder: each file that is put into it comes in, one after the other.
  bool is_folder = false, only_once = false;
  int seconds = 10;  // not policy: how often the folder is looked at
};

// `yingzhou connector check`: what a source answers, held against what it should be.
struct ConnectorCheckCall {
  std::string answer;              // file, https://… or http://127.0.0.1:PORT/…
  std::string mapping;             // file of the connector as JSON
  std::string pack = "chongming";  // folder or name
  std::string language = "zh-CN";
};

struct Ports {
  std::function<base::Result<std::unique_ptr<app::RowSource>>(std::string path, std::string sheet)> open_rows;
  std::function<base::Result<std::unique_ptr<app::RowSource>>(std::string path)> open_lines;  // each line one cell
  std::function<base::Result<std::unique_ptr<app::RowSink>>(std::string path)> open_sink;  // .csv, .xlsx, .json, .jsonl
  std::function<base::Result<park::PackFiles>(std::string directory_or_name)> read_pack;
  std::function<base::Result<std::string>(std::string const& path)> read_file;                // whole, bounded
  std::function<base::Result<>(std::string const& path, std::string_view bytes)> write_file;  // appears complete or not
  std::function<base::Result<std::vector<dmn::Sheet>>(std::string const& path)> read_sheets;  // of an XLSX workbook
  std::function<base::Result<>(std::string const& path, std::vector<dmn::Sheet> const& sheets)> write_sheets;
  std::function<int(ServeOptions const&)> serve;
  std::function<int(LogCommand, LogOptions const&)> log;
  std::function<int(ApiCall const&)> api;
  std::function<int(ImportCall const&)> import_file;
  std::function<int(ConnectorCheckCall const&)> connector_check;
  std::function<std::string()> openapi;
  base::Clock const& clock;
  std::atomic<bool> const& cancel;  // set by SIGINT
  bool terminal = false;            // standard error is a terminal: progress is shown
  int threads = 2;
  int columns = 100;  // of the terminal that standard output is
};

int run(int argc, char** argv, Ports const& ports);

}  // namespace cli
