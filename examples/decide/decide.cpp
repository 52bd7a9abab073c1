// Decides from JSON with a DMN model: decide MODEL DECISION < INPUTS, one JSON object per line.
#include <dmn/json_session.h>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream file{argv[1], std::ios::binary};
  std::string const xml{std::istreambuf_iterator<char>{file}, {}};
  auto const model = dmn::Model::load(xml, {.file = argv[1]});
  if (!model) {
    std::cerr << base::to_text(model.error()) << '\n';
    return 2;
  }
  dmn::JsonSession session{*model, argv[2]};
  for (std::string line; std::getline(std::cin, line);) std::cout << session.decide(line) << '\n';
}
