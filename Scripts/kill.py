#!/usr/bin/env python3
"""Kills the program at random instants and holds what the next run makes against what an undisturbed run makes.

    kill.py PROGRAM [--kills 200] [--seed 1] [--power] [--folder FOLDER]

Two sites of the same made-up captures live side by side through the same edits. In one every run comes to its end. In the other
a run is killed, most often with SIGKILL, at an instant spread evenly over the time that the undisturbed one took, perhaps the next
one too, and then one comes to its end. Then both must be the same, byte for byte: SOURCE_DATE_EPOCH sets the time that is written down. No
file may be left that was being written, and one run more must find nothing to do. Every tenth step the sites begin from nothing.

With --power the machine fails instead: the other site is on a file system of its own, an ext4 in a file, which is shut down at a random
instant while a run is at work or shortly after, so that what is not on the disk by then is lost. That needs root, loop devices, and mkfs.ext4.

The pictures come from a server in this process, which lacks some of them.
"""
import argparse
import fcntl
import http.server
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zlib

# What is compared, byte for byte, and of what only the names are.
COMPARED = ["content", "public", "media"]
NAMED = [".broadsheet"]
# The commands that are killed, and how the last line of a run that found nothing to do begins and ends.
COMMANDS = [
    (["import"], ("imported", "")),
    (["build"], ("built", " 0 written, 0 removed")),
    (["media", "--allow-private", "--connections-per-host", "16"], ("fetched", "")),
]

WORDS = "潮水 渡轮 时刻表 河畔 市场 学校 桥 雨季 电车 灯塔 报纸 记者 城市 议会 工人 图书馆 火车 港口".split()
NAMES = ["ANN LEE", "Ann Lee", "林望舒", "Motoko Rich", "MOTOKO RICH", "陈一"]


def picture(number):
    """A PNG of one colour, of some kilobytes."""
    width, height = 20 + number % 7, 40
    rows = b"".join(b"\0" + bytes([number % 256, y, 99] * width) for y in range(height))

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"")


class Pictures(http.server.BaseHTTPRequestHandler):
    """Serves /NUMBER.png: of many numbers the same picture, of every eleventh none."""
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        number = int(self.path.strip("/").split(".")[0])
        body = b"" if number % 11 == 0 else picture(number % 40)
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            pass  # The program was killed.

    def log_message(self, *arguments):
        pass


