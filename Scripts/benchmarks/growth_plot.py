"""Time by number of points as an SVG, both axes logarithmic; a thin line shows exact proportion."""

import math

COLOURS = ["#1b6ca8", "#b5541c", "#3d7d3a", "#7a3f8f"]
LEFT, RIGHT, TOP, BOTTOM, WIDTH, HEIGHT = 74, 150, 28, 52, 720, 420


def svg(lines):
    """`lines`: a name and `(points, seconds)` in order, for each."""
    counts = [count for _, times in lines for count, _ in times]
    seconds = [second for _, times in lines for _, second in times]
    low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    first, last = math.log10(min(counts)), math.log10(max(counts))

    def x(count):
        return LEFT + (math.log10(count) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(second):
        return HEIGHT - BOTTOM - (math.log10(second) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" '
        'role="img" aria-label="Time to locate points, by number of points">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="16">Building the index and locating points, one thread</text>',
    ]
    for power in range(low, high + 1):
        label = f"{10 ** (power + 3):g} ms" if power < 0 else f"{10 ** power:g} s"
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(10 ** power):.1f}" y2="{y(10 ** power):.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(10 ** power) + 4:.1f}" text-anchor="end">{label}</text>')
    for count in sorted(set(counts)):
        parts.append(f'<line x1="{x(count):.1f}" x2="{x(count):.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x(count):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{count:,}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">points</text>')
    for index, (name, times) in enumerate(lines):
        colour = COLOURS[index % len(COLOURS)]
        # In proportion to the largest number of points, down to the frame.
        end, slowest = times[-1]
        start = max(min(counts), end * 10**low / slowest)
        parts.append(
            f'<line x1="{x(start):.1f}" y1="{y(slowest * start / end):.1f}" x2="{x(end):.1f}" y2="{y(slowest):.1f}" '
            f'stroke="{colour}" stroke-width="0.7" stroke-dasharray="3 4"/>')
        path = " ".join(f"{x(count):.1f},{y(second):.1f}" for count, second in times)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(count):.1f}" cy="{y(second):.1f}" r="3" fill="{colour}"/>' for count, second in times]
        parts.append(f'<text x="{x(end) + 10:.1f}" y="{y(slowest) + 4:.1f}" fill="{colour}">{name}</text>')
    return "\n".join(parts + ["</svg>"]) + "\n"
