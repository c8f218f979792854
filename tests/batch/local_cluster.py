"""A dask cluster of some worker processes on this machine; prints its address and their numbers, ends with standard input."""

from __future__ import annotations

import json
import os
import sys


def main() -> None:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=int(sys.argv[1]), threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", memory_limit=0
        ) as cluster,
        Client(cluster) as client,
    ):
        print(json.dumps([cluster.scheduler_address, list(client.run(os.getpid).values())]), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
