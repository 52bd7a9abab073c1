// Reading the standard forms of declarations.
#include <fmt/format.h>

#include <algorithm>

#include "park/common/pack_reader.h"

namespace park {

void PackReader::read_forms() {
  each_row("forms.csv", false,
           {"form", "period", "due_days", "data_classes", "requirement", "zh", "en", "help_zh", "help_en",
            "undertaking_zh", "undertaking_en"},
           [&](RowReader const& row) {
             constexpr int days_max = 366;  // not policy: what a cell may hold
             FormDefinition form;
             form.name = row.required("form");
             form.period = static_cast<FormPeriod>(row.one_of("period", {"year", "quarter", "month"}));
             form.due_days = row.whole("due_days", 1, days_max);
             form.data_classes = row.list("data_classes");
             for (std::string const& data_class : form.data_classes)
               if (!pack_->labels.contains(data_class))
                 row.issue("data_classes", fmt::format("there is no word for `{}` in texts/labels.csv", data_class));
             form.requirement = row.text("requirement");
             form.label = row.label();
             form.help = row.label("help_zh", "help_en");
             form.undertaking = row.label("undertaking_zh", "undertaking_en");
             if (pack_->form(form.name) != nullptr)
               return row.issue("form", fmt::format("`{}` is there twice", form.name));
             pack_->forms.push_back(std::move(form));
           });
  read_form_items();
}

void PackReader::read_form_items() {
  each_row(
      "form_items.csv", false, {"form", "fact", "ask", "required", "vouchers", "help_zh", "help_en"},
      [&](RowReader const& row) {
        std::string const name = row.required("form");
        auto const form =
            std::find_if(pack_->forms.begin(), pack_->forms.end(), [&](auto const& one) { return one.name == name; });
        if (form == pack_->forms.end())
          return row.issue("form", fmt::format("there is no form `{}` in forms.csv", name));
        FormItem item;
        std::string const fact = row.required("fact");
        item.fact = pack_->fact(fact);
        if (item.fact < 0) return row.issue("fact", fmt::format("there is no fact `{}` in facts.csv", fact));
        if (std::any_of(form->items.begin(), form->items.end(), [&](auto const& one) { return one.fact == item.fact; }))
          return row.issue("fact", fmt::format("`{}` is there twice", fact));
        item.unless_known = row.one_of("ask", {"always", "unless_known"}) == 1;
        item.is_required = row.one_of("required", {"no", "yes"}) == 1;
        item.vouchers = row.list("vouchers");
        for (std::string const& kind : item.vouchers)
          if (!pack_->labels.contains(kind))
            row.issue("vouchers", fmt::format("there is no word for `{}` in texts/labels.csv", kind));
        if (!row.text("help_zh").empty()) item.help = row.label("help_zh", "help_en");
        form->items.push_back(std::move(item));
      });
  for (FormDefinition const& form : pack_->forms)
    if (form.items.empty()) issue("form_items.csv", fmt::format("the form `{}` asks for nothing", form.name));
}

}  // namespace park
