private import Glibc

/// The locale by which the terminal's characters are drawn: the one that the environment asks for,
/// or one that serves in its place.
///
/// Over ssh a name comes along from a machine that has it to one that lacks it, and macOS sends
/// `LC_CTYPE=UTF-8`. The terminal is what the name says all the same.
package struct CharacterLocale: Sendable {
  /// What is asked for; empty where nothing is.
  package let name: String

  package init(_ environment: [String: String]) {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    name = names.first { !$0.isEmpty } ?? ""
  }

  /// Whether its characters are in UTF-8, by its name.
  package var isUTF8: Bool { name.lowercased().filter { $0 != "-" }.contains("utf8") }

  /// Whether this machine has it.
  package var isInstalled: Bool {
    guard let locale = newlocale(LC_CTYPE_MASK, name, nil) else { return false }
    freelocale(locale)
    return true
  }

  /// What serves in the place of a locale in UTF-8 that this machine lacks.
  package static let substitute = "C.UTF-8"

  /// Makes it that of the program, as far as characters go.
  func take() {
    if setlocale(LC_CTYPE, name) == nil, isUTF8 { setlocale(LC_CTYPE, Self.substitute) }
  }
}
