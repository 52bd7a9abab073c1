#include "main/import_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <thread>
#include <vector>

#include "main/import_command.h"

namespace main_program {
namespace {

namespace files = std::filesystem;

constexpr std::chrono::milliseconds nap{100};
constexpr std::array endings{".csv", ".txt", ".xlsx"};

// Held as long as it lives: two commands on one folder would bring every file in twice.
class FolderLock {
 public:
  explicit FolderLock(files::path const& folder)
      : handle_(::open((folder / ".yingzhou-lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    is_held_ = handle_ >= 0 && ::flock(handle_, LOCK_EX | LOCK_NB) == 0;
  }
  ~FolderLock() {
    if (handle_ >= 0) ::close(handle_);
  }
  FolderLock(FolderLock const&) = delete;
  FolderLock& operator=(FolderLock const&) = delete;
  bool can_write() const { return handle_ >= 0; }
  bool is_held() const { return is_held_; }

 private:
  int handle_;
  bool is_held_ = false;
};

bool is_file_to_take(files::directory_entry const& entry) {
  std::error_code error;
  std::string const name = entry.path().filename().string(), ending = entry.path().extension().string();
  if (name.starts_with('.') || std::find(endings.begin(), endings.end(), ending) == endings.end()) return false;
  return !entry.is_symlink(error) && entry.is_regular_file(error);
}

class Folder {
 public:
  Folder(cli::ImportCall const& call, cli::Ports const& ports) : call_(call), ports_(ports), folder_(call.file) {}

  int run() {
    std::error_code error;
    if (!files::is_directory(folder_, error)) return fail(say("没有这个文件夹", "there is no such folder"));
    FolderLock const lock{folder_};
    if (!lock.can_write())
      return fail(say("不能在此移动文件；运行命令的用户需要写权限",
                      "files cannot be moved here; the command needs the right to write"));
    if (!lock.is_held())
      return fail(
          say("已有一个 `yingzhou import --watch` 在此运行", "another `yingzhou import --watch` is at work here"));
    for (char const* const part : {"taken", "refused"})
      if (files::create_directory(folder_ / part, error); error) return fail(error.message());
    if (!call_.only_once)
      fmt::print("{}\n", say("等待文件：", "waiting for files in ") + call_.file +
                             say("（按 Ctrl-C 结束）", " (Ctrl-C ends it)"));
    std::fflush(stdout);
    look();  // what is still being written then differs the next time
    for (bool is_first = true; rest(is_first && call_.only_once ? 1 : call_.seconds); is_first = false) {
      if (int const code = take_all(); code != all_done || call_.only_once) return code == all_done ? worst_ : code;
    }
    return call_.only_once ? cancelled : worst_;
  }

 private:
  // What a file looked like.
  struct Seen {
    std::uintmax_t bytes = 0;
    files::file_time_type at;
    bool operator==(Seen const&) const = default;
  };

  // Of one that is gone: what no file looks like.
  static Seen seen_now(files::path const& path) {
    std::error_code gone;
    Seen const now{files::file_size(path, gone), files::last_write_time(path, gone)};
    return gone ? Seen{} : now;
  }
  std::string say(char const* zh, char const* en) const { return call_.language == "en" ? en : zh; }
  int fail(std::string const& why) const {
    fmt::print(stderr, "yingzhou import: {}: {}\n", call_.file, why);
    return call_is_wrong;
  }

  // False: it was cancelled.
  bool rest(int seconds) const {
    auto const until = std::chrono::steady_clock::now() + std::chrono::seconds{seconds};
    while (!ports_.cancel && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(nap);
    return !ports_.cancel;
  }

  // The files that look as they did the last time, the oldest first.
  std::vector<files::path> look() {
    std::map<files::path, Seen> seen;
    std::vector<std::pair<files::file_time_type, files::path>> still;
    std::error_code error;
    for (auto at = files::directory_iterator{folder_, error}; !error && at != files::directory_iterator{};
         at.increment(error)) {
      if (!is_file_to_take(*at)) continue;
      Seen const now = seen_now(at->path());
      seen[at->path()] = now;
      if (auto const before = seen_.find(at->path()); before != seen_.end() && before->second == now)
        still.emplace_back(now.at, at->path());
    }
    if (error) fmt::print(stderr, "{}: {}\n", call_.file, error.message());  // tried again at the next look
    seen_ = std::move(seen);
    std::sort(still.begin(), still.end());
    std::vector<files::path> paths;
    for (auto& one : still) paths.push_back(std::move(one.second));
    return paths;
  }

  int take_all() {
    for (files::path const& path : look()) {
      cli::ImportCall one = call_;
      one.file = path.string();
      fmt::print("{} {}\n", ports_.clock.now().to_string(), path.filename().string());
      ImportOutcome const outcome = bring_in(one, ports_, true);
      std::fflush(stdout);
      if (outcome.code == cancelled) return cancelled;
      if (outcome.fate == FileFate::not_taken) return call_.only_once ? outcome.code : all_done;  // it stays there
      if (seen_now(path) != seen_[path]) {  // what is there now was not read
        fmt::print(stderr, "{}: {}\n", one.file,
                   say("读取时文件被改写，将重新读取", "changed meanwhile; it is read again"));
        continue;
      }
      worst_ = std::max(worst_, outcome.code == all_done ? all_done : with_faults);
      if (auto const moved = move(path, outcome); !moved) return fail(base::to_text(moved.error()));
    }
    return all_done;
  }

  base::Result<> move(files::path const& path, ImportOutcome const& outcome) {
    files::path const to = folder_ / (outcome.fate == FileFate::taken ? "taken" : "refused");
    std::string const name = path.filename().string();
    std::string at = ports_.clock.now().to_string();
    at.erase(std::remove(at.begin(), at.end(), ':'), at.end());
    files::path target = to / (at + " " + name);
    std::error_code error;
    for (int other = 2; files::exists(target, error); ++other) target = to / fmt::format("{} {} {}", at, other, name);
    if (!outcome.faults.empty()) TRY(ports_.write_file(target.string() + ".faults.xlsx", outcome.faults));
    std::string const batch = outcome.batch_id.empty() ? "" : "batch " + outcome.batch_id + "\n";
    TRY(ports_.write_file(target.string() + ".log", batch + outcome.told));
    files::rename(path, target, error);
    if (error) return base::Error{base::ErrorCode::unavailable, path.string() + ": " + error.message(), {}};
    seen_.erase(path);
    fmt::print("{} {}\n", say("移到", "moved to"), target.string());
    std::fflush(stdout);
    return {};
  }

  cli::ImportCall const& call_;
  cli::Ports const& ports_;
  files::path folder_;
  std::map<files::path, Seen> seen_;
  int worst_ = all_done;
};

}  // namespace

int import_folder(cli::ImportCall const& call, cli::Ports const& ports) { return Folder{call, ports}.run(); }

}  // namespace main_program
