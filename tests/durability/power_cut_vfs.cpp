#include "power_cut_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>

namespace durability {
namespace {

constexpr std::size_t sector_bytes = 512;

struct File {
  sqlite3_file base;
  std::string* path;  // null: not watched
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_vfs* real_vfs = nullptr;

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return of(file).real(); }

int close_file(sqlite3_file* file) {
  delete of(file).path;
  return real(file)->pMethods->xClose(real(file));
}
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), to, size, offset);
}
int write_file(sqlite3_file* file, void const* from, int size, sqlite3_int64 offset) {
  int const code = real(file)->pMethods->xWrite(real(file), from, size, offset);
  if (code == SQLITE_OK && of(file).path != nullptr)
    Disk::instance().write(*of(file).path, offset,
                           std::string{static_cast<char const*>(from), static_cast<std::size_t>(size)});
  return code;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  int const code = real(file)->pMethods->xTruncate(real(file), size);
  if (code == SQLITE_OK && of(file).path != nullptr) Disk::instance().truncate(*of(file).path, size);
  return code;
}
int sync_file(sqlite3_file* file, int flags) {
  if (of(file).path == nullptr) return real(file)->pMethods->xSync(real(file), flags);
  Disk::instance().sync(*of(file).path);  // nothing here outlives the process, so the real disk need not wait
  return SQLITE_OK;
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int lock) { return real(file)->pMethods->xLock(real(file), lock); }
int unlock_file(sqlite3_file* file, int lock) { return real(file)->pMethods->xUnlock(real(file), lock); }
int is_reserved(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
int control(sqlite3_file* file, int what, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int map_memory(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int lock_memory(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void memory_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmap_memory(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

sqlite3_io_methods make_methods() {
  sqlite3_io_methods methods{};
  methods.iVersion = 2;  // with shared memory, without memory-mapped files
  methods.xClose = close_file;
  methods.xRead = read_file;
  methods.xWrite = write_file;
  methods.xTruncate = truncate_file;
  methods.xSync = sync_file;
  methods.xFileSize = size_of_file;
  methods.xLock = lock_file;
  methods.xUnlock = unlock_file;
  methods.xCheckReservedLock = is_reserved;
  methods.xFileControl = control;
  methods.xSectorSize = sector_size;
  methods.xDeviceCharacteristics = characteristics;
  methods.xShmMap = map_memory;
  methods.xShmLock = lock_memory;
  methods.xShmBarrier = memory_barrier;
  methods.xShmUnmap = unmap_memory;
  return methods;
}
sqlite3_io_methods const file_methods = make_methods();

int open_file(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* out_flags) {
  File& made = *new (file) File{};
  int const code = real_vfs->xOpen(real_vfs, name, made.real(), flags, out_flags);
  if (code != SQLITE_OK) {
    if (made.real()->pMethods != nullptr) made.real()->pMethods->xClose(made.real());
    return code;
  }
  made.base.pMethods = &file_methods;
  if (name != nullptr && Disk::instance().is_watched(name)) made.path = new std::string{name};
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, char const* name, int sync_folder) {
  if (Disk::instance().is_watched(name)) Disk::instance().remove(name);
  return real_vfs->xDelete(real_vfs, name, sync_folder);
}

void apply(std::string& bytes, FileState::Write const& write) {
  auto const offset = static_cast<std::size_t>(write.offset);
  if (write.is_truncation) return bytes.resize(offset);
  if (bytes.size() < offset + write.bytes.size()) bytes.resize(offset + write.bytes.size());
  bytes.replace(offset, write.bytes.size(), write.bytes);
}

// Some of the sectors of a write.
void apply_torn(std::string& bytes, FileState::Write const& write, std::mt19937_64& random) {
  if (write.is_truncation) return;
  auto const begin = static_cast<std::size_t>(write.offset), end = begin + write.bytes.size();
  for (std::size_t at = begin; at < end;) {
    std::size_t const next = std::min(end, (at / sector_bytes + 1) * sector_bytes);
    if (random() % 2 == 0)
      apply(bytes, {static_cast<std::int64_t>(at), write.bytes.substr(at - begin, next - at), false});
    at = next;
  }
}

}  // namespace

Disk& Disk::instance() {
  static Disk disk;
  return disk;
}

Disk::Disk() {
  real_vfs = sqlite3_vfs_find(nullptr);
  static sqlite3_vfs layer = *real_vfs;
  layer.zName = "power_cut";
  layer.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
  layer.xOpen = open_file;
  layer.xDelete = delete_file;
  sqlite3_vfs_register(&layer, 1);
}

void Disk::watch(std::string folder, std::function<void()> at_operation) {
  folder_ = std::move(folder);
  at_operation_ = std::move(at_operation);
  state_.clear();
  syncs = true;
}
void Disk::stop() {
  folder_.clear();
  at_operation_ = nullptr;
  state_.clear();
}
bool Disk::is_watched(std::string const& path) const {
  return !folder_.empty() && path.starts_with(folder_) && !path.ends_with("-shm");
}

void Disk::write(std::string const& path, std::int64_t offset, std::string bytes) {
  state_[path].pending.push_back({offset, std::move(bytes), false});
  if (at_operation_) at_operation_();
}
void Disk::truncate(std::string const& path, std::int64_t size) {
  state_[path].pending.push_back({size, {}, true});
  if (at_operation_) at_operation_();
}
void Disk::sync(std::string const& path) {
  if (syncs) {
    FileState& file = state_[path];
    for (FileState::Write const& write : file.pending) apply(file.durable, write);
    file.pending.clear();
  }
  if (at_operation_) at_operation_();
}

std::string after_cut(FileState const& file, Left left, std::mt19937_64& random) {
  std::string bytes = file.durable;
  std::size_t const count = file.pending.size();
  std::size_t const whole = left == Left::nothing  ? 0
                            : left == Left::prefix ? static_cast<std::size_t>(random() % (count + 1))
                                                   : count;
  for (std::size_t i = 0; i < whole; ++i) {
    if (left != Left::subset || random() % 2 == 0)
      apply(bytes, file.pending[i]);
    else
      apply_torn(bytes, file.pending[i], random);
  }
  if (left == Left::prefix && whole < count) apply_torn(bytes, file.pending[whole], random);
  return bytes;
}

}  // namespace durability
