"""Three credit policies as DMN and as JDM (gorules zen), and rows to decide, all from one description.

    python3 bench/policies.py OUT [--rows 2000]

a: a table of 20 rules and 6 inputs gives a limit. b: a scorecard of 24 indicators with 5 bins each and weights gives a
score. c: b, a table of grades, a – 26 decisions in a chain. Writes a.dmn, b.dmn, c.dmn, a.jdm.json …, rows.jsonl (inputs of
c, with the grade that a reads) and expected.jsonl (score, grade and limits in exact decimals, computed here)."""
import argparse
import decimal
import json
import pathlib
import random
from xml.sax.saxutils import escape

D = decimal.Decimal
INDICATORS = 24
GRADES = [("AAA", 85), ("AA", 78), ("A", 70), ("BBB", 62), ("BB", 54), ("B", 45), ("CCC", 36), ("CC", 28), ("C", None)]
INDUSTRIES = ["biology", "commerce", "energy", "finance", "software", "trade"]
REGIONS = ["east", "north", "south", "west"]


def scorecard(chance):
    """Per indicator: four cuts, points of the five bins, weight; the weights add up to 1."""
    cards = []
    parts = [1] * INDICATORS  # hundredths, as park officers give them
    for _ in range(100 - INDICATORS):
        parts[chance.randrange(INDICATORS)] += 1
    for i, weight in enumerate(parts):
        cuts = sorted(chance.sample(range(-20, 180), 4))
        points = sorted(chance.sample(range(0, 101), 5))
        if i % 3 == 2:
            points.reverse()
        cards.append({"name": f"x{i + 1}", "cuts": cuts, "points": [D(p) for p in points], "weight": D(weight) / 100})
    return cards


