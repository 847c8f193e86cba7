/// What the files of a data directory hold at this moment, for changes that carry their text over
/// byte for byte: an organisation knows their meaning alone.
public struct FileTexts: Sendable {
  /// The bytes of a file; `nil` where it can't be read.
  let bytes: @Sendable (_ file: String) -> [UInt8]?
  /// The names of what lies in a directory; `nil` where there is none.
  let names: @Sendable (_ directory: String) -> [String]?

  /// Whether two names are one file's, as in the middle of a renaming.
  let areOne: @Sendable (_ file: String, _ other: String) -> Bool

  /// Files that are read when they are asked for.
  public init(
    bytes: @escaping @Sendable (_ file: String) -> [UInt8]?,
    names: @escaping @Sendable (_ directory: String) -> [String]?,
    areOne: @escaping @Sendable (_ file: String, _ other: String) -> Bool = { _, _ in false }
  ) {
    self.bytes = bytes
    self.names = names
    self.areOne = areOne
  }

  /// No files: enough for whatever needs no text, as recording does.
  public static let none = FileTexts(bytes: { _ in nil }, names: { _ in nil })
}
