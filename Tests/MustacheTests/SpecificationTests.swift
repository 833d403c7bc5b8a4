import Foundation
import Mustache
import Testing

/// The Mustache specification as data, where it is at hand: <https://github.com/mustache/spec>.
@Suite(.enabled(if: Specification.isPresent)) struct SpecificationTests {
  @Test("the template renders as the specification says", arguments: Specification.cases)
  func theTemplateRendersAsTheSpecificationSays(_ test: SpecificationCase)
    throws
  {
    let library = TemplateLibrary(test.sources)
    let template = try #require(library.template("template"), "\(library.diagnostics.map(\.text).joined())")
    #expect(String(decoding: try template.render(test.data), as: UTF8.self) == test.expected)
  }

  @Test("no case is left out") func noCaseIsLeftOut() {
    let files = Dictionary(grouping: Specification.cases, by: \.file).mapValues(\.count)
    #expect(files["~lambdas"] == 10)
    #expect(files["~inheritance"] == 27)
    #expect(files["~dynamic-names"] == 21)
    #expect(files.values.reduce(0, +) == 194)
  }
}

struct SpecificationCase: Sendable, CustomTestStringConvertible {
  var file: String
  var name: String
  var template: String
  var partials: [String: String]
  var data: Value
  var expected: String

  var testDescription: String { "\(file): \(name)" }

  var sources: [TemplateSource] {
    let named = partials.merging(["template": template]) { $1 }.sorted { $0.key < $1.key }
    return named.map { TemplateSource(name: $0.key, file: "\($0.key).mustache", text: Array($0.value.utf8)) }
  }
}

enum Specification {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/conformance/mustache").standardizedFileURL

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static let cases: [SpecificationCase] = {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.flatMap(read)
  }()

  private static func read(_ file: URL) -> [SpecificationCase] {
    guard let bytes = try? Data(contentsOf: file),
      let json = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
      let tests = json["tests"] as? [[String: Any]]
    else { return [] }
    let name = file.deletingPathExtension().lastPathComponent
    return tests.map { test in
      let title = test["name"] as? String ?? ""
      return SpecificationCase(
        file: name, name: title, template: test["template"] as? String ?? "",
        partials: test["partials"] as? [String: String] ?? [:],
        data: value(test["data"] ?? NSNull(), lambda: lambda(title)), expected: test["expected"] as? String ?? "")
    }
  }

  private static func value(_ json: Any, lambda: Lambda) -> Value {
    switch json {
    case let text as String: return .text(text)
    case let list as [Any]: return .list(list.map { value($0, lambda: lambda) })
    case let members as [String: Any]:
      if members["__tag__"] != nil { return .lambda(lambda) }
      return .object(Object(members.map { (Key($0.key), value($0.value, lambda: lambda)) }))
    case let number as NSNumber:
      if CFNumberKind.isBoolean(number) { return .boolean(number.boolValue) }
      return Int(exactly: number.doubleValue).map(Value.number) ?? .text("\(number)")
    default: return .missing
    }
  }

  /// What the code of the lambda cases means, in Swift.
  private static func lambda(_ name: String) -> Lambda {
    switch name {
    case "Interpolation": return Lambda { "world" }
    case "Interpolation - Expansion": return Lambda { "{{planet}}" }
    case "Interpolation - Alternate Delimiters": return Lambda { "|planet| => {{planet}}" }
    case "Interpolation - Multiple Calls":
      let counter = Counter()
      return Lambda { .number(counter.next()) }
    case "Escaping": return Lambda { ">" }
    case "Section": return Lambda(section: { text, _ in text == "{{x}}" ? "yes" : "no" })
    case "Section - Expansion": return Lambda(section: { text, _ in "\(text){{planet}}\(text)" })
    case "Section - Alternate Delimiters": return Lambda(section: { text, _ in "\(text){{planet}} => |planet|\(text)" })
    case "Section - Multiple Calls": return Lambda(section: { text, _ in "__\(text)__" })
    default: return Lambda(section: { _, _ in false })
    }
  }
}

private enum CFNumberKind {
  /// JSON's `true` and `1` are both `NSNumber`s; only their encoding tells them apart.
  static func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
