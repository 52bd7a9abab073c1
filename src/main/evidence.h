// The verifiable log of an installation: its key beside the data, the thread that seals, the witnesses it asks.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "app/sealing.h"
#include "base/id.h"

namespace main_program {

// `log_key` in the folder of the data, made at the first start. `profile` (international, national) counts then only.
base::Result<tlog::SignerKey> open_log_key(std::string const& folder, std::string_view profile,
                                           base::Randomness& randomness);
tlog::Profile profile_of(tlog::VerifierKey const& key);

struct WitnessAddress {
  std::string url;
  tlog::VerifierKey key;
};
// `URL,VERIFIER_KEY`: `http://127.0.0.1:8641,bank.example+0fdf64ef+BB…`.
base::Result<WitnessAddress> read_witness(std::string_view text);

// Seals what is new every second, and has witnesses cosign. Trouble is told once on standard error and stays told.
class SealingThread {
 public:
  SealingThread(app::Store& store, tlog::SignerKey const& key, std::vector<WitnessAddress> witnesses);
  ~SealingThread();  // seals once more
  SealingThread(SealingThread const&) = delete;
  SealingThread& operator=(SealingThread const&) = delete;
  std::string trouble();

 private:
  void run();
  void work();
  void tell(std::string& where, base::Result<> const& outcome, std::string_view what);

  app::Sealing sealing_;
  std::vector<WitnessAddress> witnesses_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool is_stopping_ = false;
  std::string sealing_trouble_, witness_trouble_;
  std::thread thread_;
};

}  // namespace main_program
