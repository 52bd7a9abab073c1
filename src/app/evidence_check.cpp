#include "app/evidence_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "app/documents.h"
#include "app/file_entries.h"
#include "app/record_table.h"
#include "base/hash.h"
#include "base/spelling.h"
#include "tlog/full_check.h"

namespace app {
namespace {

using base::Json;

constexpr std::int64_t records_per_check = 4'096;  // not policy: size of a read

class Check {
 public:
  Check(Store& store, LogIdentity const& log)
      : store_(store), log_(log), keys_{log.profile, *log.key, log.witnesses, 0}, tiles_(store) {}

  base::Result<EvidenceCheck> run() {
    auto const newest = TRY(newest_checkpoint(store_));
    result_.events = TRY(count<Event>(store_, {}));  // after it: what is sealed meanwhile does not miss its records
    if (newest) {
      result_.sealed = newest->size;
      check_tree(*newest);
      TRY(check_checkpoints());
      TRY(check_tiles());
    } else if (TRY(count<LogTile>(store_, {})) > 0) {
      tell("checkpoint", 0, "已有日志但没有检查点", "there is a log but no checkpoint");
    }
    TRY(check_events());
    TRY(check_openings());
    return std::move(result_);
  }

 private:
  void tell(std::string place, std::int64_t sequence, std::string zh, std::string en) {
    if (result_.faults.size() < tlog::FullCheck::faults_max)
      result_.faults.push_back({std::move(place), sequence, std::move(zh), std::move(en)});
    else
      result_.is_complete = false;
  }

  // Events, tiles and the newest checkpoint.
  void check_tree(LogCheckpoint const& newest) {
    tlog::FullCheck const found = tlog::check_log(tiles_, newest.note, keys_);
    result_.is_complete &= found.is_complete;
    for (tlog::Fault const& fault : found.faults) {
      if (fault.where == tlog::Fault::Where::entry) {
        auto const sequence = static_cast<std::int64_t>(fault.index) + 1;
        tell(fmt::format("event {}", sequence), sequence,
             fmt::format("第 {} 条记录与已签名的日志不符：它被改动、删除或插入过", sequence),
             fmt::format("record {} is not what was sealed: it was changed, removed or inserted ({})", sequence,
                         fault.message));
      } else {
        tell(fault.place(), 0, fmt::format("日志文件 {} 被改动过", fault.place()), fault.message);
      }
    }
    if (result_.sealed > result_.events)
      tell(fmt::format("event {}", result_.events + 1), result_.events + 1,
           fmt::format("检查点记有 {} 条记录，库中只有 {} 条", result_.sealed, result_.events),
           fmt::format("the checkpoint speaks of {} records, the store holds {}", result_.sealed, result_.events));
  }

  base::Result<> check_checkpoints() {
    for (std::int64_t offset = 0;; offset += records_per_check) {
      auto const some =
          TRY(store_.select_records(record_table<LogCheckpoint>(), {{}, "checkpoint_id", records_per_check, offset}));
      for (Json const& record : some)
        if (auto const one = readable<LogCheckpoint>(record, "checkpoint")) check_checkpoint(*one);
      if (static_cast<std::int64_t>(some.size()) < records_per_check) return {};
    }
  }

  // A record of `T`, or nothing and a fault where it cannot be read any more.
  template <class T>
  std::optional<T> readable(Json const& record, std::string_view kind) {
    auto read = base::from_json<T>(record);
    std::optional<T> found;
    if (read)
      found = *std::move(read);
    else
      tell(fmt::format("{} {}", kind, record.text_of(record_table<T>().key())), 0, "这条登记已无法读取",
           "it cannot be read any more: " + base::to_text(read.error()));
    return found;
  }

