// A compiled model: every element of the requirement graph with its slots, ready to run. Immutable once built;
// internal to the module (dmn/model.h is what others see).
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dmn/box.h"
#include "dmn/model.h"
#include "dmn/source.h"
#include "dmn/types.h"

namespace dmn {

// Where an element stands, in a person's words: decision, rule and column from 1.
struct Whereabouts {
  std::string owner;  // name of the decision or business knowledge model
  int rule = 0;       // 0: not in a rule
  std::string column;
};

struct Element {
  source::Node::Kind kind = source::Node::Kind::input;
  int document = 0;
  source::Node const* source = nullptr;
  std::string name;        // as FEEL sees it
  feel::TypePointer type;  // of the variable; null: any
  std::vector<int> needs;  // elements whose values it reads, inputs and decisions first by requirement, then knowledge

  feel::Scope scope;  // widest: requirements, then locals
  struct Read {
    int slot = -1, element = -1;
  };
  std::vector<Read> reads;
  struct ImportedRead {
    int slot = -1;
    std::vector<std::pair<std::string, int>> fields;
  };
  std::vector<ImportedRead> imported_reads;

  Box logic;                               // decision
  std::shared_ptr<Routine const> routine;  // knowledge
  feel::Value constant;                    // knowledge, service: the function; input: the null of one not given
  std::vector<int> parameters, outputs;    // service
  feel::TypePointer result;                // of a service; null: as it comes
};

class Plan {
 public:
  std::string hash;                         // Model::hash
  std::vector<source::Document> documents;  // the model itself first, then what it imports
  std::vector<Types> types;                 // by document
  std::vector<Element> elements;
  std::vector<int> order;  // topological
  std::vector<base::Issue> issues;
  std::unordered_map<std::string, int> by_name, by_id;
  std::unordered_map<std::string, Whereabouts> places;  // by element id

  int find(std::string_view name_or_id) const;  // -1 when absent
};

// Fails when the elements need each other in a circle or the file is no DMN; everything else is an issue of the plan.
base::Result<std::shared_ptr<Plan const>> build_plan(std::vector<source::Document> documents, std::string hash);

// The element with what it needs, in order of evaluation; what only `given` elements need is left out.
std::vector<int> evaluation_order(Plan const& plan, std::vector<int> const& wanted, std::vector<int> const& given);

}  // namespace dmn
