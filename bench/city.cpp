#include "city.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/assess.h"
#include "app/import_mapping.h"
#include "app/import_run.h"
#include "base/csv.h"
#include "base/hash.h"
#include "base/uscc.h"
#include "store/sqlite_store.h"

namespace bench {
namespace {

constexpr std::size_t rated_at_once = 2'000, explained_wanted = 1'000;

std::size_t parties_wanted() {
  char const* const given = std::getenv("YINGZHOU_CITY_PARTIES");
  return given == nullptr ? 100'000 : static_cast<std::size_t>(std::atoll(given));
}

std::string path_wanted(Folder const& folder) {
  char const* const given = std::getenv("YINGZHOU_CITY_STORE");
  return given == nullptr ? folder.path("city.db") : given;
}

struct Enterprise {
  std::string name, person, address;
};

std::vector<Enterprise> registered() {
  std::vector<Enterprise> all;
  std::string const file =
      std::string{YINGZHOU_SOURCE_DIR} + "/../shared/data/cn_enterprise_registration/shanghai_enterprises.csv.zst";
  if (std::filesystem::exists(file)) {
    std::FILE* const pipe = ::popen(("zstd -dcq '" + file + "'").c_str(), "r");
    CHECK(pipe != nullptr);
    std::string text;
    char buffer[65'536];
    for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, read);
    CHECK(::pclose(pipe) == 0);
    auto const table = base::read_csv_table(text, "register").value();
    auto const place = [&](char const* column) { return static_cast<std::size_t>(table.column(column)); };
    std::size_t const name = place("name"), person = place("legal_rep"), address = place("address");
    for (auto const& row : table.rows)
      if (!row.cells[name].empty()) all.push_back({row.cells[name], row.cells[person], row.cells[address]});
    return all;
  }
  for (int i = 0; i < 50'000; ++i)
    all.push_back(
        {fmt::format("上海瀛{}洲科技有限公司", i), fmt::format("人{}", i % 4'000), fmt::format("崇明区瀛洲路{}号", i)});
  return all;
}

// Every enterprise with ten facts; those of a year first, as an office keeps them.
class Rows final : public app::RowSource {
 public:
  std::vector<std::string> const& header() const override { return header_; }
  base::Result<bool> next(app::InputRow& row) override {
    if (at_ == parties_wanted()) return false;
    static constexpr std::string_view words[] = {"", "新", "东", "华", "恒", "嘉", "瑞", "博", "泰", "盛", "鑫", "源"};
    constexpr std::size_t front = 6;  // bytes of two characters
    std::size_t const i = at_ % known_.size(), again = at_ / known_.size();
    Enterprise const& one = known_[i];
    std::string name = one.name;
    if (again > 0) name.insert(std::min(front, name.size()), words[again % std::size(words)]);
    std::string const first = fmt::format("91310110{:09X}", at_ + 0x100000);
    std::size_t const some = at_ * 7'919 % 1'000'003;
    row.line = static_cast<std::int64_t>(at_) + 2;
    row.cells = {first + base::uscc_check_character(first),
                 name,
                 "2025",
                 fmt::format("{}.5", some % 90'000),
                 fmt::format("{}", some % 7'000),
                 fmt::format("{}", some % 30'000),
                 fmt::format("{}%", some % 60),
                 fmt::format("{}", some % 50),
                 some % 3 == 0 ? "是" : "否",
                 fmt::format("{}", 100 + some % 9'000),
                 fmt::format("{}-03-05", 1990 + some % 35),
                 one.person.empty() ? "王伟" : one.person,
                 one.address.empty() ? "上海市崇明区" : one.address};
    ++at_;
    return true;
  }
  std::optional<double> fraction_done() const override { return {}; }

 private:
  std::vector<std::string> header_{"统一社会信用代码", "企业名称",   "期间",     "营业收入（万元）", "净利润（万元）",
                                   "负债合计（万元）", "毛利率",     "专利数量", "高新技术企业",     "注册资本（万元）",
                                   "成立日期",         "法定代表人", "注册地址"};
  std::vector<Enterprise> known_ = registered();
  std::size_t at_ = 0;
};

// What the list shows of an enterprise that was rated; spread over grades, tiers and industries as they are in parks.
app::PartyRow rated_row(park::Pack const& pack, std::size_t i, std::string const& id, std::string const& name) {
  static std::vector<std::string> const industries = [&] {
    std::vector<std::string> all;
    for (auto const& [code, label] : pack.industries) all.push_back(code);
    return all;
  }();
  std::size_t const some = i * 2'654'435'761U % 1'000'003;
  app::PartyRow row;
  row.party_id = id;
  row.name = name;
  row.industry = industries[some % industries.size()];
  row.grade_order = static_cast<int>((some % 100) * (some % 97) / 97 * pack.grade_scale.size() / 100);
  row.grade = row.management_grade = row.grade_without_veto =
      pack.grade_scale[static_cast<std::size_t>(row.grade_order)];
  row.score = base::Decimal::of(static_cast<std::int64_t>(1'000 + some * 13 % 9'000), -2);
  row.tier = fmt::format("tier_{}", some % 4);
  row.admission = some % 9 == 0 ? "refused" : "admitted";
  row.limit_requested = base::Decimal{static_cast<std::int64_t>(some % 500) * 10'000};
  row.limit_proposed = base::Decimal{static_cast<std::int64_t>(some % 300) * 10'000};
  row.term_days = base::Decimal{static_cast<std::int64_t>(some % 6) * 30};
  if (some % 20 == 0) row.vetoes = {"veto_1"};
  row.main_reason_zh = "研发投入占比高于行业均值";
  row.main_reason_en = "research ratio above the mean of the industry";
  row.as_of = City::today();
  row.status = "decided";
  return row;
}

}  // namespace

std::string in_url(std::string_view text) {
  std::string escaped;
  for (char const c : text) escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return escaped;
}

City& City::one() {
  static City city;
  return city;
}

City::City() : path_(path_wanted(folder_)), packs_(shipped_packs()), store_(store::open_sqlite(path_).value()) {
  if (store_->portfolios().value().empty()) fill();
  read_parties();
  desk_ = std::make_unique<Desk>(*store_, packs_, clock_.now());
  auto const rules =
      std::make_shared<matching::NameRules const>(matching::NameRules::read(files_of("/policies/names")).value());
  desk_->context().directory = std::make_shared<app::Directory>(*store_, rules);
  directory().prepare("city").value();  // as the program does in the background
}

void City::fill() {
  app::Portfolio portfolio;
  portfolio.portfolio_id = "city";
  portfolio.pack_name = "chongming";
  portfolio.currency = "CNY";
  portfolio.workspace_id = "w";
  store_
      ->write([&](app::Writer& writer) -> base::Result<> {
        TRY(writer.put_portfolio(portfolio));
        return writer.hide_batch(1);
      })
      .value();
  bring_in();
  rate();
}

void City::bring_in() {
  app::ImportTask task;
  task.pack = pack();
  task.batch.batch_id = "imp_city";
  task.batch.batch_number = 1;
  task.batch.portfolio_id = "city";
  Rows rows;
  task.batch.mapping = app::suggest_mapping(*task.pack, rows.header());
  task.batch.mapping.source = "registry";
  task.today = today();
  auto const outcome =
      app::load_import(*store_, task, rows, {clock_, randomness_},
                       [](app::Writer&, app::ImportOutcome const&) -> base::Result<bool> { return true; })
          .value();
  CHECK(static_cast<std::size_t>(outcome->parties_new) == parties_wanted());
  store_->write([](app::Writer& writer) { return writer.show_batch(1, "city", {}); }).value();
}

void City::rate() {
  read_parties();
  app::Assessor assessor{pack()};
  std::size_t const every = std::max<std::size_t>(1, ids_.size() / explained_wanted);
  for (std::size_t from = 0; from < ids_.size(); from += rated_at_once)
    store_
        ->write([&](app::Writer& writer) -> base::Result<> {
          for (std::size_t i = from; i < std::min(ids_.size(), from + rated_at_once); ++i) {
            app::StoredDecision decision;
            decision.decision_id = fmt::format("dec_{:08}", i);
            decision.party_id = ids_[i];
            decision.portfolio_id = "city";
            decision.as_of = today();
            decision.created_at = clock_.now();
            decision.pack_name = "chongming";
            decision.trace = "{}";
            if (i % every == 0) decision.trace = app::trace_of(assessor.assess(TRY(store_->dossier(ids_[i])), today()));
            decision.trace_hash = base::sha256_hex(decision.trace);
            decision.row = base::to_json(rated_row(*pack(), i, ids_[i], names_[i])).to_string();
            TRY(writer.add_decision(decision));
          }
          return {};
        })
        .value();
}

void City::read_parties() {
  ids_.clear(), names_.clear(), codes_.clear(), explained_.clear();
  app::ListingVisitor const visitor{[this](app::PartyListing&& listing) -> base::Result<> {
                                      ids_.push_back(std::move(listing.party_id));
                                      names_.push_back(std::move(listing.name));
                                      codes_.push_back(std::move(listing.uscc));
                                      return {};
                                    },
                                    [](app::PartyWord&&) -> base::Result<> { return {}; }};
  store_->each_listing("city", 0, visitor).value();
  std::size_t const every = std::max<std::size_t>(1, ids_.size() / explained_wanted);
  for (std::size_t i = 0; i < ids_.size(); i += every) explained_.push_back(ids_[i]);
}

std::string City::get(std::string target) {
  http::HttpReply const reply = desk_->get(target);
  CHECK_NOTE(reply.status == 200, target + ": " + std::to_string(reply.status) + " " + std::string{reply.bytes()});
  return std::string{reply.bytes()};
}

}  // namespace bench