  void check_checkpoint(LogCheckpoint const& stored) {
    ++result_.checkpoints;
    checked_size_ = std::max(checked_size_, stored.size);
    auto const wrong = [&](std::string zh, std::string en) {
      tell(fmt::format("checkpoint {}", stored.checkpoint_id), 0, fmt::format("检查点 {}：{}", stored.size, zh),
           fmt::format("checkpoint {}: {}", stored.size, en));
    };
    auto const opened = tlog::open_checkpoint(stored.note, keys_);
    if (!opened) return wrong("签名无效", opened.error().message);
    auto const known = static_cast<std::int64_t>(opened->cosignatures.size());
    result_.cosignatures += known;
    tlog::Checkpoint const& checkpoint = opened->checkpoint;
    if (static_cast<std::int64_t>(checkpoint.size) != stored.size ||
        stored.checkpoint_id != fmt::format("{:020}", checkpoint.size))
      return wrong("登记的条数与签名内容不同", fmt::format("it is signed for {} records", checkpoint.size));
    auto const lines = static_cast<std::int64_t>(tlog::Note::parse(stored.note)->signatures.size()) - 1;
    auto const asked = static_cast<std::int64_t>(log_.witnesses.size());
    if (stored.cosignatures != lines || (lines >= asked && known != asked))
      return wrong("见证签名数与登记不符",
                   fmt::format("{} cosignatures are on record, it carries {}, {} of them by the witnesses asked for",
                               stored.cosignatures, lines, known));
    tlog::TileNodes nodes{log_.profile.hash, tiles_, checkpoint.size};
    auto const root = tlog::root_of(log_.profile.hash, nodes, checkpoint.size);
    if (!root || *root != checkpoint.root)
      wrong("与今天的日志不一致：历史被改写", "the log of today does not contain it: history was rewritten");
  }

  // A tile is as wide as the log needs it – or wider by what was sealed since the check began.
  base::Result<> check_tiles() {
    auto const records = TRY(store_.select_records(record_table<LogTile>(), {}));
    auto const newest = TRY(newest_checkpoint(store_));
    if (newest && newest->size > checked_size_) check_checkpoint(*newest);
    auto const size = static_cast<std::uint64_t>(result_.sealed);
    auto const size_now = std::max(size, newest ? static_cast<std::uint64_t>(newest->size) : size);
    auto const width_at = [](base::Result<tlog::Tile> const& tile, std::uint64_t of) {
      bool const belongs = tile && tile->level != tlog::Tile::entries &&
                           tile->index * tlog::tile_width < tlog::hashes_at(tile->level, of);
      return belongs ? tlog::tile_of(tile->level, tile->index, of).width : std::uint64_t{0};
    };
    for (Json const& record : records) {
      auto const stored = readable<LogTile>(record, "tile");
      if (!stored) continue;
      auto const tile = tlog::Tile::parse(stored->tile_id);
      auto const hashes = base::from_base64(stored->hashes);
      std::uint64_t const width = hashes ? hashes->size() / tlog::Hash::size : 0;
      if (width == 0 || hashes->size() % tlog::Hash::size != 0 || width < width_at(tile, size) ||
          width > width_at(tile, size_now) || stored->width != static_cast<std::int64_t>(width))
        tell(stored->tile_id, 0, fmt::format("日志文件 {} 的大小或编号不对", stored->tile_id),
             fmt::format("{} is not of the size that the log has there", stored->tile_id));
    }
    return {};
  }

  // What events say of decisions and facts, beside what is stored.
  base::Result<> check_events() {
    RecordQuery query;
    query.order = "sequence";
    query.limit = records_per_check;
    for (;;) {
      auto const records = TRY(store_.select_records(record_table<Event>(), query));
      for (Json const& record : records) {
        auto const event = base::from_json<Event>(record);
        if (event)
          TRY(check_event(*event));
        else if (auto const* const sequence = record.find("sequence")->if_number();
                 *sequence > base::Decimal{result_.sealed})
          tell("event", 0, "未封存的记录无法读取", "a record that is not sealed yet cannot be read");
      }
      if (static_cast<std::int64_t>(records.size()) < records_per_check) return {};
      query.where = {{"sequence", *records.back().find("sequence"), RecordTest::Kind::above}};
    }
  }

  base::Result<> check_event(Event const& event) {
    auto const body = Json::parse(event.body);
    if (!body) return {};  // told by check_tree
    if (std::string const hash = body->text_of("decision_hash"); !hash.empty())
      check_decision(event, body->text_of("decision_id"), hash);
    if (std::string const hash = body->text_of("facts_hash"); !hash.empty()) check_facts(event, *body, hash);
    if (std::string const hash = body->text_of("fact_hash"); !hash.empty()) check_fact(event, hash);
    if (Json const* const hashes = body->find("fact_hashes"); hashes != nullptr && hashes->if_array() != nullptr)
      for (Json const& hash : *hashes->if_array())
        if (hash.if_string() != nullptr) check_fact(event, *hash.if_string());
    if (std::string const hash = body->text_of("entry_hash"); !hash.empty())
      check_entry(event, body->text_of("version_id"), hash);
    if (std::string const hash = body->text_of("document_hash"); !hash.empty())
      check_document(event, body->text_of("document_id"), hash);
    return {};
  }

