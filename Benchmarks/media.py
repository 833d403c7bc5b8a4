"""Measures `broadsheet media` beside aria2c on small pictures, both with as many connections, from a server on this machine.

    python3 Benchmarks/media.py PROGRAM [COUNT]

It takes turns, five rounds, and prints the medians of wall time, processor time and memory, and the ratio. Needs nginx and aria2
(Debian: nginx-light, aria2). Everything is made in /dev/shm and removed.
"""

import os
import random
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import zlib

CONNECTIONS = 16
ROUNDS = 5
PORT = 8099


def picture(generator):
    """A PNG file of 2 to 14 KB whose content is noise."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 800, 600, 8, 2, 0, 0, 0)
    noise = generator.randbytes(int(8192 * (0.3 + 1.4 * generator.random())))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", noise) + chunk(b"IEND", b"")


def make(folder, count):
    """Makes pictures, articles that show ten each, and a list of the addresses."""
    generator = random.Random(5)
    www = os.path.join(folder, "www")
    content = os.path.join(folder, "content/2024/06/21")
    os.makedirs(www)
    os.makedirs(content)
    urls = [f"http://127.0.0.1:{PORT}/{number}.png" for number in range(count)]
    for number in range(count):
        with open(f"{www}/{number}.png", "wb") as file:
            file.write(picture(generator))
    for first in range(0, count, 10):
        body = "\n\n".join(f"![p]({url})" for url in urls[first : first + 10])
        with open(f"{content}/a{first}.md", "w") as file:
            file.write(f"---\ntitle: T{first}\ndate: 2024-06-21T08:00:00+08:00\n---\n\n{body}\n")
    with open(f"{folder}/urls.txt", "w") as file:
        file.write("\n".join(urls) + "\n")
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(
            f"worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/errors;\n"
            "events { worker_connections 1024; }\n"
            "http { access_log off; default_type application/octet-stream;\n"
            f"  server {{ listen 127.0.0.1:{PORT}; root {www}; }} }}\n"
        )


def run(command, folder):
    """Wall time, processor time in seconds and memory in MB of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} failed: {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    folder = tempfile.mkdtemp(dir="/dev/shm")
    # The server may run as somebody else.
    os.chmod(folder, 0o755)
    server = None
    try:
        make(folder, count)
        server = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf"], stderr=subprocess.DEVNULL)
        time.sleep(1)
        ours = [
            program, "media", "--allow-private", "--connections", str(CONNECTIONS), "--connections-per-host",
            str(CONNECTIONS),
        ]
        theirs = [
            "aria2c", "--quiet", "--input-file=urls.txt", "--dir=aria", f"--max-concurrent-downloads={CONNECTIONS}",
            "--max-connection-per-server=1", "--file-allocation=none",
        ]
        results = {"broadsheet media": [], "aria2c": []}
        for _ in range(ROUNDS):
            for name, command, out in [("aria2c", theirs, "aria"), ("broadsheet media", ours, "media")]:
                shutil.rmtree(f"{folder}/{out}", ignore_errors=True)
                results[name].append(run(command, folder))
                files = len(os.listdir(f"{folder}/{out}"))
                if files < count:
                    sys.exit(f"{name} fetched {files} of {count}")
        medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
        print(f"{count} pictures, {CONNECTIONS} connections, medians of {ROUNDS}")
        for name, (wall, cpu, memory) in medians.items():
            print(f"{name:18} {wall:6.2f} s  {cpu:6.2f} s of processor time  {memory:6.1f} MB")
        print(f"ratio of wall time {medians['broadsheet media'][0] / medians['aria2c'][0]:.2f}")
    finally:
        if server:
            server.terminate()
            server.wait()
        shutil.rmtree(folder)


main()
