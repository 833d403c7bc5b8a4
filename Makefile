# make            check for Swift, install what is missing, build, and make the sample site
# make test       run all tests
# make install    install the program: make install PREFIX=$HOME/.local
# make clean      remove what was built
# make zim        make the sample site and pack it as .build/site.zim for offline readers; make zim PUBLIC=folder packs another
# make zip        make the sample site and pack it as .build/site.zip, which unpacked opens without a server; make zip PUBLIC=folder packs another
# make kill       kill the program at 200 random instants, and hold what the next run makes against an undisturbed one
# make kill-power as root: the same where the machine fails, so that what is not on the disk is lost
# make sanitize   run all tests under AddressSanitizer, then under ThreadSanitizer
# make bench      measure the program beside Hugo and Jekyll and write Documentation/Benchmarks.md
# make bench-check   fail when the program does more than is on record: instructions, allocations, system calls, bytes written
# make bench-record REASON='why'   put that on record, in Benchmarks/counts.json
# make bench-gates, bench-test, bench-import, bench-shapes, bench-templates, benchmarks, fuzz, fuzz-templates, fuzz-builds     see Benchmarks/README.md
PREFIX ?= /usr/local
CONFIGURATION := release
BUILD := .build
STATIC := $(BUILD)/static-libraries
# Debian's package and the static library of each C library that is linked.
PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev nettle-dev libcurl4-openssl-dev zlib1g-dev
LIBRARIES := cmark-gfm cmark-gfm-extensions gumbo nettle z
SWIFT_BUILD := swift build -c $(CONFIGURATION) --static-swift-stdlib -Xswiftc -L$(STATIC) -Xlinker -s -Xlinker --build-id
PROGRAM := $(BUILD)/$(CONFIGURATION)/broadsheet
BENCHMARKS := $(BUILD)/$(CONFIGURATION)/benchmarks
# The captures that are measured and mutilated, the program to compare with, and for how many seconds to fuzz.
CORPUS ?= captures
AGAINST ?=
SECONDS ?= 3600
# The archives that are measured on, in how many rounds, in which folders in memory and on a disk, and the other generators, where they
# are installed.
ARCHIVES ?= 1000 10000 63000-short 100000
ROUNDS ?= 5
TMPFS ?= /dev/shm
DISK ?= Benchmarks/.build
HUGO ?= $(shell command -v hugo 2>/dev/null)
JEKYLL ?= $(shell command -v jekyll 2>/dev/null)
BENCH := Benchmarks/.build/release/bench
# What counts has no need of speed, and is built with the tests.
COUNTER := Benchmarks/.build/debug/bench
# Why counts grew.
REASON ?=
# How many runs are killed, and what happens meanwhile, as a number.
KILLS ?= 200
SEED ?= 1
# The site that is packed as a ZIM or as a zip.
PUBLIC ?= public

.PHONY: all program site zim zip test kill kill-power sanitize lint install clean prepare benchmarks counter bench bench-check bench-record bench-gates bench-test \
  bench-import bench-shapes bench-templates fuzz fuzz-templates fuzz-builds

all: site
	@echo
	@echo "The sample site is in public/. Open public/index.html in a browser."

program: prepare
	@$(SWIFT_BUILD) --product broadsheet

site: program
	@$(PROGRAM) build

zim: $(if $(filter public,$(PUBLIC)),site)
	@sh Scripts/install-packages.sh zim-tools python3
	@python3 Scripts/make-zim.py $(PUBLIC) $(BUILD)/site.zim

zip: $(if $(filter public,$(PUBLIC)),site)
	@sh Scripts/install-packages.sh python3
	@python3 Scripts/make-zip.py $(PUBLIC) $(BUILD)/site.zip

# Some tests need these programs, and are passed over without them.
test: prepare
	@sh Scripts/install-packages.sh faketime libvips-tools
	@swift build --build-tests
	@swift test --skip-build --disable-xctest

