#include "http/server.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "http/test_client.h"

namespace http {
namespace {

using std::chrono::milliseconds;

// Answers what it got: `POST /path?x [3]abc`.
HttpReply echo(HttpRequest const& request) {
  HttpReply reply;
  reply.headers = {{"Content-Type", "text/plain"}};
  reply.body = fmt::format("{} {} [{}]{}", request.method, request.target, request.body.size(), request.body);
  return reply;
}

std::unique_ptr<Server> started(ServerOptions options, Handler handler = echo) {
  auto server = Server::start(options, std::move(handler));
  EXPECT_TRUE(server) << server.error().message;
  return std::move(*server);
}

std::string get(std::string_view target) { return fmt::format("GET {} HTTP/1.1\r\nHost: x\r\n\r\n", target); }

// Holds handlers until released.
class Gate {
 public:
  void wait() {
    std::unique_lock lock{mutex_};
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void open() {
    std::lock_guard const lock{mutex_};
    open_ = true;
    changed_.notify_all();
  }
  void until_waiting(int count) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return waiting_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

TEST(Server, AnswersWithTheHeadersOfTheProtocol) {
  base::FixedClock const clock{*base::Instant::parse("1994-11-06T08:49:37Z")};
  ServerOptions options;
  options.clock = &clock;
  auto const server = started(options);
  auto const reply = fetch(server->port(), get("/a?b=c"));
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->body, "GET /a?b=c [0]");
  EXPECT_EQ(reply->header("content-length"), "14");
  EXPECT_EQ(reply->header("Date"), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(reply->header("Connection"), "");
}

// Each row arrives in one piece, in two pieces and byte by byte, on its own connection; the outcome is the same.
struct Framing {
  char const* why;
  std::string bytes;
  int status;
  std::string body;  // of a 200
  bool stays_open;
  friend void PrintTo(Framing const& framing, std::ostream* out) { *out << framing.why; }
};

class ServerFraming : public testing::TestWithParam<Framing> {};

TEST_P(ServerFraming, HasOneReadingHoweverTheBytesArrive) {
  Framing const& c = GetParam();
  ServerOptions options;
  options.request_line_max = 300;
  options.headers_max = 1000;
  options.header_count_max = 8;
  options.body_max = 20;
  auto const server = started(options);
  for (std::size_t const piece : {c.bytes.size(), c.bytes.size() / 2 + 1, std::size_t{1}}) {
    TestClient client{server->port()};
    for (std::size_t at = 0; at < c.bytes.size(); at += piece) client.send(std::string_view{c.bytes}.substr(at, piece));
    auto const reply = client.receive();
    ASSERT_TRUE(reply) << c.why << ", pieces of " << piece;
    EXPECT_EQ(reply->status, c.status) << c.why << "\n" << reply->body;
    EXPECT_TRUE(c.status != 200 || reply->body == c.body) << c.why << ": " << reply->body;
    EXPECT_EQ(reply->header("Content-Type"), c.status == 200 ? "text/plain" : "application/problem+json") << c.why;
    EXPECT_EQ(reply->header("Connection") != "close", c.stays_open) << c.why;
    if (!c.stays_open) {
      client.half_close();
      EXPECT_TRUE(client.closed()) << c.why;
    }
  }
}

std::string const head = "POST /p HTTP/1.1\r\nHost: x\r\n";
INSTANTIATE_TEST_SUITE_P(
    Cases, ServerFraming,
    testing::Values(
        Framing{"content length", head + "Content-Length: 3\r\n\r\nabc", 200, "POST /p [3]abc", true},
        Framing{"chunked", head + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\nT: v\r\n\r\n", 200,
                "POST /p [3]abc", true},
        Framing{"no body", head + "\r\n", 200, "POST /p [0]", true},
        Framing{"blank lines before", "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", 200, "GET / [0]", true},
        Framing{"asked to close", "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 200, "GET / [0]", false},
        Framing{"1.0 closes", "GET / HTTP/1.0\r\n\r\n", 200, "GET / [0]", false},
        Framing{"1.0 kept alive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200, "GET / [0]", true},
        Framing{"body at the limit", head + "Content-Length: 20\r\n\r\n01234567890123456789", 200,
                "POST /p [20]01234567890123456789", true},
        Framing{"body above the limit", head + "Content-Length: 21\r\n\r\n", 413, "", false},
        Framing{"chunks above the limit",
                head + "Transfer-Encoding: chunked\r\n\r\n15\r\n012345678901234567890\r\n0\r\n\r\n", 413, "", false},
        Framing{"long target", "GET /" + std::string(400, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414, "", false},
        Framing{"endless target", "GET /" + std::string(400, 'a'), 414, "", false},
        Framing{"huge header", "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(1200, 'a') + "\r\n\r\n", 431, "",
                false},
        Framing{"endless header", "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(1200, 'a'), 431, "", false},
        Framing{"many headers", "GET / HTTP/1.1\r\nA:1\r\nB:1\r\nC:1\r\nD:1\r\nE:1\r\nF:1\r\nG:1\r\nH:1\r\nI:1\r\n\r\n",
                431, "", false},
        Framing{"no HTTP", "hello\r\n\r\n", 400, "", false},
        Framing{"TLS", std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 12}, 400, "", false},
        Framing{"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "", false},
        Framing{"blank in name", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400, "", false},
        Framing{"negative length", head + "Content-Length: -1\r\n\r\n", 400, "", false},
        Framing{"length that is no number", head + "Content-Length: 3a\r\n\r\nabc", 400, "", false},
        Framing{"two lengths", head + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400, "", false},
        Framing{"the same length twice", head + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400, "", false},
        Framing{"length and chunks", head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "",
                false},
        Framing{"chunks and length", head + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400, "",
                false},
        Framing{"other coding", head + "Transfer-Encoding: gzip\r\n\r\n", 400, "", false},
        Framing{"coding under chunks", head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400, "", false},
        Framing{"bad chunk size", head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, "", false}),
    [](auto const& framing) {
      std::string name;
      for (char const c : std::string{framing.param.why}) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
      return name;
    });

TEST(Server, PipelinedRequestsAreAnsweredInOrder) {
  auto const server = started({});
  TestClient client{server->port()};
  std::string all;
  for (int i = 0; i < 50; ++i)
    all += i % 2 ? get(fmt::format("/{}", i))
                 : fmt::format("POST /{} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab", i);
  client.send(all);
  for (int i = 0; i < 50; ++i) {
    auto const reply = client.receive();
    ASSERT_TRUE(reply) << i;
    EXPECT_EQ(reply->body, i % 2 ? fmt::format("GET /{} [0]", i) : fmt::format("POST /{} [2]ab", i));
  }
}

TEST(Server, HeadHasTheLengthAndNoBody) {
  auto const server = started({});
  TestClient client{server->port()};
  client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" + get("/b"));
  auto const reply = client.receive(true);
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->header("Content-Length"), "11");
  auto const next = client.receive();
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "GET /b [0]") << "a body after HEAD would have been read as this";
}

TEST(Server, AnswersWithoutBodyStayInStep) {
  auto const server = started({}, [](HttpRequest const& request) {
    HttpReply reply;
    reply.status = request.target == "/204" ? 204 : 304;
    reply.body = "must not be sent";
    return reply;
  });
  TestClient client{server->port()};
  client.send(get("/204") + get("/304") + get("/204"));
  for (int const status : {204, 304, 204}) {
    auto const reply = client.receive();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, status);
    EXPECT_EQ(reply->header("Content-Length"), "");
  }
}

TEST(Server, GoesOnWhenTheClientWaitsFor100) {
  auto const server = started({});
  TestClient client{server->port()};
  client.send("POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  auto const go_on = client.receive(true);
  ASSERT_TRUE(go_on);
  EXPECT_EQ(go_on->status, 100);
  client.send("abc");
  auto const reply = client.receive();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->body, "POST /p [3]abc");
}

TEST(Server, ASlowClientIsToldAndClosed) {
  ServerOptions options;
  options.request_timeout = milliseconds{150};
  auto const server = started(options);
  for (char const* begin :
       {"G", "GET / HTTP/1.1\r\nHost: x\r\nA: ", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"}) {
    TestClient client{server->port()};
    client.send(begin);
    auto const reply = client.receive();
    ASSERT_TRUE(reply) << begin;
    EXPECT_EQ(reply->status, 408) << begin;
    client.half_close();
    EXPECT_TRUE(client.closed()) << begin;
  }
}

TEST(Server, DrippingBytesDoNotBuyTime) {
  ServerOptions options;
  options.request_timeout = milliseconds{200};
  auto const server = started(options);
  TestClient client{server->port()};
  std::atomic<bool> done{false};
  std::thread drip{[&] {
    client.send("GET / HTTP/1.1\r\nA: ");
    while (!done) {
      client.send("a");
      std::this_thread::sleep_for(milliseconds{10});
    }
  }};
  auto const reply = client.receive();
  done = true;
  drip.join();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 408);
}

TEST(Server, AnIdleConnectionEnds) {
  ServerOptions options;
  options.idle_timeout = milliseconds{100};
  auto const server = started(options);
  TestClient fresh{server->port()}, used{server->port()};
  used.send(get("/"));
  EXPECT_TRUE(used.receive());
  EXPECT_TRUE(fresh.closed());
  EXPECT_TRUE(used.closed());
}

TEST(Server, AFullQueueIsAnswered503WithRetryAfter) {
  Gate gate;
  ServerOptions options;
  options.worker_threads = 1;
  options.queue_max = 1;
  auto const server = started(options, [&](HttpRequest const& request) {
    gate.wait();
    return echo(request);
  });
  TestClient running{server->port()}, waiting{server->port()};
  running.send(get("/running"));
  gate.until_waiting(1);
  waiting.send(get("/waiting"));
  std::optional<Response> refused;  // `waiting` may take its place a moment after it was sent
  while (!refused || refused->status != 503) {
    TestClient client{server->port()};
    client.send("GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\n\r\n");
    refused = client.receive(false, milliseconds{50});
  }
  EXPECT_EQ(refused->header("Retry-After"), "1");
  EXPECT_NE(refused->body.find("\"code\":\"unavailable\""), std::string::npos) << refused->body;
  EXPECT_NE(refused->body.find("try again later"), std::string::npos) << refused->body;
  gate.open();
  EXPECT_EQ(running.receive()->body, "GET /running [0]");
}

TEST(Server, ARequestThatWaitedTooLongIsNotRunAnyMore) {
  Gate gate;
  std::atomic<int> runs{0};
  ServerOptions options;
  options.worker_threads = 1;
  options.queue_timeout = milliseconds{20};
  auto const server = started(options, [&](HttpRequest const& request) {
    if (++runs == 1) gate.wait();
    return echo(request);
  });
  TestClient running{server->port()}, late{server->port()};
  running.send(get("/running"));
  gate.until_waiting(1);
  late.send(get("/late"));
  EXPECT_FALSE(late.receive(false, milliseconds{800}));  // long enough to be queued and to grow old on a busy machine
  gate.open();
  EXPECT_EQ(running.receive()->status, 200);
  EXPECT_EQ(late.receive()->status, 503);
  EXPECT_EQ(runs, 1);
}

TEST(Server, AnExceptionOfTheHandlerIsA500AndTheServerLives) {
  auto const server = started({}, [](HttpRequest const& request) -> HttpReply {
    if (request.target == "/throw") throw std::runtime_error{"secret detail"};
    return echo(request);
  });
  TestClient client{server->port()};
  client.send(get("/throw") + get("/after"));
  auto const reply = client.receive();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 500);
  EXPECT_EQ(reply->body.find("secret"), std::string::npos) << reply->body;
  EXPECT_NE(reply->body.find("\"trace_id\":\""), std::string::npos);
  EXPECT_EQ(client.receive()->body, "GET /after [0]");
}

TEST(Server, AHeaderNeverHoldsANewLine) {
  auto const server = started({}, [](HttpRequest const&) {
    HttpReply reply;
    reply.headers = {{"X-Name", "a\r\nSet-Cookie: b"}};
    return reply;
  });
  auto const reply = fetch(server->port(), get("/"));
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->header("X-Name"), "a  Set-Cookie: b");
  EXPECT_EQ(reply->header("Set-Cookie"), "");
}

TEST(Server, ManyClientsAtOnceGetTheirOwnAnswers) {
  ServerOptions options;
  options.queue_max = 1000;
  auto const server = started(options);
  std::atomic<int> right{0};
  std::vector<std::thread> clients;
  for (int n = 0; n < 16; ++n) {
    clients.emplace_back([&, n] {
      TestClient client{server->port()};
      for (int i = 0; i < 100; ++i) {
        std::string const body = std::string(static_cast<std::size_t>(n * 50 + i), static_cast<char>('a' + n));
        client.send(
            fmt::format("POST /{}/{} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{}", n, i, body.size(), body));
        auto const reply = client.receive();
        if (reply && reply->body == fmt::format("POST /{}/{} [{}]{}", n, i, body.size(), body)) ++right;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(right, 1600);
}

TEST(Server, ALargeAnswerArrivesWhole) {
  static std::string const bytes(5'000'000, 'x');
  auto const server = started({}, [](HttpRequest const&) {
    HttpReply reply;
    reply.fixed_body = bytes;
    return reply;
  });
  auto const reply = fetch(server->port(), get("/"));
  ASSERT_TRUE(reply);
  EXPECT_TRUE(reply->body == bytes);
}

TEST(Server, StopLetsRunningRequestsEndAndClosesTheRest) {
  Gate gate;
  auto server = started({}, [&](HttpRequest const& request) {
    gate.wait();
    return echo(request);
  });
  unsigned short const port = server->port();
  TestClient running{port}, idle{port};
  running.send(get("/running"));
  gate.until_waiting(1);
  std::thread stopper{[&] { server->stop(); }};
  EXPECT_TRUE(idle.closed());
  gate.open();
  auto const reply = running.receive();
  stopper.join();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->body, "GET /running [0]");
  EXPECT_EQ(reply->header("Connection"), "close");
  server->stop();  // again: nothing
}

TEST(Server, AnAbandonedRequestDoesNotHoldUpTheEnd) {
  Gate gate;
  auto server = started({}, [&](HttpRequest const& request) {
    gate.wait();
    return echo(request);
  });
  {
    TestClient gone{server->port()};
    gone.send(get("/"));
    gate.until_waiting(1);
  }
  gate.open();
  server.reset();
}

TEST(Server, ConnectionsBeyondTheLimitAreClosed) {
  ServerOptions options;
  options.connections_max = 2;
  auto const server = started(options);
  TestClient first{server->port()}, second{server->port()};
  first.send(get("/"));
  second.send(get("/"));
  EXPECT_TRUE(first.receive());
  EXPECT_TRUE(second.receive());
  TestClient third{server->port()};
  EXPECT_TRUE(third.closed());
}

TEST(Server, ListensOnThisMachineOnlyAndSaysWhyNot) {
  ServerOptions options;
  for (auto const& [address, part] :
       {std::pair{"0.0.0.0", "no accounts yet"}, std::pair{"192.0.2.1", "no accounts yet"},
        std::pair{"localhost", "no IP address"}}) {
    options.address = address;
    auto const server = Server::start(options, echo);
    ASSERT_TRUE(server.has_error()) << address;
    EXPECT_NE(server.error().message.find(part), std::string::npos) << server.error().message;
  }
}

TEST(Server, APortInUseIsNamed) {
  auto const first = started({});
  ServerOptions options;
  options.port = first->port();
  auto const second = Server::start(options, echo);
  ASSERT_TRUE(second.has_error());
  EXPECT_NE(second.error().message.find(fmt::format("port {}", first->port())), std::string::npos)
      << second.error().message;
}

// A handler that streams: each look gives the number after the last one, silence now and then, and an end.
TEST(Server, AStreamAsksAgainWithTheLastEventAndEndsWithAReplyThatIsNone) {
  std::atomic<int> looks = 0;
  auto const handler = [&looks](HttpRequest const& request) {
    HttpReply reply;
    int const look = ++looks;
    std::string const last{request.header("Last-Event-ID")};
    if (look == 5) return reply;  // no part of a stream any more
    reply.headers = {{"Content-Type", "text/event-stream"}};
    reply.last_event_id = std::to_string(look);
    if (look != 3) reply.body = fmt::format("data: {} after {}\n\n", look, last);
    return reply;
  };
  ServerOptions options;
  options.stream_pause = milliseconds{20};
  options.stream_silence = milliseconds{0};
  auto const server = started(options, handler);
  TestClient client{server->port()};
  client.send(get("/stream"));
  std::string const all = client.until("data: 4 after 3");
  EXPECT_NE(all.find("Connection: close"), std::string::npos);
  EXPECT_EQ(all.find("Content-Length"), std::string::npos);
  EXPECT_NE(all.find("data: 1 after \n\ndata: 2 after 1\n\n: still here\n\ndata: 4 after 3\n\n"), std::string::npos)
      << all;
  EXPECT_TRUE(client.closed());
  EXPECT_EQ(looks, 5);
}

TEST(Server, OpenStreamsHoldNobodyUpAndEndWithTheServer) {
  auto const handler = [](HttpRequest const& request) {
    HttpReply reply = echo(request);
    if (request.target == "/stream") reply.last_event_id = "1";
    return reply;
  };
  ServerOptions options;
  options.worker_threads = 1;
  options.stream_pause = milliseconds{10};
  options.streams_max = 3;
  auto const server = started(options, handler);
  std::vector<std::unique_ptr<TestClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<TestClient>(server->port()));
    clients.back()->send(get("/stream"));
    EXPECT_NE(clients.back()->until("/stream").find("200"), std::string::npos);
  }
  EXPECT_EQ(fetch(server->port(), get("/other"))->status, 200);
  TestClient further{server->port()};
  further.send(get("/stream"));
  EXPECT_NE(further.until("/stream").find("200"), std::string::npos);
  EXPECT_TRUE(further.closed());  // answered once
  server->stop();
  for (auto const& client : clients) EXPECT_TRUE(client->closed());
}

}  // namespace
}  // namespace http
