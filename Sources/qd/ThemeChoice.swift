import Canvas
import Dashboard
import GoalFiles
private import Goals
import Records
import Themes

/// The theme that was asked for: the user's own file, else one that travels with the program.
struct ThemeChoice {
  let name: String
  /// Whether nobody has asked for it.
  let isUsual: Bool
  private let theme: Theme?
  /// What is wrong with it, if something is.
  let warning: String?

  /// What is worn on a light background of the terminal's own: the colours of `light`.
  static let onLight = ThemeChoice(
    name: "light", isUsual: false,
    theme: Theme.load("light", file: EmbeddedThemes.text)?.theme.onTerminalBackground, warning: nil)

  private init(name: String, isUsual: Bool, theme: Theme?, warning: String?) {
    (self.name, self.isUsual, self.theme, self.warning) = (name, isUsual, theme, warning)
  }

  init(_ opening: Opening) {
    self.init(named: opening.theme, in: opening.places)
  }

  /// The theme with a name; without one the configured one.
  init(named name: String?, in places: Places) {
    isUsual = name == nil && places.configured("Theme") == nil
    let name = name ?? places.configured("Theme") ?? "default"
    let loaded = places.theme(name)
    self.name = loaded == nil ? "default" : name
    let known = places.themeNames.joined(separator: ", ")
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
    configurationRecords.lazy.compactMap { $0[field]?.value }.first
  }

  /// Settings in the user's configuration that nothing reads.
  var configurationProblems: [String] {
    let fields = configurationRecords.flatMap(\.fields)
    let unclear =
      fields.filter { $0.name == "Mouse" && !["yes", "no"].contains($0.value) }.map {
        "\(configurationFile):\($0.namePlace.line): Mouse is yes or no, not \"\($0.value)\""
      }
      + fields.filter { $0.name == "Glyphs" && GlyphSet(rawValue: $0.value) == nil }.map {
        "\(configurationFile):\($0.namePlace.line): Glyphs is braille, block or ascii, not "
          + "\"\($0.value)\""
      }
    return unclear
      + fields.filter { !Places.configurable.contains($0.name) }.map { field in
        let near = nearest(to: field.name, among: Places.configurable)
        return "\(configurationFile):\(field.namePlace.line): \(field.name) is not a field of the "
          + "configuration; "
          + (near.map { "did you mean \($0)?" }
            ?? "there are \(Places.configurable.joined(separator: ", "))")
      }
  }

  private static let configurable = ["Directory", "Theme", "Mouse", "Glyphs", "Open"]

  private var configurationRecords: [Recfile.Record] {
    guard let root = try? DataRoot(at: configuration),
      let bytes = try? root.read("config.rec", limit: DataRoot.recordLimit).bytes
    else { return [] }
    return Recfile(parsing: bytes, file: "config.rec").records
  }

  /// The names that `--theme` takes: those that travel with the program, then the user's own.
  var themeNames: [String] {
    let entries = (try? DataRoot(at: themes).list("").entries) ?? []
    let own = entries.map(\.name).filter { $0.hasSuffix(".theme") }.map { String($0.dropLast(6)) }
    return EmbeddedThemes.names + own.filter { !EmbeddedThemes.names.contains($0) }
  }

  /// All themes, with what is wrong with them.
  var themeOffers: [ThemeOffer] {
    themeNames.map { name in
      let warnings = theme(name)?.warnings ?? []
      return ThemeOffer(
        name: name,
        warnings: warnings.map { "\($0.theme).theme, line \($0.line): \($0.sentence)" })
    }
  }

  /// A theme by its name: the user's own, else one that travels with the program.
  fileprivate func theme(_ name: String) -> (theme: Theme, warnings: [ThemeWarning])? {
    Theme.load(name) { themeText($0) ?? EmbeddedThemes.text($0) }
  }

  /// The text of a theme of the user's own.
  private func themeText(_ name: String) -> String? {
    guard let root = try? DataRoot(at: themes),
      let bytes = try? root.read(name + ".theme", limit: DataRoot.recordLimit).bytes
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
