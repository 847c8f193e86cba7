/// The themes that travel inside the program: the files of the folder `themes`.
package enum EmbeddedThemes {
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("default", PackageResources.default_theme),
    ("dark", PackageResources.dark_theme),
    ("light", PackageResources.light_theme),
    ("high-contrast", PackageResources.high_contrast_theme),
    ("colour-blind", PackageResources.colour_blind_theme),
    ("mono", PackageResources.mono_theme),
  ]

  /// Their names, in the order in which they are offered.
  package static let names = files.map(\.name)

  /// The text of a theme's file.
  package static func text(_ name: String) -> String? {
    files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
