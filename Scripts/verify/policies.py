"""Holds the shipped JSON Schema of policies against the program's own reader: of the policies in the tests' fixtures, and of many made of
the accepted ones by a change, both must accept and refuse the same ones. Called by Scripts/verify-policies.

A change takes a key away, gives another value in its place, adds a key or repeats an item of a list. What a schema can't say is told apart
by the reader's own words: two rules of one id, years and dates in the wrong order, and expressions of CQL2.
"""
import argparse, copy, importlib.metadata, json, pathlib, random, re, subprocess, sys, tempfile
import jsonschema, yaml

VALUES = [None, True, False, "", "x", "population", "municipality", "2027-03-15", "2027-13", 0, 1, -1, 3, 0.5, 1.5, 2027, 1e9, [], ["x"], ["rural"], [1], {}, {"x": 1}, {"sv": "Titel"}]
KEYS = ["x", "of", "per", "parts", "minimum", "at_least", "kind", "title", "among", "weights", "round", "values"]
# What the reader says of policies that no schema can tell apart from others.
BEYOND = ["used twice", "is before", "must be later", "later than", "CQL2", "is not in order"]


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read policies: dates are texts, yes and no too."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+"), list("-+0123456789"))


def places(node, path=()):
    """Every place of a policy, the whole first."""
    yield path
    for key in node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        yield from places(node[key], (*path, key))


def at(node, path):
    for key in path:
        node = node[key]
    return node


def changes(policy):
    """(what, changed policy), one change each."""
    for path in places(policy):
        here = at(policy, path)
        if isinstance(here, dict):
            for key in KEYS:
                if key not in here:
                    for value in ("x", 1, ["x"]):
                        changed = copy.deepcopy(policy)
                        at(changed, path)[key] = value
                        yield f"{path} with {key}: {value!r}", changed
        if not path:
            continue
        changed = copy.deepcopy(policy)
        del at(changed, path[:-1])[path[-1]]
        yield f"without {path}", changed
        if isinstance(path[-1], int):
            changed = copy.deepcopy(policy)
            at(changed, path[:-1]).append(copy.deepcopy(here))
            yield f"{path} twice", changed
        for value in VALUES:
            if value != here or type(value) is not type(here):
                changed = copy.deepcopy(policy)
                at(changed, path[:-1])[path[-1]] = value
                yield f"{path} = {value!r}", changed


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rackvidd", required=True)
    arguments.add_argument("--root", required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--cases", type=int, default=1200)
    given = arguments.parse_args()
    root = pathlib.Path(given.root)
    schema = json.loads((root / "GeoData/Files/policy.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    policies = (root / "Tests/FollowUpTests/Fixtures/policies.yaml").read_text().split("---\n")
    policies.append("# accepted: the shipped example\n" + (root / "GeoData/Files/example_policy.yaml").read_text())
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "policy.yaml"

        def program(text):
            file.write_text(text)
            run = subprocess.run([given.rackvidd, "gaps", "--explain", str(file), "--language", "en"], capture_output=True, text=True)
            return {0: "accepted", 1: "refused"}.get(run.returncode, f"exit {run.returncode}"), run.stderr

        by_schema = lambda policy: "accepted" if validator.is_valid(policy) else "refused"
        made = []
        for text in policies:
            verdict, what = re.match(r"# (accepted|refused): (.*)", text).groups()
            policy = yaml.load(text, CoreLoader)
            if verdict == "accepted":
                made += changes(policy)
            said, errors = program(text)
            if not verdict == by_schema(policy) == said:
                wrong.append(f"{what}: should be {verdict}; schema {by_schema(policy)}, program {said} {errors}")
        beyond = tried = 0
        rng = random.Random(given.seed)
        for what, policy in rng.sample(made, min(given.cases, len(made))):
            said, errors = program(json.dumps(policy, ensure_ascii=False))
            tried += 1
            if said == by_schema(policy):
                continue
            if said == "refused" and any(words in errors for words in BEYOND):
                beyond += 1
            else:
                wrong.append(f"{what}: schema {by_schema(policy)}, program {said} {errors.strip()}")
    for one in wrong[:40]:
        print(one)
    print(f"{len(policies)} policies and {tried} made of them from seed {given.seed}, jsonschema {importlib.metadata.version('jsonschema')}, PyYAML {yaml.__version__}: {len(wrong)} wrong"
          + (f"; {beyond} refused for what no schema can say" if beyond else ""))
    sys.exit(bool(wrong))


main()
