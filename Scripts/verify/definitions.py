"""The definitions of the statistics, written down plainly and computed with 50 digits: what weights and small shares are checked against.

Each returns None where the statistic is undefined."""

from mpmath import mp, mpf

mp.dps = 50


def exact(values):
    return [mpf(float(value)) for value in values]


def shares(weights):
    weights = exact(weights)
    total = sum(weights)
    return [weight / total for weight in weights]


def mean(y, w):
    return sum(a * b for a, b in zip(y, w))


def gini(y, weights):
    y, w = exact(y), shares(weights)
    mu = mean(y, w)
    if mu <= 0:
        return None
    return sum(wi * wj * abs(yi - yj) for yi, wi in zip(y, w) for yj, wj in zip(y, w)) / (2 * mu)


def theil_t(y, weights):
    y, w = exact(y), shares(weights)
    mu = mean(y, w)
    if mu <= 0:
        return None
    return sum(wi * (yi / mu) * mp.log(yi / mu) for yi, wi in zip(y, w) if yi > 0)


def mean_log_deviation(y, weights):
    y, w = exact(y), shares(weights)
    if any(yi <= 0 and wi > 0 for yi, wi in zip(y, w)):
        return None
    mu = mean(y, w)
    return sum(wi * mp.log(mu / yi) for yi, wi in zip(y, w) if wi > 0)


def atkinson(y, weights, epsilon):
    y, w = exact(y), shares(weights)
    mu = mean(y, w)
    if mu <= 0 or epsilon >= 1 and any(yi <= 0 and wi > 0 for yi, wi in zip(y, w)):
        return None
    if epsilon == 1:
        return 1 - mp.exp(-mean_log_deviation(y, weights))
    power = 1 - mpf(epsilon)
    return 1 - sum(wi * (yi / mu) ** power for yi, wi in zip(y, w) if wi > 0 and yi > 0) ** (1 / power)


def hoover(values, population):
    if sum(values) <= 0:
        return None
    return sum(abs(s - w) for s, w in zip(shares(values), shares(population))) / 2


def williamson(y, weights):
    y, w = exact(y), shares(weights)
    mu = mean(y, w)
    return None if mu <= 0 else mp.sqrt(sum(wi * (yi - mu) ** 2 for yi, wi in zip(y, w))) / mu


def hhi(values):
    return None if sum(values) <= 0 else sum(s**2 for s in shares(values))


def concentration(benefit, need, weights):
    b, w = exact(benefit), shares(weights)
    mu = mean(b, w)
    if mu <= 0:
        return None
    rank = [
        sum((wj for wj, nj in zip(w, need) if nj < ni), mpf(0)) + sum(wj for wj, nj in zip(w, need) if nj == ni) / 2
        for ni in need
    ]
    return 2 * sum(wi * (bi - mu) * (ri - mpf("0.5")) for wi, bi, ri in zip(w, b, rank)) / mu


def between_t(y, weights, groups):
    y, w = exact(y), shares(weights)
    mu = mean(y, w)
    if mu <= 0:
        return None
    total = mpf(0)
    for group in set(groups):
        members = [i for i, g in enumerate(groups) if g == group]
        value = sum(w[i] * y[i] for i in members) / mu
        people = sum(w[i] for i in members)
        if value > 0:
            total += value * mp.log(value / people)
    return total


def between_l(y, weights, groups):
    y, w = exact(y), shares(weights)
    if any(yi <= 0 and wi > 0 for yi, wi in zip(y, w)):
        return None
    mu = mean(y, w)
    total = mpf(0)
    for group in set(groups):
        members = [i for i, g in enumerate(groups) if g == group]
        people = sum(w[i] for i in members)
        if people > 0:
            total += people * mp.log(mu * people / sum(w[i] * y[i] for i in members))
    return total


def gini_parts(y, weights, groups):
    """Between, within and overlap, each by its own definition."""
    y, w = exact(y), shares(weights)
    mu = mean(y, w)
    if mu <= 0:
        return None
    members = {g: [i for i, group in enumerate(groups) if group == g] for g in set(groups)}
    people = {g: sum(w[i] for i in units) for g, units in members.items()}
    means = {g: sum(w[i] * y[i] for i in units) / people[g] if people[g] else mpf(0) for g, units in members.items()}
    between = sum(people[g] * people[h] * abs(means[g] - means[h]) for g in members for h in members) / (2 * mu)
    within = sum(w[i] * w[j] * abs(y[i] - y[j]) for units in members.values() for i in units for j in units) / (2 * mu)
    return between, within, gini(y, weights) - between - within


def local_moments(y, links, style):
    """Mean and variance of local Moran for linked units when the others change places: a weighted sample without replacement."""
    n = len(y)
    y = exact(y)
    mu = sum(y) / n
    z = [yi - mu for yi in y]
    squares = sum(zi**2 for zi in z)
    means, variances = [], []
    for unit in sorted({one for one, _, _ in links}):
        w = [mpf(weight) if style == "asGiven" else mpf(1) for one, _, weight in links if one == unit]
        if style == "rowStandardised":
            w = [wi / sum(w) for wi in w]
        others = z[:unit] + z[unit + 1 :]
        rest = sum(others) / (n - 1)
        spread = sum((zi - rest) ** 2 for zi in others) / (n - 1)
        factor = (n - 1) * z[unit] / squares
        means.append(factor * sum(w) * rest)
        variances.append(factor**2 * spread * (sum(wi**2 for wi in w) - sum(w) ** 2 / (n - 1)) * (n - 1) / (n - 2))
    return means, variances
