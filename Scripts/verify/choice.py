"""Compares the module Optimisation's maximal coverage with spopt's MCLP, solved by PuLP's CBC. Called by Scripts/verify-choice."""

import argparse
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import numpy as np
import pulp
import spopt
from spopt.locate import MCLP

SAN_FRANCISCO = "SF_network_distance_candidateStore_16_censusTract_205_new.csv"
SAN_FRANCISCO_DEMAND = "SF_demand_205_centroid_uniform_weight.csv"


def instance(name, cost, demand, radius, choose):
    """A question to the bridge, and its optimum by spopt. `cost` is demands × sites."""
    model = MCLP.from_cost_matrix(cost, demand, radius, p_facilities=choose, name="mclp")
    model = model.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0))
    if model.problem.status != pulp.LpStatusOptimal:
        sys.exit(f"{name}: spopt found no optimum")
    reached = cost <= radius
    chosen = [site for site, variable in enumerate(model.fac_vars) if variable.value() > 0.5]
    return {
        "name": name, "demand": demand.tolist(), "reached_by": [np.flatnonzero(row).tolist() for row in reached],
        "sites": cost.shape[1], "choose": choose, "optimum": float(demand[reached[:, chosen].any(axis=1)].sum()),
    }


def random_instances(seed, count):
    """Demands and sites in a square of 100 km, of many sizes; some demands no site reaches."""
    random = np.random.default_rng(seed)
    for number in range(1, count + 1):
        demands, sites = int(random.integers(20, 400)), int(random.integers(4, 40))
        places, weights = random.uniform(0, 100, (demands, 2)), np.round(random.lognormal(4, 1.5, demands))
        stands = random.uniform(0, 100, (sites, 2))
        cost = np.hypot(*(places[:, None] - stands[None]).transpose(2, 0, 1))
        yield instance(
            f"random {number}: {demands} demands, {sites} sites", cost, weights, float(random.uniform(5, 25)),
            int(random.integers(1, min(sites, 12))))


def san_francisco(folder):
    """spopt's example: 205 census tracts and 16 stores, distances over the streets; nil where the files are not to be had."""
    import pandas

    files = {}
    for archive in folder.glob("spopt-*.tar.gz"):
        with tarfile.open(archive) as packed:
            for member in packed.getmembers():
                if Path(member.name).name in (SAN_FRANCISCO, SAN_FRANCISCO_DEMAND):
                    files[Path(member.name).name] = packed.extractfile(member).read()
    for name in (SAN_FRANCISCO, SAN_FRANCISCO_DEMAND):
        if (folder / name).exists():
            files[name] = (folder / name).read_bytes()
    if len(files) < 2:
        return
    import io

    table = pandas.read_csv(io.BytesIO(files[SAN_FRANCISCO]))
    people = pandas.read_csv(io.BytesIO(files[SAN_FRANCISCO_DEMAND]))
    wide = table.pivot_table(values="distance", index="DestinationName", columns="name").sort_index()
    people = people.set_index("NAME" if "NAME" in people else people.columns[0]).reindex(wide.index)
    column = "POP2000" if "POP2000" in people else people.select_dtypes("number").columns[0]
    for choose in range(1, 9):
        yield instance(
            f"San Francisco, {choose} stores within 5,000 m", wide.to_numpy(), people[column].to_numpy(dtype=float), 5000.0, choose)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bridge")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--cases", type=int, default=50)
    options.add_argument("--folder", type=Path, required=True)
    options.add_argument("--fixture", type=Path)
    options = options.parse_args()
    if options.fixture:
        made = json.dumps(list(random_instances(options.seed, 10)), separators=(",", ":"))
        options.fixture.write_text(made.replace('},{"name"', '},\n{"name"') + "\n")
        return
    print(f"spopt {spopt.__version__}, PuLP {pulp.__version__} with CBC; {options.cases} random instances from seed {options.seed}")
    example = list(san_francisco(options.folder))
    if not example:
        print("San Francisco: the data is not in spopt's package: not compared")
    questions = example + list(random_instances(options.seed, options.cases))
    asked = "".join(json.dumps({key: value for key, value in question.items() if key not in ("name", "optimum")}) + "\n" for question in questions)
    answered = subprocess.run([options.bridge], input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
    wrong, beaten, worst = 0, 0, 1.0
    for question, line in zip(questions, answered, strict=True):
        answer = json.loads(line)
        reached = sum(weight for weight, sites in zip(question["demand"], question["reached_by"]) if set(sites) & set(answer["sites"]))
        right = (
            abs(answer["covered"] - question["optimum"]) <= 1e-9 * max(1, question["optimum"]) and answer["proven"]
            and abs(reached - answer["covered"]) <= 1e-9 * max(1, reached) and len(answer["sites"]) <= question["choose"])
        wrong += not right
        beaten += answer["greedy"] < answer["covered"]
        worst = min(worst, answer["greedy"] / answer["covered"] if answer["covered"] else 1)
        if not right or question["name"].startswith("San"):
            print(f"{question['name']}: {answer['covered']:g}, spopt {question['optimum']:g}{'' if right else ' WRONG'}")
    print(f"{len(questions)} instances, {wrong} wrong; greedy falls short in {beaten}, at worst {worst:.1%} of the optimum")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