def limit_rules(chance):
    """20 rules: (grades, revenue from, overdue up to, years from, industries, regions, limit); the last takes everything."""
    rules = []
    for i in range(19):
        first = min(i // 3, len(GRADES) - 2)
        rules.append({"grades": [g for g, _ in GRADES[first:first + 2]], "revenue": (19 - i) * 400,
                      "overdue": i * 3, "years": max(0, 6 - i // 3),
                      "industries": sorted(chance.sample(INDUSTRIES, 3)) if i % 3 == 0 else None,
                      "regions": sorted(chance.sample(REGIONS, 2)) if i % 4 == 1 else None,
                      "limit": 8000 - i * 400})
    rules.append({**dict.fromkeys(("grades", "revenue", "overdue", "years", "industries", "regions")), "limit": 10})
    return rules


# ---- DMN ----------------------------------------------------------------------------------------------------------------

def dmn(name, body):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" '
            f'id="{name}" name="{name}" namespace="urn:yingzhou:bench:{name}">\n{body}</definitions>\n')


def input_data(name, kind):
    return f'  <inputData id="i_{name}" name="{name}"><variable name="{name}" typeRef="{kind}"/></inputData>\n'


def decision(name, kind, needs, logic):
    requirements = "".join(
        f'<informationRequirement><required{what} href="#{prefix}_{need}"/></informationRequirement>'
        for need, what, prefix in needs)
    return (f'  <decision id="d_{name}" name="{name}"><variable name="{name}" typeRef="{kind}"/>{requirements}\n'
            f'{logic}  </decision>\n')


def table(name, inputs, kind, rules):
    text = f'    <decisionTable id="t_{name}" hitPolicy="FIRST">\n'
    for i, (expression, input_kind) in enumerate(inputs):
        text += (f'      <input id="t_{name}_i{i}"><inputExpression typeRef="{input_kind}"><text>{expression}</text>'
                 '</inputExpression></input>\n')
    text += f'      <output id="t_{name}_o" name="{name}" typeRef="{kind}"/>\n'
    for number, (cells, result) in enumerate(rules, 1):
        entries = "".join(f"<inputEntry><text>{escape(cell)}</text></inputEntry>" for cell in cells)
        text += (f'      <rule id="{name}_{number}">{entries}<outputEntry><text>{escape(result)}</text></outputEntry>'
                 '</rule>\n')
    return text + "    </decisionTable>\n"


def bins(card):
    """FEEL cells of the five bins."""
    cuts = card["cuts"]
    middle = [f"[{low}..{high})" for low, high in zip(cuts, cuts[1:])]
    return [f"< {cuts[0]}", *middle, f">= {cuts[-1]}"]


def quoted(values):
    return "-" if values is None else ", ".join(f'"{value}"' for value in values)


def limit_cells(rule):
    at_least = lambda value: "-" if value is None else f">= {value}"
    return [quoted(rule["grades"]), at_least(rule["revenue"]), "-" if rule["overdue"] is None else f"<= {rule['overdue']}",
            at_least(rule["years"]), quoted(rule["industries"]), quoted(rule["regions"])]


LIMIT_INPUTS = [("grade", "string"), ("revenue", "number"), ("overdue_days", "number"), ("years", "number"),
                ("industry", "string"), ("region", "string")]


def limit_decision(rules, grade_is_decision):
    needs = [(name, *(("Decision", "d") if name == "grade" and grade_is_decision else ("Input", "i")))
             for name, _ in LIMIT_INPUTS]
    return decision("limit", "number", needs,
                    table("limit", LIMIT_INPUTS, "number", [(limit_cells(rule), str(rule["limit"])) for rule in rules]))


def score_decisions(cards):
    text = "".join(decision(f"points_{card['name']}", "number", [(card["name"], "Input", "i")],
                            table(f"points_{card['name']}", [(card["name"], "number")], "number",
                                  [([cell], str(points)) for cell, points in zip(bins(card), card["points"])]))
                   for card in cards)
    total = " + ".join(f"points_{card['name']} * {card['weight']}" for card in cards)
    return text + decision("score", "number", [(f"points_{card['name']}", "Decision", "d") for card in cards],
                           f"    <literalExpression><text>{total}</text></literalExpression>\n")


def grade_decision():
    rules = [([f">= {cut}" if cut is not None else "-"], f'"{grade}"') for grade, cut in GRADES]
    return decision("grade", "string", [("score", "Decision", "d")], table("grade", [("score", "number")], "string", rules))


def dmn_models(cards, rules):
    indicators = "".join(input_data(card["name"], "number") for card in cards)
    others = "".join(input_data(name, kind) for name, kind in LIMIT_INPUTS[1:])
    return {"a": dmn("a", input_data("grade", "string") + others + limit_decision(rules, False)),
            "b": dmn("b", indicators + score_decisions(cards)),
            "c": dmn("c", indicators + others + score_decisions(cards) + grade_decision() + limit_decision(rules, True))}


# ---- JDM ----------------------------------------------------------------------------------------------------------------

def jdm_table(name, inputs, rules):
    content = {"hitPolicy": "first",
               "inputs": [{"id": f"i{i}", "name": field, "field": field} for i, field in enumerate(inputs)],
               "outputs": [{"id": "o", "name": name, "field": name}],
               "rules": [{"_id": f"{name}_{n}", **{f"i{i}": cell for i, cell in enumerate(cells)}, "o": result}
                         for n, (cells, result) in enumerate(rules, 1)]}
    return {"id": name, "name": name, "type": "decisionTableNode", "content": content}


def jdm(nodes, edges):
    return {"contentType": "application/vnd.gorules.decision",
            "nodes": [{"id": "in", "name": "in", "type": "inputNode"}, *nodes,
                      {"id": "out", "name": "out", "type": "outputNode"}],
            "edges": [{"id": f"e{i}", "sourceId": source, "targetId": target, "type": "edge"}
                      for i, (source, target) in enumerate(edges)]}


def jdm_cell(cell):
    return "" if cell == "-" else cell


def jdm_models(cards, rules):
    limit = jdm_table("limit", [name for name, _ in LIMIT_INPUTS],
                      [([jdm_cell(cell) for cell in limit_cells(rule)], str(rule["limit"])) for rule in rules])
    points = [jdm_table(f"points_{card['name']}", [card["name"]],
                        [([cell], str(value)) for cell, value in zip(bins(card), card["points"])]) for card in cards]
    total = " + ".join(f"points_{card['name']} * {card['weight']}" for card in cards)
    score = {"id": "score", "name": "score", "type": "expressionNode",
             "content": {"expressions": [{"id": "score", "key": "score", "value": total}]}}
    grade = jdm_table("grade", ["score"], [([f">= {cut}" if cut is not None else ""], f'"{name}"') for name, cut in GRADES])
    to_score = [("in", node["id"]) for node in points] + [(node["id"], "score") for node in points]
    return {"a": jdm([limit], [("in", "limit"), ("limit", "out")]),
            "b": jdm([*points, score], [*to_score, ("score", "out")]),
            "c": jdm([*points, score, grade, limit],
                     [*to_score, ("score", "grade"), ("grade", "limit"), ("in", "limit"), ("limit", "out")])}


# ---- rows ---------------------------------------------------------------------------------------------------------------

def row(cards, chance):
    # Every third row is near the middle of the scale, where grades are decided by little.
    values = {card["name"]: round(chance.uniform(-40, 200), chance.choice([0, 1, 2])) for card in cards}
    values.update(revenue=chance.randrange(0, 900000) / 100, overdue_days=chance.randrange(0, 60),
                  years=chance.randrange(0, 15), industry=chance.choice(INDUSTRIES), region=chance.choice(REGIONS))
    values["grade"] = chance.choice(GRADES)[0]
    return values


def limit_of(rules, values, grade):
    for rule in rules:
        if rule["grades"] is None:
            return rule["limit"]
        if all((grade in rule["grades"], D(str(values["revenue"])) >= rule["revenue"],
                values["overdue_days"] <= rule["overdue"], values["years"] >= rule["years"],
                rule["industries"] is None or values["industry"] in rule["industries"],
                rule["regions"] is None or values["region"] in rule["regions"])):
            return rule["limit"]
    raise AssertionError("the last rule takes everything")


def expected(cards, rules, values):
    score = D(0)
    for card in cards:
        value = D(str(values[card["name"]]))
        score += card["points"][sum(value >= cut for cut in card["cuts"])] * card["weight"]
    grade = next(name for name, cut in GRADES if cut is None or score >= cut)
    return {"limit_a": limit_of(rules, values, values["grade"]), "score": str(score.normalize()), "grade": grade,
            "limit_c": limit_of(rules, values, grade)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=2000)
    arguments = parser.parse_args()
    chance = random.Random(20240305)
    cards, rules = scorecard(chance), limit_rules(chance)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, text in dmn_models(cards, rules).items():
        (arguments.out / f"{name}.dmn").write_text(text, encoding="utf-8")
    for name, model in jdm_models(cards, rules).items():
        (arguments.out / f"{name}.jdm.json").write_text(json.dumps(model, indent=1), encoding="utf-8")
    rows = [row(cards, chance) for _ in range(arguments.rows)]
    with open(arguments.out / "rows.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in rows)
    with open(arguments.out / "expected.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(expected(cards, rules, one)) + "\n" for one in rows)
    with open(arguments.out / "weights.txt", "w", encoding="utf-8") as file:  # for the experiment with binary numbers
        file.writelines(f"{card['weight']} {' '.join(map(str, card['points']))}\n" for card in cards)


if __name__ == "__main__":
    main()
