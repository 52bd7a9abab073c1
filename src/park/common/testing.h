// For tests: a small pack as text, and packs read from the repository.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "park/common/pack.h"

namespace park::testing {

inline PackFiles files_of(std::filesystem::path const& directory) {
  PackFiles files;
  for (auto const& entry : std::filesystem::recursive_directory_iterator{directory}) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in{entry.path(), std::ios::binary};
    files[entry.path().lexically_relative(directory).generic_string()] =
        std::string{std::istreambuf_iterator<char>{in}, {}};
  }
  return files;
}

// The pack of these files; a failure of the test and null when they are none.
inline std::shared_ptr<Pack const> load(PackFiles const& files) {
  auto pack = Pack::load(files);
  EXPECT_TRUE(pack) << (pack ? "" : base::to_text(pack.error()));
  return pack ? *pack : nullptr;
}

inline PackFiles repository_pack(std::string const& name) {
  return files_of(std::filesystem::path{YINGZHOU_SOURCE_DIR} / "policies" / name);
}

// Two blocks of 70 and 30, four indicators, one given weight, one overlay, one dated change, one veto, one bonus, one
// chain.
inline PackFiles mini_pack() {
  PackFiles files;
  files["pack.yaml"] =
      "name: mini\nversion: '1'\ntitle_zh: 小包\ntitle_en: Mini\nvalid_from: 2020-01-01\ncurrency: CNY\n"
      "input: {id: [id], name: name, period: ''}\nleading: {grade: m}\n";
  files["facts.csv"] =
      "dataset,name,type,unit,source_class,cadence,sensitivity,zh,en,aliases\n"
      "base,industry,string,,internal,,,行业,Industry,\n"
      "finance,cover,number,,declared,,,覆盖率,Coverage,\n"
      "finance,growth,percent,,declared,,,增长率,Growth,\n"
      "finance,revenue,money,CNY,declared,,,营业收入,Revenue,营收;收入\n"
      "people,founder,string,,internal,,,创始人,Founder,\n"
      "check,falsified,boolean,,external,,,造假,Falsified,\n"
      "credit,requested_limit,money,CNY,declared,,,申请额度,Requested limit,\n"
      "market,return_rate,percent,,external,,,退货率,Return rate,\n";
  files["parameters.csv"] =
      "name,comparison,value,unit,valid_from,source,note\n"
      "limit_share,,0.15,ratio,,POL-15,\n"
      "limit_share,,0.2,ratio,2024-01-01,POL-15,later\n"
      "cut_factor,,0.5,ratio,,AMB-10,\n"
      "large,>,1000,CNY,,POL-14,\n"
      "reasons_adverse_max,,2,,,RAT-42,\n"
      "reasons_favourable_max,,1,,,RAT-42,\n";
  files["industries.csv"] =
      "industry,family,zh,en,gbt4754\nsoft,technology,软件,Software,I65\nshop,services,零售,Retail,F52\n";
  files["benchmarks.csv"] =
      "indicator,industry,valid_from,value,source\nreturns,*,,0.08,DAT-25\nreturns,shop,,0.1,DAT-25\n";
  files["indicators.csv"] =
      "name,formula,nature,block,group,direction,missing,unit,reason,zh,en,requirement,source\n"
      "coverage,cover,quantitative,base,g,higher,worst,number,low_cover,覆盖率,Coverage,RAT-03,\n"
      "expansion,growth,quantitative,base,g,higher,neutral,percent,,增长,Growth,RAT-03,\n"
      "size,if revenue in large then 1 else 0,quantitative,base,g,higher,reweigh,number,,规模,Size,RAT-10,\n"
      "founder_record,founder,qualitative,base,g,none,worst,text,,创始人,Founder,RAT-06,\n"
      "returns,return_rate,quantitative,adverse,g,lower,worst,percent,,退货率,Return rate,RAT-16,\n";
  files["curves.csv"] =
      "indicator,model,mode,form,x,score\n"
      "coverage,,value,linear,0,0\ncoverage,,value,linear,2,100\n"
      "expansion,,value,linear,0,0\nexpansion,,value,linear,0.5,100\n"
      "size,,value,step,0,0\nsize,,value,step,1,100\n"
      "founder_record,,category,,good,100\nfounder_record,,category,,bad,0\n";
  files["models.csv"] =
      "model,purpose,nature_split,score_max,zh,en,requirement\nm,grade,nature,100,模型,Model,RAT-02\n";
  files["blocks.csv"] =
      "model,block,points,zh,en\nm,quantitative,70,定量,Quantitative\nm,qualitative,30,定性,Qualitative\n";
  files["ahp.csv"] =
      "model,node,expert,row,column,judgment,reason\n"
      "m,quantitative,tax,coverage,expansion,2,\nm,quantitative,tax,coverage,size,4,\nm,quantitative,tax,expansion,"
      "size,2,\n";
  files["weights.csv"] =
      "model,family,indicator,weight,valid_from,requirement,source\n"
      "m,,founder_record,30,,RAT-30,\n"
      "m,,expansion,20,,RAT-30,\n"
      "m,technology,expansion,30,2022-01-01,RAT-31,\n";
  files["steps.csv"] =
      "chain,step,kind,when,formula,zh,en,requirement,source\n"
      "limit,share_of_revenue,base,,revenue * limit_share,收入比例,Share of revenue,POL-15,\n"
      "limit,adverse_cut,cut,adverse_excess > 0,before * (1 - cut_factor * adverse_excess),负面扣减,Adverse "
      "cut,RAT-16,\n"
      "limit,asked,cap,requested != null,\"min(before, requested)\",不超过申请,Not above the request,POL-27,\n";
  files["texts/labels.csv"] = "code,zh,en\nA,甲,First\nB,乙,Second\nC,丙,Third\n";
  files["texts/reasons.csv"] =
      "code,zh,en,advice_zh,advice_en\n"
      "low_cover,覆盖率 {value} 失 {points_lost} 分,Coverage {value} costs {points_lost} points,提高现金,Raise cash\n";
  files["decisions/rules.dmn"] = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="mini" name="rules" id="rules">
  <inputData id="i_score" name="score"><variable name="score" typeRef="number"/></inputData>
  <inputData id="i_falsified" name="falsified"><variable name="falsified" typeRef="boolean"/></inputData>
  <inputData id="i_as_of" name="as_of"><variable name="as_of" typeRef="date"/></inputData>
  <decision id="d_scale" name="grade_scale"><variable name="grade_scale"/>
    <literalExpression><text>["A", "B", "C"]</text></literalExpression></decision>
  <decision id="d_notch" name="notch"><variable name="notch" typeRef="string"/>
    <informationRequirement><requiredInput href="#i_score"/></informationRequirement>
    <decisionTable id="t_notch" hitPolicy="FIRST">
      <input id="n1"><inputExpression typeRef="number"><text>score</text></inputExpression></input>
      <output id="n2" typeRef="string"/>
      <rule id="r_a"><inputEntry id="n_a"><text>&gt;= 80</text></inputEntry><outputEntry id="o_a"><text>"A"</text></outputEntry></rule>
      <rule id="r_b"><inputEntry id="n_b"><text>&gt;= 50</text></inputEntry><outputEntry id="o_b"><text>"B"</text></outputEntry></rule>
      <rule id="r_c"><inputEntry id="n_c"><text>-</text></inputEntry><outputEntry id="o_c"><text>"C"</text></outputEntry></rule>
    </decisionTable></decision>
  <decision id="d_bonuses" name="bonuses"><variable name="bonuses"/>
    <informationRequirement><requiredInput href="#i_as_of"/></informationRequirement>
    <decisionTable id="t_bonuses" hitPolicy="COLLECT">
      <input id="b1"><inputExpression typeRef="date"><text>as_of</text></inputExpression></input>
      <output id="b2" name="code" typeRef="string"/><output id="b3" name="points" typeRef="number"/>
      <output id="b4" name="zh" typeRef="string"/><output id="b5" name="en" typeRef="string"/>
      <rule id="r_bonus"><inputEntry id="b_i"><text>[date("2021-01-01")..date("2021-12-31")]</text></inputEntry>
        <outputEntry id="b_o1"><text>"recovery"</text></outputEntry><outputEntry id="b_o2"><text>3</text></outputEntry>
        <outputEntry id="b_o3"><text>"复苏"</text></outputEntry><outputEntry id="b_o4"><text>"Recovery"</text></outputEntry></rule>
    </decisionTable></decision>
  <decision id="d_vetoes" name="vetoes"><variable name="vetoes"/>
    <informationRequirement><requiredInput href="#i_falsified"/></informationRequirement>
    <decisionTable id="t_vetoes" hitPolicy="COLLECT">
      <input id="v1"><inputExpression typeRef="boolean"><text>falsified</text></inputExpression></input>
      <output id="v2" name="code" typeRef="string"/><output id="v3" name="phase" typeRef="string"/>
      <output id="v4" name="effect" typeRef="string"/><output id="v5" name="value" typeRef="string"/>
      <annotation name="source"/>
      <rule id="r_falsified"><inputEntry id="v_i"><text>true</text></inputEntry>
        <outputEntry id="v_o1"><text>"falsification"</text></outputEntry><outputEntry id="v_o2"><text>"any"</text></outputEntry>
        <outputEntry id="v_o3"><text>"set_grade"</text></outputEntry><outputEntry id="v_o4"><text>"C"</text></outputEntry>
        <annotationEntry><text>RAT-37</text></annotationEntry></rule>
    </decisionTable></decision>
</definitions>
)";
  files["cases/mini.cases.csv"] =
      "case,kind,name,value,valid_from,valid_to,known_at,source,note\n"
      "good,title,zh,好企业,,,,,\ngood,title,en,A good one,,,,,\ngood,requirement,,RAT-42,,,,,\n"
      "good,fact,cover,2,,,2020-05-01,declared,\ngood,fact,growth,50%,,,2020-05-01,declared,\n"
      "good,fact,revenue,2000,,,2020-05-01,declared,\ngood,fact,founder,good,,,2020-05-01,interview,\n"
      "good,as_of,,2020-06-01,,,,,\ngood,expect,grade,A,,,,,\ngood,expect,score,100,,,,,\n";
  return files;
}

}  // namespace park::testing
