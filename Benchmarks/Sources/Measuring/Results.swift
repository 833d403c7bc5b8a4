import Foundation

/// Everything that was measured, on one machine.
package struct Results: Codable, Sendable, Equatable {
  /// Programs and machine, by name.
  package var facts: [Fact] = []
  /// Starts of the program that do nothing else (`--version`).
  package var start: [Sample] = []
  /// What was measured on each archive and in each place.
  package var runs: [ArchiveRun] = []

  package init() {}

  /// A name and what it stands for.
  package struct Fact: Codable, Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Reads results that were written.
  package init(file: String) throws {
    self = try JSONDecoder().decode(Results.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
  }

  /// Writes the results, to be read again, in a folder that is made where it is not there.
  package func write(to file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let url = URL(fileURLWithPath: file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try encoder.encode(self).write(to: url)
  }

  /// The run of that archive in that place.
  package func run(_ archive: String, _ place: Place) -> ArchiveRun? {
    runs.first { $0.archive == archive && $0.place == place }
  }
}

/// Where an archive stands.
package enum Place: String, Codable, Sendable, CaseIterable {
  /// In memory.
  case tmpfs
  /// On a disk.
  case disk
}

/// What was measured on one archive in one place.
package struct ArchiveRun: Codable, Sendable, Equatable {
  /// The archive's name, such as `10000` or `63000-short`.
  package var archive: String
  package var articles: Int
  package var place: Place
  /// The bytes of all captures.
  package var captureBytes = 0
  package var measurements: [Measurement] = []
  /// What was left out, and why.
  package var notes: [String] = []

  package init(archive: String, articles: Int, place: Place) {
    self.archive = archive
    self.articles = articles
    self.place = place
  }

  /// What was measured of a task.
  package subscript(_ step: Step) -> Measurement? { measurements.first { $0.step == step } }

  /// Adds what a run took.
  package mutating func add(_ sample: Sample, to step: Step) {
    if let index = measurements.firstIndex(where: { $0.step == step }) {
      measurements[index].samples.append(sample)
    } else {
      measurements.append(Measurement(step: step, samples: [sample]))
    }
  }

  /// Notes what a task wrote.
  package mutating func note(_ output: FolderSize, of step: Step) {
    guard let index = measurements.firstIndex(where: { $0.step == step }) else { return }
    measurements[index].output = output
  }
}

/// The runs of one task.
package struct Measurement: Codable, Sendable, Equatable {
  package var step: Step
  package var samples: [Sample]
  /// What is in the output folder afterwards.
  package var output: FolderSize?

  package init(step: Step, samples: [Sample], output: FolderSize? = nil) {
    self.step = step
    self.samples = samples
    self.output = output
  }
}
