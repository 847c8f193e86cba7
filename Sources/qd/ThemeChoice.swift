import Canvas
import Dashboard
import GoalFiles
import Records
import Themes

/// The theme that was asked for: the user's own file, else one that travels with the program.
struct ThemeChoice {
  private let theme: Theme?
  /// What is wrong with it, if something is.
  let warning: String?

  init(_ opening: Opening) {
    let places = opening.places
    let name = opening.theme ?? places.configured("Theme") ?? "default"
    let loaded = Theme.load(name) { places.themeText($0) ?? EmbeddedThemes.text($0) }
    let known = EmbeddedThemes.names.joined(separator: ", ")
    theme = loaded?.theme ?? Theme.load("default", file: EmbeddedThemes.text)?.theme
    warning =
      loaded == nil
      ? "there is no theme \"\(name)\"; there are \(known)" : loaded?.warnings.first?.sentence
  }

  func look(for depth: ColorDepth) -> Look { theme?.look(for: depth) ?? .plain }
}

extension Places {
  /// A field of the user's configuration.
  func configured(_ field: String) -> String? {
    guard let root = try? DataRoot(at: configuration),
      let bytes = try? root.read("config.rec", limit: DataRoot.recordLimit).bytes
    else { return nil }
    let records = Recfile(parsing: bytes, file: "config.rec").records
    return records.lazy.compactMap { $0[field]?.value }.first
  }

  /// The text of a theme of the user's own.
  fileprivate func themeText(_ name: String) -> String? {
    guard let root = try? DataRoot(at: themes),
      let bytes = try? root.read(name + ".theme", limit: DataRoot.recordLimit).bytes
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