# Each has a folder of its own for what it builds. Left out are ClockTests, since faketime and sanitizers stop each other, and the
# tests that show how time grows with size: they show nothing here, and take a quarter of an hour and more. Addresses are not made
# random for ThreadSanitizer, which cannot follow where newer kernels put them, and files may grow, since its own do
# (FullDiskTests). What is still there when a process ends is no leak: it is left to the system, which is faster.
SANITIZED := swift test --skip-build --disable-xctest --skip BoundsTests --skip ClockTests
sanitize: prepare
	@sh Scripts/install-packages.sh libvips-tools util-linux
	@swift build --build-tests --sanitize=address --scratch-path $(BUILD)-address
	@ASAN_OPTIONS=detect_leaks=0 $(SANITIZED) --sanitize=address --scratch-path $(BUILD)-address
	@swift build --build-tests --sanitize=thread --scratch-path $(BUILD)-thread
	@TSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/thread-sanitizer.txt setarch -R $(SANITIZED) --skip FullDiskTests --sanitize=thread --scratch-path $(BUILD)-thread

kill: program
	@sh Scripts/install-packages.sh python3
	@python3 Scripts/kill.py $(PROGRAM) --kills $(KILLS) --seed $(SEED)

kill-power: program
	@sh Scripts/install-packages.sh python3 e2fsprogs
	@python3 Scripts/kill.py $(PROGRAM) --kills $(KILLS) --seed $(SEED) --power

# Swift of the right version, the C libraries, and a folder that holds them as static libraries only, so that the
# linker takes those.
prepare:
	@sh Scripts/check-swift.sh
	@sh Scripts/install-packages.sh $(PACKAGES)
	@sh Scripts/link-static-libraries.sh $(STATIC) $(LIBRARIES)

lint:
	@swift format lint --strict -r Package.swift Sources Tests Templates Benchmarks

install: program
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/broadsheet"

bench: program benchmarks
	@swift build -c release --package-path Benchmarks
	@$(BENCH) run $(ARCHIVES) --program $(PROGRAM) --modules $(BENCHMARKS) --rounds $(ROUNDS) \
	  --tmpfs $(TMPFS) --disk $(DISK) $(if $(HUGO),--hugo $(HUGO)) $(if $(JEKYLL),--jekyll $(JEKYLL))
	@$(BENCH) report

bench-check: program counter
	@$(COUNTER) check --program $(PROGRAM)

bench-record: program counter
	@$(COUNTER) record --program $(PROGRAM) $(if $(REASON),--reason "$(REASON)")

bench-gates: program counter benchmarks
	@$(COUNTER) gates --program $(PROGRAM) --modules $(BENCHMARKS)

counter: prepare
	@sh Scripts/install-packages.sh valgrind strace
	@swift build --build-tests --package-path Benchmarks

bench-test: counter
	@swift test --skip-build --disable-xctest --package-path Benchmarks

benchmarks: prepare
	@$(SWIFT_BUILD) --product benchmarks

bench-import: program benchmarks
	@$(BENCHMARKS) import-cost $(CORPUS)
	@$(BENCHMARKS) program-cost $(CORPUS) --program $(PROGRAM) $(if $(AGAINST),--against $(AGAINST))

bench-shapes: benchmarks
	@$(BENCHMARKS) worst-shapes

bench-templates:
	@swift build -c release --package-path Benchmarks/Templates/Other
	@swift build -c release --package-path Benchmarks/Templates
	@Benchmarks/Templates/.build/release/TemplateBenchmark Benchmarks/Templates/Other/.build/release/OtherTemplates

fuzz: benchmarks
	@$(BENCHMARKS) fuzz $(CORPUS) --seconds $(SECONDS)

# A million random templates with random values, four hundred times what the tests take.
fuzz-templates: prepare
	@swift build --build-tests
	@FUZZ_TEMPLATES=1000000 FUZZ_SEED=2026 swift test --skip-build --disable-xctest --filter FuzzTests

# Three hundred stories of an archive and its site over time, a hundred times what the tests take.
fuzz-builds: prepare
	@swift build --build-tests
	@STORIES=300 swift test --skip-build --disable-xctest --filter IncrementalBuildTests

clean:
	rm -rf $(BUILD) $(BUILD)-address $(BUILD)-thread Benchmarks/.build .broadsheet
