// A witness: another party that sees every checkpoint of a log and signs each one that continues what it signed before. What
// it has signed once cannot be unsaid: a log that was rewritten or rolled back finds no witness any more. Its state is one
// checkpoint, kept on disk before an answer goes out. Source: ADR 0015, rule T2; C2SP tlog-witness.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "tlog/checkpoint.h"

namespace app {

struct WitnessAnswer {
  int status = 200;  // not policy: HTTP
  std::string content_type = "text/plain";
  std::string body;
};

class Witness {
 public:
  using Keep = std::function<base::Result<>(std::string_view note)>;  // on disk when it returns

  // `last`: the note that was kept last, or "". invalid: it is none of this log.
  static base::Result<std::unique_ptr<Witness>> open(tlog::Profile profile, tlog::VerifierKey log, tlog::SignerKey key,
                                                     std::string_view last, Keep keep, base::Clock const& clock);

  // Answers POST /add-checkpoint. 200: the line of the cosignature; 400: no such request; 403: not signed by the log;
  // 404: another log; 409: with the size that was cosigned last; 422: the proof is wrong, or another tree of that size.
  WitnessAnswer add_checkpoint(std::string_view request);
  std::string last();  // the note that was cosigned last, or ""

 private:
  Witness(tlog::Profile profile, tlog::VerifierKey log, tlog::SignerKey key, Keep keep, base::Clock const& clock)
      : profile_(profile), log_(std::move(log)), key_(std::move(key)), keep_(std::move(keep)), clock_(clock) {}

  tlog::Profile profile_;
  tlog::VerifierKey log_;
  tlog::SignerKey key_;
  Keep keep_;
  base::Clock const& clock_;
  std::mutex mutex_;
  std::optional<tlog::Checkpoint> last_;
  std::string last_note_;
};

}  // namespace app
