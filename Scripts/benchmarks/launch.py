"""Runs one command and says on file descriptor 3 how long it took, its peak memory and how it ended.

A process of its own because a child's peak memory counts that of the process that started it: this one is small (some 10 MB),
which is also the least that can be measured.
"""

import os
import sys
import time

start = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_CLOSE, 3)])
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
os.write(3, f"{seconds} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}".encode())
