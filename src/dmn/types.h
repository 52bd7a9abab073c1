// Item definitions of one document as FEEL types.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dmn/source.h"
#include "feel/expression.h"

namespace dmn {

// Resolves `typeRef` texts. Item definitions may name each other in any order; one that contains itself is an issue and
// `Any`. The allowed values of an item definition replace those of the type it refers to.
class Types {
 public:
  Types() = default;
  // `imported[name]` are the types of the document imported under that name; both outlive the construction only.
  Types(source::Document const& document, std::unordered_map<std::string, Types const*> const& imported,
        std::vector<base::Issue>& issues);

  // nullptr when the name is not known; `Any` for an empty reference.
  feel::TypePointer find(std::string_view type_ref) const;
  std::unordered_map<std::string, feel::TypePointer> const& by_name() const { return types_; }

 private:
  std::unordered_map<std::string, feel::TypePointer> types_;
};

}  // namespace dmn
