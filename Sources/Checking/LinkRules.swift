/// What can be wrong with where an address within the site leads.
struct TargetRules: Sendable {
  let missing: Rule
  let folder: Rule
  let outside: Rule
  let rooted: Rule
  let local: Rule

  /// For links.
  static let links = TargetRules(.links, "the link leads to")
  /// For what a page loads.
  static let resources = TargetRules(.resources, "the page loads")

  /// - Parameter verb: what the messages begin with.
  private init(_ check: Check, _ verb: String) {
    missing = Rule(
      check, "\(verb) {}, which is not there",
      help: "run broadsheet build; if it stays, mend the article or the template that has the address",
      suggestsNames: true)
    folder = Rule(
      check, "\(verb) the folder {}, which nothing opens without a server", help: "name the file: index.html behind it")
    outside = Rule(
      check, "\(verb) {}, beyond the folder of the site", help: "take a ../ away, or lead to an address of the web")
    rooted = Rule(
      check, "\(verb) {}, from the root of whatever host the site is on",
      help: "write it as seen from the page, without a slash in front, so that it works from a folder")
    local = Rule(check, "\(verb) {}, a file of one machine", help: "lead to a file of the site, or of the web")
  }
}

extension Rule {
  static let scriptLink = Rule(
    .links, "the address runs a script: {}",
    help: "take it out: pages of the site need none, and their policy blocks it")
  static let baseElement = Rule(
    .links, "a base element sends every link of the page to {}", help: "take it out: links are as seen from the page")

  static let missingFragment = Rule(
    .fragments, "the link leads to {}, and nothing has that id", help: "mend the part behind the #, or leave it out")
  static let duplicateID = Rule(
    .duplicateIDs, "the id {} stands on the page once more", help: "give one of the elements another id")

  static let orphan = Rule(
    .orphans, "no links lead here from the first page", help: "link to it from a page that is linked to, or remove it")

  static let noFirstPage = Rule(.orphans, "there is no first page", help: "run broadsheet build")

  static let foreignResource = Rule(
    .externalResources, "the page loads {} from another host",
    help: "put a copy beside the site's other files, so that it needs no network and tells nobody who reads it")
  static let mirroredPicture = Rule(
    .externalResources, "the page loads {}, of which the archive has a copy",
    help: "run broadsheet build, which uses the copy")
  static let foreignRefresh = Rule(
    .externalResources, "the page sends its readers to {}", help: "take it out, or write a link in its place")
  static let foreignForm = Rule(
    .externalResources, "the form sends what is put in to {}", help: "take it out, or write a link in its place")
  static let schemeless = Rule(
    .externalResources, "{} names a host and no scheme, which leads nowhere from a folder",
    help: "write https: in front of it")
}
