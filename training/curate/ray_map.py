"""Runs the shards of `npm run curate` over a Ray cluster, or over the cores of this machine.

    python ray_map.py gen --shards 64 [--address auto] [--out ../data] [--rows N] [--families DIR]

Every node has the repository at the same path, built (`npm run build`). What a shard makes travels back to where this runs, and what is there of it travels
along, so that an interrupted shard goes on elsewhere. `npm run curate -- clean` then makes the sets.
"""

import argparse
import gzip
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import ray

ROOT = Path(__file__).resolve().parents[2]


@ray.remote(num_cpus=1, max_retries=2)
def shard(stage: str, name: str, options: list[str], before: bytes, root: str) -> tuple[str, bytes, str, float]:
    """The rows of one shard, packed, what was said of it, and how long it took. `before`: what is there of it, packed."""
    begun = time.monotonic()
    nth, of = name.split("/")
    with tempfile.TemporaryDirectory() as out:
        rows = Path(out) / stage / f"{nth}-of-{of}.jsonl"
        rows.parent.mkdir()
        if before:
            rows.write_bytes(gzip.decompress(before))
        command = ["node", "--import", "tsx", "training/curate/index.ts", stage, "--shard", name, "--out", out, *options]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        said = done.stderr.strip().splitlines()
        if done.returncode != 0:
            raise RuntimeError(f"{stage} {name} ended with {done.returncode}: {' '.join(said[-3:])}")
        return name, gzip.compress(rows.read_bytes(), 6), said[-1] if said else "", time.monotonic() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=["docs", "schema", "gen", "mutn", "repair"])
    parser.add_argument("--shards", type=int, required=True)
    parser.add_argument("--address", help="of a cluster; without it, one of this machine's cores is started")
    parser.add_argument("--out", type=Path, default=ROOT / "training" / "data")
    parser.add_argument("--rows")
    parser.add_argument("--families")
    asked = parser.parse_args()
    options = [part for name in ("rows", "families") if (value := getattr(asked, name)) for part in (f"--{name}", value)]

    ray.init(address=asked.address, include_dashboard=False, log_to_driver=False)
    folder = asked.out / asked.stage
    folder.mkdir(parents=True, exist_ok=True)
    place = lambda nth: folder / f"{nth}-of-{asked.shards}.jsonl"  # noqa: E731
    before = lambda nth: gzip.compress(place(nth).read_bytes(), 6) if place(nth).exists() else b""  # noqa: E731
    begun = time.monotonic()
    open_shards = {
        shard.remote(asked.stage, f"{nth}/{asked.shards}", options, before(nth), str(ROOT)): nth
        for nth in range(1, asked.shards + 1)
    }
    failed, busy = 0, 0.0
    while open_shards:
        (finished,), _ = ray.wait(list(open_shards), num_returns=1)
        nth = open_shards.pop(finished)
        try:
            _, rows, said, seconds = ray.get(finished)
        except ray.exceptions.RayError as error:
            failed += 1
            print(f"{asked.stage} {nth}/{asked.shards} failed: {error}", file=sys.stderr)
            continue
        busy += seconds
        place(nth).write_bytes(gzip.decompress(rows))
        print(said, file=sys.stderr)
    took = time.monotonic() - begun
    cores = ray.cluster_resources().get("CPU", 0)
    print(f"{asked.shards - failed} of {asked.shards} shards in {took:.0f} s on {cores:.0f} cores, {busy:.0f} s of work", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
