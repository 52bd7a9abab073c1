// A disk that loses power: a layer over SQLite's own files that knows, for every file of a folder, what has been synced
// and which writes have not. What is left after a cut is what was synced and any choice of the other writes, each torn
// at 512 bytes. Register it once per process; it is then the default and leaves files of other folders alone.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace durability {

struct FileState {
  std::string durable;
  struct Write {
    std::int64_t offset = 0;
    std::string bytes;
    bool is_truncation = false;  // to `offset` bytes
  };
  std::vector<Write> pending;  // since the last sync
};
using DiskState = std::map<std::string, FileState>;  // by path

// Which of the pending writes reach the disk.
enum class Left { nothing, everything, prefix, subset };

class Disk {
 public:
  static Disk& instance();  // registers itself as SQLite's default

  // Files under `folder` are watched; `at_operation` is called after every write, truncation and sync of them, in the
  // thread that does it.
  void watch(std::string folder, std::function<void()> at_operation);
  void stop();
  bool syncs = true;  // false: a disk that says so and does nothing

  DiskState const& state() const { return state_; }

  // For the layer.
  bool is_watched(std::string const& path) const;
  void write(std::string const& path, std::int64_t offset, std::string bytes);
  void truncate(std::string const& path, std::int64_t size);
  void sync(std::string const& path);
  void remove(std::string const& path) { state_.erase(path); }

 private:
  Disk();
  std::string folder_;
  std::function<void()> at_operation_;
  DiskState state_;
};

// The bytes of a file after a cut.
std::string after_cut(FileState const& file, Left left, std::mt19937_64& random);

}  // namespace durability
