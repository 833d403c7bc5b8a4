/// A newspaper that does not exist.
package struct Outlet: Sendable {
  /// Its name in paths.
  package var slug: String
  /// Its name for readers.
  package var name: String
  /// Where its articles stand.
  package var host: String

  /// All of them, the one with the most articles first.
  package static let all = [
    Outlet(slug: "frostbridge", name: "霜桥日报", host: "frostbridge.example"),
    Outlet(slug: "reedford", name: "芦渡时评", host: "reedford.example"),
    Outlet(slug: "stonebay", name: "石湾晚报", host: "stonebay.example"),
    Outlet(slug: "cloudridge", name: "云岭周刊", host: "cloudridge.example"),
  ]

  /// The parts of each paper, as their addresses name them.
  static let sections = [
    "harbour", "upland", "markets", "letters", "weather", "courts", "schools", "rivers", "crafts", "stage", "fields",
    "notices",
  ]
}