  void check_decision(Event const& event, std::string const& id, std::string const& hash) {
    ++result_.decisions;
    auto const wrong = [&](std::string zh, std::string en) {
      tell("decision " + id, event.sequence, fmt::format("决定 {}：{}", id, zh),
           fmt::format("decision {}: {}", id, en));
    };
    auto const decisions = store_.decisions(event.party_id);
    if (!decisions) return wrong("已无法读取", "it cannot be read any more: " + base::to_text(decisions.error()));
    for (StoredDecision const& decision : *decisions)
      if (decision.decision_id == id) {
        if (hash_of(decision) != hash) wrong("与作出时登记的摘要不符", "it is not what it was when it was made");
        return;
      }
    wrong("不见了", "it is gone");
  }

  // The first facts of a party are those that it was registered with.
  void check_facts(Event const& event, Json const& body, std::string const& hash) {
    ++result_.dossiers;
    Json const* const number = body.find("facts");
    auto const count =
        number != nullptr && number->if_number() != nullptr ? number->if_number()->to_int64() : std::nullopt;
    auto const dossier = store_.dossier(event.party_id);
    bool const is_whole = count && *count >= 0 && dossier && static_cast<std::size_t>(*count) <= dossier->facts.size();
    if (!is_whole || hash_of(std::span{dossier->facts}.first(static_cast<std::size_t>(*count))) != hash)
      tell("facts of " + event.party_id, event.sequence,
           fmt::format("企业 {} 的事实数据与登记时的摘要不符", event.party_id),
           fmt::format("the facts of {} are not those that it was registered with", event.party_id));
  }

  // One that was written down by hand, or declared.
  void check_fact(Event const& event, std::string const& hash) {
    ++result_.dossiers;
    auto const dossier = store_.dossier(event.party_id);
    if (!dossier || std::none_of(dossier->facts.begin(), dossier->facts.end(), [&](park::Fact const& fact) {
          return hash_of(std::span{&fact, 1}) == hash;
        }))
      tell("facts of " + event.party_id, event.sequence,
           fmt::format("企业 {} 录入的数据与登记时的摘要不符", event.party_id),
           fmt::format("a value that was written down about {} is not what it was", event.party_id));
  }

  void check_entry(Event const& event, std::string const& id, std::string const& hash) {
    ++result_.dossiers;
    auto const version = find<EntryVersion>(store_, id);
    if (!version || !*version || hash_of(**version) != hash)
      tell("entry " + id, event.sequence, fmt::format("档案条目 {} 与登记时不符", id),
           fmt::format("entry {} of a file is not what it was when it was written", id));
  }

  void check_document(Event const& event, std::string const& id, std::string const& hash) {
    ++result_.documents;
    auto const document = find<Document>(store_, id);
    if (!document || !*document || hash_of(**document) != hash)
      tell("document " + id, event.sequence, fmt::format("存证文件 {} 的登记与存证时不符", id),
           fmt::format("document {} is not registered as it was when it was anchored", id));
  }

  base::Result<> check_openings() {
    for (Json const& record : TRY(store_.select_records(record_table<EventOpening>(), {}))) {
      ++result_.openings;
      auto const read = readable<EventOpening>(record, "opening");
      if (!read) continue;
      EventOpening const& stored = *read;
      auto const found = find<Event>(store_, {{"event_id", Json{stored.event_id}}});
      auto const event = found ? *found : std::optional<Event>{};
      auto const opening = opening_of(stored);
      bool is_right = event && opening && stored.opening_id == stored.event_id + stored.field;
      if (is_right) {
        auto const opened = tlog::opens(log_.profile.hash, TRY(entry_of(*event)), *opening);
        is_right = opened && *opened;
      }
      if (!is_right)
        tell("opening " + stored.opening_id, event ? event->sequence : 0,
             fmt::format("{} 的个人信息与日志中的承诺不符", stored.opening_id),
             fmt::format("the personal value {} is not the one that the record commits to", stored.opening_id));
    }
    return {};
  }

  Store& store_;
  LogIdentity const& log_;
  tlog::TrustedKeys keys_;
  StoredTiles tiles_;
  EvidenceCheck result_;
  std::int64_t checked_size_ = 0;  // of the newest checkpoint that was checked
};

}  // namespace

base::Result<EvidenceCheck> check_evidence(Store& store, LogIdentity const& log) {
  CHECK(log.key.has_value());
  return Check{store, log}.run();
}

}  // namespace app