class Site:
    """A site in a folder of its own."""

    loses_power = False

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def begin(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.path("captures"))
        self.write("broadsheet.yml", "title: 试刊\ncaptures: captures\nurl: https://s.example/\n")

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w") as file:
            file.write(text)

    def start(self, command):
        return subprocess.Popen(
            [self.program, *command], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1764115200"})

    def finish(self, command):
        """Runs a command to its end: its status, and what it printed."""
        process = self.start(command)
        output, errors = process.communicate()
        return process.returncode, output, errors

    def disturb(self, command, duration, rng):
        """Runs a command that takes so many seconds and kills it: what was done, and whether it still ran then."""
        number = rng.choice([signal.SIGKILL] * 8 + [signal.SIGTERM, signal.SIGINT])
        after = rng.random() * duration
        process = self.start(command)
        time.sleep(after)
        process.send_signal(number)
        process.communicate()
        return f"{number.name} after {after:.3f} s", process.returncode == -number

    def close(self):
        """Ends what it needs besides its folder."""

    def is_at_work(self):
        """Whether a run that was killed had begun to write."""
        state = self.path(".broadsheet")
        return os.path.isdir(state) and any(name.endswith("journal") for name in os.listdir(state))

    def files(self, folders, read=True):
        """The files below some folders, hidden ones included, each with its bytes or without."""
        files = {}
        for top in folders:
            for folder, _, names in os.walk(self.path(top)):
                for name in names:
                    path = os.path.join(folder, name)
                    key = os.path.relpath(path, self.folder)
                    files[key] = open(path, "rb").read() if read else None
        return files


class SiteWithPower(Site):
    """A site on a disk of its own, which can lose its power."""

    loses_power = True

    # FS_IOC_SHUTDOWN, and the flag for what a power cut does: nothing more is written, the file system's journal included.
    SHUTDOWN, AT_ONCE = 0x8004587D, (2).to_bytes(4, sys.byteorder)

    def __init__(self, program, folder):
        super().__init__(program, os.path.join(folder, "site"))
        self.disk, self.mount, self.is_on = folder + ".disk", folder, False

    def begin(self):
        self.close()
        with open(self.disk, "wb") as disk:
            disk.truncate(256 << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", self.disk], check=True)
        self.open()
        super().begin()

    def open(self):
        os.makedirs(self.mount, exist_ok=True)
        subprocess.run(["mount", "-o", "loop", self.disk, self.mount], check=True)
        self.is_on = True

    def close(self):
        if self.is_on:
            subprocess.run(["umount", self.mount], check=True)
        self.is_on = False

    def disturb(self, command, duration, rng):
        # What the keeper changed was on the disk for long.
        os.sync()
        after = rng.random() * duration * 1.5
        process = self.start(command)
        for _ in range(3):
            time.sleep(after / 3)
            self.note()
        was_at_work = process.poll() is None
        folder = os.open(self.mount, os.O_RDONLY)
        fcntl.ioctl(folder, self.SHUTDOWN, self.AT_ONCE)
        os.close(folder)
        process.kill()
        process.communicate()
        self.close()
        self.open()
        return f"no power after {after:.3f} s", was_at_work

    def note(self):
        """Does as other programs do meanwhile: brings a file to the disk, by which the names of others get there, and not their bytes."""
        with open(os.path.join(self.mount, "note"), "w") as file:
            file.write(str(time.monotonic()))
            os.fsync(file.fileno())


class Story:
    """What happens to both sites, one edit after the other, as a number tells."""

    def __init__(self, random, sites, pictures):
        self.random, self.sites, self.pictures, self.count = random, sites, pictures, 0

    def begin(self):
        for site in self.sites:
            site.begin()
        self.captures = []
        for _ in range(self.random.randrange(60, 160)):
            self.add_capture()

    def text(self):
        return "".join(self.random.choice(WORDS) for _ in range(self.random.randrange(20, 200))) + "。"

    def capture(self, number, address):
        time = 1_718_944_622_000 + number * 7_000_000
        author = f"<address>{self.random.choice(NAMES)}</address>" if self.random.random() < 0.6 else ""
        return (
            f"<!--{time}-->\n[{self.random.choice(WORDS)}第{number}篇]({address})\n------\n\n"
            f"{author}<p>{self.text()}</p><p><img src=\"{self.pictures}/{number}.png\"></p><p>见<a href=\"https://a.example/{self.random.randrange(1, 50)}\">旧闻</a>。</p>\n")

    def both(self, name, text):
        for site in self.sites:
            site.write(name, text)

    def add_capture(self):
        self.count += 1
        name = f"captures/{self.random.choice('abc')}/{self.count}.md"
        self.captures.append(name)
        self.both(name, self.capture(self.count, f"https://{self.random.choice('ab')}.example/{self.count}"))

    def change_capture(self):
        name = self.random.choice(self.captures)
        self.count += 1
        number = int(name.split("/")[-1][:-3])
        self.both(name, self.capture(self.count, f"https://a.example/{number}"))

    def copy_capture(self):
        """The same text under another address."""
        source = self.sites[0].path(self.random.choice(self.captures))
        self.count += 1
        name = f"captures/copy/{self.count}.md"
        self.captures.append(name)
        lines = open(source).read().split("\n")
        lines[1] = lines[1].split("](")[0] + f"](https://b.example/copy/{self.count})"
        self.both(name, "\n".join(lines))

    def remove_capture(self):
        name = self.captures.pop(self.random.randrange(len(self.captures)))
        for site in self.sites:
            os.remove(site.path(name))

    def articles(self):
        return sorted(name for name in self.sites[0].files(["content"], read=False) if name.endswith(".md"))

    def edit_article(self):
        articles = self.articles()
        if articles:
            name = self.random.choice(articles)
            self.both(name, open(self.sites[0].path(name)).read() + f"\n{self.text()}\n")

    def write_article(self):
        self.count += 1
        self.both(
            f"content/own/{self.count}.md",
            f"---\ntitle: 自己的{self.count}\ndate: 2024-07-01T08:00:00+08:00\n---\n\n{self.text()}\n")

    def remove_article(self, folder="content/"):
        articles = [name for name in self.articles() if name.startswith(folder)]
        if articles:
            name = self.random.choice(articles)
            for site in self.sites:
                os.remove(site.path(name))

    def edit_own(self):
        """Writes and removes articles that are no capture's: of the others one site may have some that the other lacks yet."""
        for _ in range(self.random.randrange(1, 4)):
            self.write_article()
            self.remove_article("content/own/")

    def change_settings(self):
        self.count += 1
        self.both("broadsheet.yml", f"title: 试刊{self.count}\ncaptures: captures\nurl: https://s.example/\n")

    def change_theme(self):
        self.count += 1
        self.both("Templates/assets/style.css", f"p{{margin:{self.count}px}}\n")

    def edit(self):
        edits = [self.add_capture] * 4 + [self.change_capture] * 3 + [
            self.copy_capture, self.remove_capture, self.edit_article, self.edit_article, self.write_article,
            self.remove_article, self.change_settings, self.change_theme]
        for _ in range(self.random.randrange(1, 6)):
            self.random.choice(edits)()


def difference(calm, killed):
    """What tells two sites apart; nothing when they are the same."""
    for folders, read in ((COMPARED, True), (NAMED, False)):
        one, other = calm.files(folders, read), killed.files(folders, read)
        for name in sorted(one.keys() | other.keys()):
            if name not in other:
                return f"{name} is missing"
            if name not in one:
                return f"{name} is left over"
            if one[name] != other[name]:
                return f"{name} has other bytes"
    return None


def run(calm, killed, kills, seed, pictures):
    """Kills so many runs; returns how many of them were at work, and what was wrong."""
    rng = random.Random(seed)
    story = Story(rng, (calm, killed), pictures)
    counts = {"killed": 0, "had ended": 0, "had begun to write": 0}
    step = 0
    while counts["killed"] < kills:
        if step % 10 == 0:
            story.begin()
        else:
            story.edit()
        step += 1
        # Pictures are fetched for articles that are there.
        is_imported = os.path.isdir(calm.path("content"))
        command, (verb, rest) = rng.choice(COMMANDS if is_imported else COMMANDS[:2])
        start = time.monotonic()
        expected = calm.finish(command)
        duration = time.monotonic() - start
        if expected[0] not in (0, 1):
            return counts, f"step {step}: {command} failed undisturbed: {expected[2]}"
        is_known = os.path.exists(killed.path(".broadsheet/public.ledger"))
        deeds = []
        while not deeds or rng.random() < 0.3:
            deed, was_at_work = killed.disturb(command, duration, rng)
            deeds.append(deed)
            counts["killed" if was_at_work else "had ended"] += 1
            if was_at_work and killed.is_at_work():
                counts["had begun to write"] += 1
        # What is built does not depend on what was built before, so articles may have changed until then. But a first build does not
        # wait for each name to be on the disk: behind one that lost its power, pages may stay of articles that went meanwhile.
        if verb == "built" and (is_known or not killed.loses_power) and rng.random() < 0.3:
            story.edit_own()
            expected = calm.finish(command)
        outcome = killed.finish(command)
        wrong = difference(calm, killed)
        # What a killed run could not fetch is known to the next one, and no news.
        if not wrong and outcome[0] != expected[0] and verb != "fetched":
            wrong = f"the status is {outcome[0]}, not {expected[0]}: {outcome[2]}"
        if not wrong:
            again = killed.finish(command)[1].strip().split("\n")[-1]
            if not again.startswith(verb) or not again.endswith(rest):
                wrong = f"one more run was not at rest: {again}"
            wrong = wrong or difference(calm, killed)
        if wrong:
            return counts, f"step {step} of seed {seed}: {' '.join(command)}, {', '.join(deeds)}: {wrong}"
    return counts, None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="the program to kill")
    parser.add_argument("--kills", type=int, default=200, help="how many runs to kill (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="what happens, as a number (default: 1)")
    parser.add_argument("--power", action="store_true", help="have the machine fail instead; needs root")
    parser.add_argument("--folder", help="where the sites are; they stay (default: a temporary folder, which goes)")
    arguments = parser.parse_args()
    if arguments.power and os.geteuid() != 0:
        parser.error("--power mounts a file system, which only root may")
    program = os.path.abspath(arguments.program)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pictures)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pictures = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory(prefix="broadsheet-kill-") as temporary:
        folder = arguments.folder or temporary
        calm = Site(program, os.path.join(folder, "calm"))
        killed = (SiteWithPower if arguments.power else Site)(program, os.path.join(folder, "killed"))
        try:
            counts, wrong = run(calm, killed, arguments.kills, arguments.seed, pictures)
        finally:
            killed.close()
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    if wrong:
        sys.exit(f"error: {wrong}")
    print("every next run made what an undisturbed one makes")


if __name__ == "__main__":
    main()
